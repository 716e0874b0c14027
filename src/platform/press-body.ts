import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const press = promisify(gzip);

/** Below this a page fits into one packet anyway. */
const LEAST_BYTES = 1_200;
/** Level 4: nearly the bytes of 6 for two thirds of the work. */
const LEVEL = 4;

const PRESSABLE = /^(text\/(html|plain|css|csv|xml)|application\/(json|xml|problem\+json)|image\/svg\+xml)/;

/** True when a body of this kind may be pressed: not pictures, and never a stream of events, which must not wait. */
function mayPress(acceptEncoding: string | null, headers: Headers): boolean {
  if (!/\bgzip\b/.test(acceptEncoding ?? '') || headers.has('content-encoding')) return false;
  return PRESSABLE.test(headers.get('content-type') ?? '');
}

/**
 * The body as it goes over the wire: gzip where the browser takes it and it pays, so that a village on a slow line is
 * served well also without a proxy in front. Sets the headers that belong to it.
 */
export async function pressBody(
  response: Response,
  headers: Headers,
  acceptEncoding: string | null,
): Promise<ReadableStream | Uint8Array<ArrayBuffer> | null> {
  if (response.body === null || !mayPress(acceptEncoding, headers)) return response.body;
  const body = new Uint8Array(await response.arrayBuffer());
  headers.append('vary', 'accept-encoding');
  if (body.length < LEAST_BYTES) return body;
  headers.set('content-encoding', 'gzip');
  headers.delete('content-length');
  return new Uint8Array(await press(body, { level: LEVEL, strategy: constants.Z_DEFAULT_STRATEGY }));
}
