import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { guardStaff, recognise } from '#features/people/recognise.ts';
import { localeOf } from '#locales/locale.ts';
import { speaking } from '#locales/request-locale.ts';
import { m } from '#locales/words/messages.js';
import { openLog } from '#platform/log.ts';
import { noteRequest } from '#platform/metrics.ts';
import { pressBody } from '#platform/press-body.ts';
import { pooledBytes } from '#platform/random-pool.ts';
import { BARE_PAGE_POLICY, SECURITY_HEADERS } from '#platform/security-headers.ts';
import { isDatabaseAway } from '#store/database.ts';
import { appOfProcess } from '#store/process-app.ts';
import { plainPage } from '#ui/plain-page.ts';
import themeUrl from '#ui/theme.css?url';

const ONE_YEAR_OF_HTTPS = 'max-age=31536000; includeSubDomains';
const RETRY_AFTER_SECONDS = '20';

const log = openLog();

/** Nothing is kept by a cache unless the page itself said so: most pages hold something personal. */
function protect(event: RequestEvent, headers: Headers): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
  if (event.url.protocol === 'https:') headers.set('strict-transport-security', ONE_YEAR_OF_HTTPS);
  if (headers.get('content-type')?.startsWith('text/html')) protectPage(headers);
  headers.set('x-request-id', event.locals.requestId);
}

/** Every page says its letters, and one that no page of ours made gets a policy too. */
function protectPage(headers: Headers): void {
  if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', BARE_PAGE_POLICY);
}

/** Where the city chose a tile server, pictures may come from there too; `{s}` in its name stands for any part. */
function allowTiles(headers: Headers, tileUrl: string | undefined): void {
  const source = tileUrl && /^https?:\/\/[^/;,\s'"]+/.exec(tileUrl)?.[0].replace('{s}', '*');
  const policy = headers.get('content-security-policy');
  if (source && policy) {
    headers.set('content-security-policy', policy.replace("img-src 'self'", `img-src 'self' ${source}`));
  }
}

/** The page for troubles that come before any page can be drawn, a session that cannot be read for instance. */
function databaseAwayPage(event: RequestEvent): Response {
  const { locale, requestId } = event.locals;
  const html = plainPage({
    lang: locale,
    title: m.trouble_database_title(),
    text: m.trouble_database_text(),
    footnote: m.trouble_id({ id: requestId }),
    styleUrl: themeUrl,
  });
  return new Response(html, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
}

/** An answer, and its page where one was drawn. */
interface Drawn {
  answer: Response;
  page: string | null;
}

/**
 * Draws the page. We take it as a whole and leave SvelteKit an empty one: it would read every letter for an ETag, which a
 * page that no cache may keep does not need, and copy it twice. Our pages promise nothing that comes later, so there is
 * never a second part.
 */
async function draw(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Drawn> {
  const drawn: string[] = [];
  const answer = await resolve(event, {
    transformPageChunk: ({ html }) => {
      drawn.push(html.replace('%sambat.lang%', event.locals.locale));
      return '';
    },
  });
  const page = drawn[0] ?? null;
  if (page !== null && !answer.headers.has('etag')) throw new Error('a page came in parts');
  return { answer, page };
}

async function respond(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Drawn> {
  try {
    event.locals.app = await appOfProcess();
    await recognise(event);
    guardStaff(event);
    const drawn = await draw(event, resolve);
    allowTiles(drawn.answer.headers, event.locals.app.config.tiles?.url);
    return drawn;
  } catch (trouble) {
    if (!isDatabaseAway(trouble)) throw trouble;
    return { answer: databaseAwayPage(event), page: null };
  }
}

export const handle: Handle = ({ event, resolve }) => {
  const locale = localeOf(event.url.pathname);
  event.locals.requestId = pooledBytes(5).toString('hex');
  event.locals.locale = locale;
  event.locals.staff = null;
  event.locals.officer = null;
  const began = performance.now();
  return speaking(locale, async () => {
    const { answer, page } = await respond(event, resolve);
    noteRequest(event.route.id, event.request.method, answer.status, (performance.now() - began) / 1000);
    const headers = new Headers(answer.headers);
    protect(event, headers);
    if (answer.status === 503) headers.set('retry-after', RETRY_AFTER_SECONDS);
    if (page !== null) headers.delete('etag');
    const body = await pressBody(page ?? answer.body, headers, event.request.headers.get('accept-encoding'));
    return new Response(body, { status: answer.status, statusText: answer.statusText, headers });
  });
};

/** A body that ends early or is not what its header says (a broken multipart, for one) is the sender's mistake, not ours. */
function isUnreadableBody(trouble: unknown): boolean {
  return trouble instanceof TypeError && /parse body|form ?data|multipart/i.test(trouble.message);
}

/**
 * What a person sees of a surprise: a sentence and an id, never a stack. The log gets the id and the kind of page, not its
 * address, which may hold a code.
 */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return error;
  const id = event.locals.requestId;
  if (isDatabaseAway(error)) return { status: 503, message: 'Database away', id, databaseAway: true };
  if (isUnreadableBody(error)) return { status: 400, message: 'Unreadable body' };
  log.error(
    { err: error, requestId: id, route: event.route.id, method: event.request.method },
    'a page failed',
  );
  return { status: 500, message: 'Internal error', id };
};
