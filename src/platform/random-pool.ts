import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let given = pool.length;

/**
 * Random bytes for identifiers and salts, at most 4096. The system is asked for many at once: a call costs far more than
 * the bytes. None is given twice, and none stays behind. Secrets (codes, tokens, passwords) ask the system each time.
 */
export function pooledBytes(count: number): Buffer {
  if (given + count > pool.length) {
    randomFillSync(pool);
    given = 0;
  }
  const bytes = Buffer.from(pool.subarray(given, given + count));
  pool.fill(0, given, given + count);
  given += count;
  return bytes;
}
