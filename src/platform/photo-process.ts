import * as v from 'valibot';
import { PHOTO_KINDS } from './photo-kind.ts';
import { renderPhoto, restrictDecoders } from './photo-render.ts';

/** The entry of the photo process: one job in, one reply out, until the parent goes away. */
const JobSchema = v.object({
  bytes: v.instance(Uint8Array),
  kind: v.picklist(PHOTO_KINDS),
  pixelsMost: v.number(),
});

/** Well above what 50 megapixels need in any format: something is trying to eat the machine. */
const RSS_BYTES_MOST = 1500 * 1024 * 1024;
/** WebAssembly memory never shrinks: a process that has grown says so and is replaced. */
const RSS_BYTES_KEPT = 350 * 1024 * 1024;

restrictDecoders();
setInterval(() => {
  if (process.memoryUsage.rss() > RSS_BYTES_MOST) process.exit(1);
}, 50).unref();

process.on('message', (message: unknown) => {
  void answer(message);
});

async function answer(message: unknown): Promise<void> {
  const job = v.parse(JobSchema, message);
  const reply = await renderPhoto(job);
  // A WebAssembly decoder that met an error may be in any state and would call the next good photo broken.
  const spoilt = job.kind === 'heic' && reply.kind !== 'photo';
  process.send?.({ answer: reply, retire: spoilt || process.memoryUsage.rss() > RSS_BYTES_KEPT });
}
