import { constants, createGzip, type Gzip } from 'node:zlib';

// the types forget it for gzip, which is deflate with another head
declare module 'node:zlib' {
  interface Gzip {
    reset(): void;
  }
}

/** Below this a page fits into one packet anyway. */
const LEAST_BYTES = 1_200;
/** Level 4: nearly the bytes of 6 for two thirds of the work. */
const LEVEL = 4;
/** So many presses wait for the next page; more are made when more pages come at once, and given up afterwards. */
const PRESSES_KEPT = 8;

// A press is used again: a new one for each page costs half as much work again, and keeps 16 kB of memory until the next
// great collection (35 MB more in a busy process).
const presses: Gzip[] = [];

function press(bytes: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  const gzip = presses.pop() ?? createGzip({ level: LEVEL });
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    gzip.once('error', reject);
    gzip.on('data', (part: Buffer) => parts.push(part));
    gzip.write(bytes);
    gzip.flush(constants.Z_FINISH, () => {
      gzip.removeAllListeners('error').removeAllListeners('data');
      gzip.reset();
      if (presses.length < PRESSES_KEPT) presses.push(gzip);
      resolve(Buffer.concat(parts));
    });
  });
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
  const sent = smaller ? await press(bytes) : bytes;
  headers.set('content-length', String(sent.length));
  return sent;
}
