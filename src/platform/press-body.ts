import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';

const pressAside = promisify(gzip);

/** Below this a page fits into one packet anyway. */
const LEAST_BYTES = 1_200;
/** Level 4: nearly the bytes of 6 for two thirds of the work. */
const LEVEL = 4;
/**
 * Up to this a page is pressed at once, in less time than it took to draw: handing it to another thread costs more, and
 * keeps it in memory until the answer comes back.
 */
const AT_ONCE_BYTES = 256_000;

function press(bytes: Uint8Array): Promise<Buffer> | Buffer {
  return bytes.length <= AT_ONCE_BYTES
    ? gzipSync(bytes, { level: LEVEL })
    : pressAside(bytes, { level: LEVEL });
}

const PRESSABLE = /^(text\/(html|plain|css|csv|xml)|application\/(json|xml|problem\+json)|image\/svg\+xml)/;

/** True when a body of this kind may be pressed: not pictures, and never a stream of events, which must not wait. */
function mayPress(acceptEncoding: string | null, headers: Headers): boolean {
  if (!/\bgzip\b/.test(acceptEncoding ?? '') || headers.has('content-encoding')) return false;
  return PRESSABLE.test(headers.get('content-type') ?? '');
}

/** What is to be sent: a page drawn as a whole, or the body of any other answer. */
type Body = string | ReadableStream<Uint8Array<ArrayBuffer>> | null;

const bytesOf = async (body: string | ReadableStream): Promise<Uint8Array<ArrayBuffer>> =>
  typeof body === 'string' ? Buffer.from(body) : new Uint8Array(await new Response(body).arrayBuffer());

/**
 * The body as it goes over the wire: gzip where the browser takes it and it pays, so that a village on a slow line is
 * served well also without a proxy in front. Sets the headers that belong to it.
 */
export async function pressBody(
  body: Body,
  headers: Headers,
  acceptEncoding: string | null,
): Promise<ReadableStream | Uint8Array<ArrayBuffer> | null> {
  const pressing = mayPress(acceptEncoding, headers);
  if (body === null || (!pressing && typeof body !== 'string')) return body;
  const bytes = await bytesOf(body);
  if (pressing) headers.append('vary', 'accept-encoding');
  const smaller = pressing && bytes.length >= LEAST_BYTES;
  if (smaller) headers.set('content-encoding', 'gzip');
  const sent = smaller ? new Uint8Array(await press(bytes)) : bytes;
  headers.set('content-length', String(sent.length));
  return sent;
}
