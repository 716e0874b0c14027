import { fetchNewestPublic } from '#features/public/sitemap.query.ts';
import type { RequestHandler } from './$types';

const PAGES = ['/', '/lapor', '/laporan', '/peta', '/tentang', '/privasi', '/aturan'];

/** Public: the pages that search engines may know. Addresses are ours or ticket numbers: nothing needs escaping. */
export const GET: RequestHandler = async ({ locals: { app } }) => {
  const { origin } = app.config;
  const cases = await fetchNewestPublic(app);
  const entries = [
    ...PAGES.map((path) => `<url><loc>${origin}${path}</loc></url>`),
    ...cases.map(
      ({ number, changedAt }) =>
        `<url><loc>${origin}/laporan/${number}</loc><lastmod>${changedAt.toISOString()}</lastmod></url>`,
    ),
  ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`;
  return new Response(xml, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
};
