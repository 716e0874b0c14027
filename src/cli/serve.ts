import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '#platform/config.ts';
import { SECURITY_HEADERS } from '#platform/security-headers.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { clientAddress } from '#platform/trusted-proxy.ts';

/** Five photos of 12 MB and the words around them. */
const BODY_LIMIT = '64M';
/** How long open requests may take to end after a stop was asked for. */
const PATIENCE_MS = 8_000;
/** Headers by which we tell the pages who asks and under which address; what a visitor writes into them is overwritten. */
const TOLD = { address: 'x-sambat-address', protocol: 'x-sambat-protocol', host: 'x-sambat-host' } as const;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function isHandlerModule(module: unknown): module is { handler: Handler } {
  return (
    typeof module === 'object' &&
    module !== null &&
    'handler' in module &&
    typeof module.handler === 'function'
  );
}

async function loadPages(root: string): Promise<Handler> {
  process.env['KIT_BODY_SIZE_LIMIT'] = BODY_LIMIT;
  process.env['KIT_ADDRESS_HEADER'] = TOLD.address;
  process.env['KIT_PROTOCOL_HEADER'] = TOLD.protocol;
  process.env['KIT_HOST_HEADER'] = TOLD.host;
  const built: unknown = await import(pathToFileURL(join(root, 'build/handler.js')).href);
  if (!isHandlerModule(built)) throw new Error('the build has no handler');
  return built.handler;
}

/**
 * In production there is one address: a forged Host reaches no link, no cookie and no origin check. On a laptop the
 * address is whatever the browser used.
 */
function tellPages(request: IncomingMessage, config: Config): void {
  const own = new URL(config.origin);
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = request.headers['x-forwarded-for'];
  request.headers[TOLD.address] = clientAddress(
    peer,
    Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
    config.trustedProxies,
  );
  const anyHost = config.mode === 'development' ? request.headers.host : undefined;
  request.headers[TOLD.host] = anyHost ?? own.host;
  request.headers[TOLD.protocol] = anyHost === undefined ? own.protocol.slice(0, -1) : 'http';
}

/**
 * A mail program that stops messages with one click (RFC 8058) sends no Origin. The signed link in the address is its
 * permission, so for these pages alone a missing Origin counts as ours.
 */
function allowOneClick(request: IncomingMessage): void {
  if (request.method !== 'POST' || request.headers.origin !== undefined) return;
  if (!/^(\/[a-z]{2})?\/surat\//.test(request.url ?? '')) return;
  request.headers.origin = `${String(request.headers[TOLD.protocol])}://${String(request.headers[TOLD.host])}`;
}

/** An address that no page has: it gets the page that says so. */
const NOWHERE = '/-';

/** What stands before the question mark, or null when it cannot be decoded. */
function pathOf(address: string): string | null {
  try {
    return decodeURIComponent(address.replace(/\?.*$/s, ''));
  } catch {
    return null;
  }
}

/**
 * An address that cannot be decoded, or holds a NUL, which PostgreSQL takes in no text, is one that nobody has. SvelteKit
 * asks the hooks about the former outside of its own safety net: a hook that throws, as the door of the staff does to lead
 * to the sign-in page, would end the whole process.
 */
function mendAddress(request: IncomingMessage): void {
  const path = pathOf(request.url ?? '/');
  if (path === null || path.includes('\0')) request.url = NOWHERE;
}

/** Serves the built pages. Refuses (StartRefused) when the address is taken. */
export async function serve(root: string, config: Config): Promise<Server> {
  const handle = await loadPages(root);
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 120_000 }, (request, response) => {
    tellPages(request, config);
    mendAddress(request);
    allowOneClick(request);
    // Files of the build, and redirections from the door of the staff, do not pass the hooks of the pages.
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    handle(request, response);
  });
  server.listen(config.port, config.host);
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]: unknown[]) => {
      throw new StartRefused(`Cannot listen on ${config.host}:${config.port}: ${String(error)}.`);
    }),
  ]);
  return server;
}

/** Takes no new requests and lets the open ones end, up to a limit. */
export async function stopServing(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const hurry = setTimeout(() => {
    server.closeAllConnections();
  }, PATIENCE_MS);
  await closed;
  clearTimeout(hurry);
}
