/** A place in the list, newest first: the case at the edge of a page, and on which side of it the page lies. */
export interface Cursor {
  side: 'older' | 'newer';
  filedAt: Date;
  id: string;
}

const MARKS = { older: 0, newer: 1 } as const;
const TIME_BYTES = 6;
const LENGTH = 1 + TIME_BYTES + 16;
/** The end of the year 2199: no case is younger. */
const LATEST_MS = Date.UTC(2200, 0, 1);

/** A cursor as one word of an address. */
export function writeCursor({ side, filedAt, id }: Cursor): string {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeUInt8(MARKS[side], 0);
  bytes.writeUIntBE(filedAt.getTime(), 1, TIME_BYTES);
  bytes.write(id.replaceAll('-', ''), 1 + TIME_BYTES, 'hex');
  return bytes.toString('base64url');
}

/** The cursor of an address, or null for whatever is none: the reader then begins at the first page. */
export function readCursor(word: string): Cursor | null {
  if (!/^[\w-]{31}$/.test(word)) return null;
  const bytes = Buffer.from(word, 'base64url');
  if (bytes.length !== LENGTH) return null;
  const mark = bytes.readUInt8(0);
  const at = bytes.readUIntBE(1, TIME_BYTES);
  if (mark > MARKS.newer || at >= LATEST_MS) return null;
  const hex = bytes.toString('hex', 1 + TIME_BYTES);
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { side: mark === MARKS.newer ? 'newer' : 'older', filedAt: new Date(at), id };
}
