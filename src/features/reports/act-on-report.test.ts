import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Action } from '#domain/action.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { actOnReport, type Acted } from './act-on-report.ts';
import { openReport, type ReportView } from './report-view.ts';
import { ADDRESS, file, formOf, move, officer, openReports, resolve, type Held } from './reports.fixture.ts';

const db = await freshDatabase();
const app = await openReports(db);
const dispatched = { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' };

async function open(held: Held): Promise<ReportView> {
  const view = await openReport(app, held.by, held.ticket);
  if (!view) throw new Error('the own report does not open');
  return view;
}

/** The form of an action as the page shows it, filled in. */
async function shownForm(
  held: Held,
  action: Action,
  values: Readonly<Record<string, string>>,
): Promise<FormData> {
  const form = (await open(held)).forms.find((one) => one.action === action);
  if (!form) throw new Error(`${action} is not offered`);
  return formOf({ action, key: form.key, seen: String(form.seen), ...values });
}

async function send(held: Held, form: FormData, address = ADDRESS): Promise<Acted> {
  const acted = await actOnReport(app, held.by, held.ticket, form, address);
  if (!acted) throw new Error('the report is not known');
  return acted;
}

function failedOf(acted: Acted) {
  if (acted.ok) throw new Error('it was taken');
  return acted;
}

async function eventsOf(held: Held): Promise<number> {
  const found = await db.pool.query<{ n: number }>('select count(*) as n from event where case_id = $1', [
    held.caseId,
  ]);
  return found.rows[0]?.n ?? 0;
}

async function photo(name = 'lubang.jpg', grey = 90): Promise<File> {
  const jpeg = await sharp({
    create: { width: 64, height: 48, channels: 3, background: { r: grey, g: 80, b: 70 } },
  })
    .jpeg()
    .toBuffer();
  return new File([new Uint8Array(jpeg)], name, { type: 'image/jpeg' });
}

const asked = async (): Promise<Held> => {
  const held = await file(app);
  await move(app, held, 'ask', await officer(app, 'operator'), { question: 'Di sebelah mana?' });
  return held;
};

const resolved = async (): Promise<Held> => {
  const held = await file(app);
  await resolve(app, held);
  return held;
};

const rejected = async (): Promise<Held> => {
  const held = await file(app);
  const reason = app.city.rejectReasons.find((one) => !one.afterQuestion)?.code ?? '';
  await move(app, held, 'reject', await officer(app, 'coordinator'), {
    rejectReason: reason,
    reason: 'Bukan.',
    help: 'x',
  });
  return held;
};

const closed = async (): Promise<Held> => {
  const held = await resolved();
  await move(app, held, 'confirm', held.by);
  return held;
};

const withdrawn = async (): Promise<Held> => {
  const held = await file(app);
  await move(app, held, 'withdraw', held.by);
  return held;
};

const merged = async (): Promise<Held> => {
  const [elder, younger] = [await file(app), await file(app)];
  await move(app, younger, 'merge', await officer(app, 'operator'), { otherCase: elder.ticket });
  return younger;
};

const EVERY: readonly [Action, () => Promise<Held>, Readonly<Record<string, string>>, string][] = [
  ['reply', asked, { reply: 'Sebelah kiri' }, 'received'],
  ['confirm', resolved, { rating: '4', comment: 'Cepat' }, 'closed'],
  ['dispute', resolved, { comment: 'Masih berlubang' }, 'handling'],
  ['object', rejected, { objection: 'Ini jalan kota' }, 'received'],
  ['reopen', closed, { comment: 'Berlubang lagi' }, 'handling'],
  ['revive', withdrawn, { reply: 'Masih perlu' }, 'received'],
  ['unmerge', merged, { reason: 'Lubang lain' }, 'received'],
  ['message', () => file(app), { text: 'Tambah satu keterangan' }, 'received'],
  ['withdraw', () => file(app), { comment: 'Sudah beres sendiri' }, 'withdrawn'],
];

test.each(EVERY)(
  '%s goes through its form, and the words come back in the own history',
  async (action, make, values, status) => {
    const held = await make();
    expect(await send(held, await shownForm(held, action, values))).toEqual({ ok: true, action });
    const view = await open(held);
    expect(view.status).toBe(status);
    const words = Object.values(values).find((text) => text.length > 1) ?? '';
    expect(view.story[0]?.text).toContain(words);
  },
);

test('the rating is kept with the report', async () => {
  const held = await resolved();
  await send(held, await shownForm(held, 'confirm', { rating: '2' }));
  expect((await open(held)).story[0]?.text).toBe('Penilaian: 2 dari 5');
  const found = await db.pool.query('select rating from report where id = $1', [held.by.reportId]);
  expect(found.rows).toEqual([{ rating: 2 }]);
});

test('the same form sent twice is done once', async () => {
  const held = await file(app);
  const form = await shownForm(held, 'message', { text: 'Sekali saja' });
  const answers = await Promise.all([send(held, form), send(held, form)]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await eventsOf(held)).toBe(2);
});

test('a form of an older page is refused, and what was typed stands in it again', async () => {
  const held = await asked();
  const form = await shownForm(held, 'reply', { reply: 'Sebelah kiri, dekat tiang' });
  await move(app, held, 'message', await officer(app, 'operator'), { text: 'Kami menunggu.' });
  const acted = failedOf(await send(held, form));
  expect(acted.status).toBe(409);
  const view = await openReport(app, held.by, held.ticket, acted.failed);
  const again = view?.forms.find(({ action }) => action === 'reply');
  expect(view?.problem).toMatch(/berubah/);
  expect(again).toMatchObject({ failed: true, fields: [{ value: 'Sebelah kiri, dekat tiang' }, {}] });
  const retry = formOf({
    action: 'reply',
    key: again?.key ?? '',
    seen: String(again?.seen),
    reply: 'Sebelah kiri',
  });
  expect(await send(held, retry)).toMatchObject({ ok: true });
});

test('what was typed into an action that is over is moved to the message box', async () => {
  const held = await resolved();
  const form = await shownForm(held, 'dispute', { comment: 'Masih berlubang di ujung' });
  await move(app, held, 'confirm', held.by);
  const acted = failedOf(await send(held, form));
  const view = await openReport(app, held.by, held.ticket, acted.failed);
  const message = view?.forms.find(({ action }) => action === 'message');
  expect(message?.failed).toBe(true);
  expect(message?.fields[0]?.value).toBe('Masih berlubang di ujung');
});

test('an empty answer, a rating beyond five and a text too long are said beside their fields', async () => {
  const one = await asked();
  const empty = failedOf(await send(one, await shownForm(one, 'reply', { reply: ' \u0000 ' })));
  expect(empty).toMatchObject({
    status: 422,
    failed: { faults: { reply: 'Isi salah satu dari isian ini.' } },
  });
  const two = await resolved();
  const long = 'x'.repeat(2001);
  const wrong = failedOf(await send(two, await shownForm(two, 'confirm', { rating: '6', comment: long })));
  expect(Object.keys(wrong.failed.faults)).toEqual(['rating', 'comment']);
  expect(wrong.failed.values.comment).toBe(long);
  expect((await open(two)).status).toBe('resolved');
});

test('a good photo is kept while a bad one is refused, and need not be sent again', async () => {
  const held = await asked();
  const form = await shownForm(held, 'reply', {});
  form.append('photos', await photo());
  form.append('photos', new File(['bukan foto'], 'surat.jpg', { type: 'image/jpeg' }));
  const acted = failedOf(await send(held, form));
  expect(acted.failed.faults.photos).toBeTruthy();
  const [kept] = acted.failed.kept.photos ?? [];
  expect(kept?.src).toMatch(/^\/foto\/[0-9a-f]{64}$/);
  const again = await shownForm(held, 'reply', { photos: kept?.id ?? '' });
  expect(await send(held, again)).toMatchObject({ ok: true });
  expect((await open(held)).story[0]?.photos).toHaveLength(1);
});

test('a photo of another reporter cannot be taken', async () => {
  const [mine, other] = [await asked(), await asked()];
  const form = await shownForm(other, 'reply', {});
  form.append('photos', await photo('a.jpg', 33));
  form.append('photos', new File(['x'], 'b.jpg', { type: 'image/jpeg' }));
  const acted = failedOf(await send(other, form));
  const stolen = acted.failed.kept.photos?.[0]?.id ?? '';
  const tried = failedOf(await send(mine, await shownForm(mine, 'reply', { photos: stolen })));
  expect(tried.failed.kept.photos).toEqual([]);
  expect((await open(mine)).status).toBe('needs_reporter');
});

test('a reporter takes no action of an officer, nor one that the case does not allow', async () => {
  const held = await file(app);
  for (const action of ['dispatch', 'reveal', 'submit', 'closeSilent', '__proto__', '']) {
    const acted = failedOf(await send(held, formOf({ action, ...dispatched })));
    expect(acted.failed.problem).toBe('Tindakan ini tidak tersedia.');
  }
  const early = failedOf(await send(held, formOf({ action: 'confirm', rating: '5' })));
  expect(early.status).toBe(409);
  expect(await eventsOf(held)).toBe(1);
});

test('a report is not acted on under the ticket of another', async () => {
  const [mine, other] = [await file(app), await file(app)];
  const form = formOf({ action: 'message', text: 'Halo' });
  expect(await actOnReport(app, mine.by, other.ticket, form, ADDRESS)).toBeNull();
});

test('too many acts from one network are slowed down, and the words are kept', async () => {
  const held = await file(app);
  const send61 = async (): Promise<Acted> =>
    send(held, formOf({ action: 'message', text: 'Lagi' }), '198.51.100.77');
  let last = await send61();
  for (let i = 0; i < 60; i += 1) last = await send61();
  expect(failedOf(last)).toMatchObject({ status: 429, failed: { values: { text: 'Lagi' } } });
});

test('hostile strings are kept or refused as text, and never break the page', async () => {
  const held = await file(app);
  const blns = await hostileStrings();
  expect(blns.length).toBeGreaterThan(8);
  for (const [index, text] of blns.entries()) {
    await send(held, formOf({ action: 'message', text, key: text, seen: text }), `192.0.2.${index}`);
    await send(held, formOf({ action: text, text }), `192.0.2.${index}`);
  }
  expect((await open(held)).story.length).toBeGreaterThan(1);
});

/** Strings that have broken such forms before; a few of each family. */
async function hostileStrings(): Promise<string[]> {
  const text = await readFile(join(import.meta.dirname, 'hostile.fixture.txt'), 'utf8');
  return [
    ...text.split('\n').filter((line) => line !== ''),
    '\u0000',
    '\ud800',
    '\u202eabc',
    'a\r\nBcc: x@y.z',
  ];
}
