/** Pages work without script. The staff's layout switches hydration on for itself. */
export const csr = false;
