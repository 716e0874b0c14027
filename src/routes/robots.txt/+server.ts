import type { RequestHandler } from './$types';

/** Public: what search engines leave alone. Reports of others are for everybody; own reports and the staff's pages are not. */
export const GET: RequestHandler = ({ locals }) => {
  const closed = ['/lacak', '/lapor/selesai', '/staf', '/api', '/en/lacak', '/en/lapor/selesai', '/en/staf'];
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    `Sitemap: ${locals.app.config.origin}/sitemap.xml`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};
