/** The staff's pages are at hand all day: they are hydrated, for the keyboard and for fresh numbers. */
export const csr = true;
