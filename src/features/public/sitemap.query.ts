import type { App } from '#store/app.ts';

/** A page that search engines may know. */
export interface KnownPage {
  number: string;
  changedAt: Date;
}

/** A sitemap may hold 50,000 addresses; the newest are what people look for. */
const MOST = 1000;

/** The newest public cases, for search engines. */
export async function fetchNewestPublic(app: Pick<App, 'db'>): Promise<readonly KnownPage[]> {
  const { rows } = await app.db.pool.query<KnownPage>({
    name: 'public-sitemap',
    text: `select number, changed_at as "changedAt" from case_file where is_public order by filed_at desc, id desc limit $1`,
    values: [MOST],
  });
  return rows;
}
