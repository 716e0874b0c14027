import { randomBytes } from 'node:crypto';
import { openFiles } from '#platform/files.ts';

/** Puts random files into the folder it is given, several at once, and names each when it is kept, until killed. */
const files = await openFiles(process.argv[2] ?? '');
async function putForever(): Promise<never> {
  for (;;) process.send?.(await files.put(randomBytes(1_500_000), 'application/octet-stream'));
}
await Promise.all([putForever(), putForever(), putForever()]);
