import type { App } from '#store/app.ts';

/** A complaint whose sender was told that it is kept. */
export interface Acknowledged {
  /** stands in the text, and nowhere else */
  mark: string;
  key: string;
  email: string;
}

interface Counts {
  lost: number;
  doubled: number;
  /** kept, although the sender was never told so */
  unacknowledged: number;
  'receipts missing': number;
  'receipts doubled': number;
}

/** What the database and the mail server know of the complaints that were acknowledged. */
export async function countLost(
  app: App,
  acknowledged: readonly Acknowledged[],
  mails: readonly { to: string; subject: string }[],
): Promise<Counts> {
  const { rows } = await app.db.pool.query<{ mark: string; reports: number }>(
    String.raw`select substring(text from '\((uji-\d+-\d+)\)$') as mark, count(*) as reports from report group by 1`,
  );
  const kept = new Map(rows.map(({ mark, reports }) => [mark, reports]));
  const received = Map.groupBy(mails, ({ to }) => to);
  const receiptsOf = ({ email }: Acknowledged): number => {
    const bySubject = Map.groupBy(received.get(email) ?? [], ({ subject }) => subject);
    return Math.max(0, ...[...bySubject.values()].map((same) => same.length));
  };
  const receipts = acknowledged.map(receiptsOf);
  return {
    lost: acknowledged.filter(({ mark }) => !kept.has(mark)).length,
    doubled: [...kept.values()].filter((reports) => reports > 1).length,
    unacknowledged: kept.size - acknowledged.filter(({ mark }) => kept.has(mark)).length,
    'receipts missing': receipts.filter((count) => count === 0).length,
    'receipts doubled': receipts.filter((count) => count > 1).length,
  };
}
