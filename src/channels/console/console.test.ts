import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/identity.ts';
import { consoleChannel } from './console.ts';
import { listKeptMails, readKeptMail } from './kept-mail.ts';

const folder = await mkdtemp(join(tmpdir(), 'sambat-mail-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const settings = {
  mail: { kind: 'console' },
  from: 'Sambat <sambat@contoh.test>',
  origin: 'http://localhost:3000',
  folder: join(folder, 'mail'),
  service: 'SAMBAT Online',
  city: 'Kota Malang',
} as const;

const message = (id: string, subject: string, to = 'warga@contoh.test') => ({
  id,
  to,
  language: 'id' as const,
  subject,
  paragraphs: [subject],
  facts: [],
  tables: [],
  button: null,
  footnotes: [],
  thread: null,
  unsubscribeUrl: null,
});

test('every mail is kept, newest first; trying again keeps one', async () => {
  const [first, second] = [newId(new Date(1_000)), newId(new Date(2_000))];
  await consoleChannel.send(message(first, 'Pertama'), settings);
  await consoleChannel.send(message(second, 'Kedua'), settings);
  await consoleChannel.send(message(first, 'Pertama'), settings);
  const kept = await listKeptMails(settings.folder, 10);
  expect(kept.map(({ subject }) => subject)).toEqual(['Kedua', 'Pertama']);
  expect((await readdir(settings.folder)).length).toBe(4);
  expect(await readFile(join(settings.folder, `${first}.eml`), 'utf8')).toContain('Subject: Pertama');
});

test('there is nothing to list before the first mail, and no way out of the folder', async () => {
  expect(await listKeptMails(join(folder, 'none'), 10)).toEqual([]);
  expect(await readKeptMail(settings.folder, '../../etc/passwd')).toBeNull();
});
