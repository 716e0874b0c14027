import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { isId } from '#platform/identity.ts';

const KEPT_MAIL = v.object({
  id: v.string(),
  to: v.string(),
  subject: v.string(),
  text: v.string(),
  html: v.string(),
});
/** A mail as the console channel keeps it. */
export type KeptMail = v.InferOutput<typeof KEPT_MAIL>;

/** The newest kept mails, newest first; none when there is no folder yet. */
export async function listKeptMails(folder: string, most: number): Promise<KeptMail[]> {
  const names = await readdir(folder).catch(() => []);
  const ids = names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  const newest = ids.filter(isId).toSorted().toReversed().slice(0, most);
  const mails = await Promise.all(newest.map((id) => readKeptMail(folder, id)));
  return mails.filter((mail) => mail !== null);
}

/** One kept mail, or null. */
export async function readKeptMail(folder: string, id: string): Promise<KeptMail | null> {
  if (!isId(id)) return null;
  const text = await readFile(join(folder, `${id}.json`), 'utf8').catch(() => null);
  if (text === null) return null;
  const read = v.safeParse(KEPT_MAIL, JSON.parse(text));
  return read.success ? read.output : null;
}
