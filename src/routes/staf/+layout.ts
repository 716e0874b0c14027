/** A case and the board are hydrated, for their forms and for fresh numbers; the other pages say that they are not. */
export const csr = true;
