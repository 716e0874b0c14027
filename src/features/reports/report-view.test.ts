import { expect, test } from 'vitest';
import { ACTIONS, type Action } from '#domain/action.ts';
import { transitionOf } from '#domain/transitions.ts';
import { hasWord } from '#locales/word-for.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { openEvidence, openReport, type ReportView } from './report-view.ts';
import { file, move, officer, openReports, resolve, type Held } from './reports.fixture.ts';

const db = await freshDatabase();
const app = await openReports(db);

async function open(held: Held): Promise<ReportView> {
  const view = await openReport(app, held.by, held.ticket);
  if (!view) throw new Error('the own report does not open');
  return view;
}

const actionsOf = (view: ReportView): readonly Action[] => view.forms.map(({ action }) => action);
const dispatched = { category: 'road.pothole', classification: 'ordinary', agency: 'dpuprpkp' };

test('the history tells in plain words what an office did, and never which officer or position', async () => {
  const held = await file(app);
  const operator = await officer(app, 'operator');
  const liaison = await officer(app, 'liaison', 'dpuprpkp');
  await move(app, held, 'note', operator, { note: 'RAHASIA-DAPUR' });
  await move(app, held, 'dispatch', operator, dispatched);
  await move(app, held, 'accept', await officer(app, 'agencyAdmin', 'dpuprpkp'));
  await move(app, held, 'respond', liaison, {
    found: 'Aspal retak',
    plan: 'Ditambal',
    dueDate: '2026-06-15',
  });
  const view = await open(held);
  expect(view.story.map(({ title }) => title)).toEqual([
    'Tanggapan dinas',
    'Diterima dinas',
    'Diteruskan ke Dinas Pekerjaan Umum, Penataan Ruang, Perumahan dan Kawasan Permukiman (DPUPRPKP)',
    'Anda melapor',
  ]);
  expect(view.story[0]).toMatchObject({ who: 'DPUPRPKP', state: 'now' });
  expect(view.story[0]?.text).toMatch(/Aspal retak[^]*Ditambal[^]*15 Juni 2026/);
  const everything = JSON.stringify(view);
  for (const secret of ['RAHASIA-DAPUR', 'Made Up', operator.position, liaison.position, liaison.accountId]) {
    expect(everything).not.toContain(secret);
  }
});

test('the page says who has it, since when, and by when, with both clocks', async () => {
  const held = await file(app);
  await move(app, held, 'dispatch', await officer(app, 'operator'), dispatched);
  app.later(3);
  const view = await open(held);
  expect(view.standing.turn).toContain('DPUPRPKP');
  expect(view.standing.since).toContain('3 hari');
  expect(view.service).toMatchObject({ state: 'late', words: 'Lewat 2 hari' });
  expect(view.citizen).toMatchObject({ state: 'running', words: 'Sudah 3 hari' });
});

test('a holiday that lengthens a promise is named', async () => {
  app.at = new Date('2026-12-22T02:00:00Z');
  const held = await file(app);
  await move(app, held, 'dispatch', await officer(app, 'operator'), dispatched);
  await move(app, held, 'accept', await officer(app, 'agencyAdmin', 'dpuprpkp'));
  const evidence = await openEvidence(app, held.by, held.ticket);
  const settle = evidence?.promises.find(({ clock }) => clock === 'settle');
  expect(settle?.notes.join()).toMatch(/\+\d hari: .*Natal/);
  const law = evidence?.promises.find(({ clock }) => clock === 'legalDecision');
  expect(law?.notes).toEqual([]);
  app.at = new Date('2026-06-08T02:00:00Z');
});

test('a reveal of the contact is told with its reason, its office and its time, and stays out of the history', async () => {
  const held = await file(app);
  expect(await open(held)).toMatchObject({ reveals: [], hasContact: true });
  await move(app, held, 'reveal', await officer(app, 'operator'), { inside: 'Menanyakan titik persis' });
  const view = await open(held);
  expect(view.reveals).toEqual([
    'Dibuka oleh Diskominfo pada 8 Juni 2026, 09.00, alasan: Menanyakan titik persis',
  ]);
  expect(view.story).toHaveLength(1);
});

async function merged(): Promise<{ elder: Held; younger: Held }> {
  const elder = await file(app, { text: 'KATA-PELAPOR-PERTAMA lubang besar di sini.' });
  const operator = await officer(app, 'operator');
  await move(app, elder, 'message', elder.by, { text: 'PESAN-LAMA' });
  await move(app, elder, 'ask', operator, { question: 'TANYA-LAMA' });
  await move(app, elder, 'reply', elder.by, { reply: 'JAWAB-LAMA' });
  await move(app, elder, 'reveal', operator, { inside: 'BUKA-LAMA' });
  await move(app, elder, 'dispatch', operator, dispatched);
  app.later(0.01);
  const younger = await file(app, { text: 'Lubang yang sama, kata pelapor kedua.' });
  app.later(0.01);
  await move(app, younger, 'merge', operator, { otherCase: elder.ticket });
  return { elder, younger };
}

test('after a merge a reporter sees what the city did in the other case, and no word of its reporter', async () => {
  const { elder, younger } = await merged();
  app.later(0.01);
  await move(app, elder, 'message', elder.by, { text: 'PESAN-BARU' });
  await move(app, elder, 'accept', await officer(app, 'agencyAdmin', 'dpuprpkp'));
  const view = await open(younger);
  expect(view.status).toBe('handling');
  expect(view.standing.remarks.join()).toMatch(new RegExp(`${elder.ticket}.*2 warga`));
  expect(view.story.map(({ title }) => title.slice(0, 12))).toEqual([
    'Diterima din',
    'Digabung den',
    'Anda melapor',
    'Diteruskan k',
  ]);
  const everything = JSON.stringify(view);
  for (const words of ['PERTAMA', 'PESAN-LAMA', 'PESAN-BARU', 'TANYA-LAMA', 'JAWAB-LAMA', 'BUKA-LAMA']) {
    expect(everything).not.toContain(words);
  }
  expect(JSON.stringify(await open(elder))).not.toContain('pelapor kedua');
  expect((await open(elder)).standing.remarks).toEqual(['1 warga lain melaporkan hal yang sama.']);
});

test('a merged reporter may part again, and then stands alone with the own history', async () => {
  const { elder, younger } = await merged();
  expect(actionsOf(await open(younger))).toContain('unmerge');
  expect(actionsOf(await open(elder))).not.toContain('unmerge');
  await move(app, younger, 'unmerge', younger.by);
  const view = await open(younger);
  expect(view.status).toBe('received');
  expect(view.standing.remarks).toEqual([]);
  expect(view.story[0]?.title).toBe('Anda memisahkan laporan ini');
});

test('what another reporter decides is told without the words and the rating', async () => {
  const { elder, younger } = await merged();
  const admin = await officer(app, 'agencyAdmin', 'dpuprpkp');
  await move(app, elder, 'accept', admin);
  await move(app, elder, 'answerOnly', await officer(app, 'liaison', 'dpuprpkp'), { answer: 'Sudah.' });
  await move(app, elder, 'confirm', elder.by, { rating: 1, comment: 'KOMENTAR-ORANG' });
  const view = await open(younger);
  expect(view.story[0]).toEqual(
    expect.objectContaining({ title: 'Pelapor lain menyatakan sudah beres', state: 'now' }),
  );
  expect(view.story[0]?.text).toBeUndefined();
  expect(JSON.stringify(view)).not.toContain('KOMENTAR-ORANG');
});

test('a sealed report says who alone can read it; a private one that the public cannot', async () => {
  const sealed = await open(await file(app, { sealed: true, category: null }));
  expect(sealed.standing.remarks.join()).toContain('Inspektorat');
  expect(sealed.standing.turn).toContain('Inspektorat');
  const closed = await open(await file(app, { private: true }));
  expect(closed.standing.remarks).toEqual([expect.stringContaining('tidak ditampilkan kepada umum')]);
});

test('a resolved report asks whether it is fixed, with what the agency says it did', async () => {
  const held = await file(app);
  await resolve(app, held);
  const view = await open(held);
  expect(actionsOf(view).slice(0, 2)).toEqual(['confirm', 'dispute']);
  expect(view.result?.text).toContain('Lubang sudah ditambal.');
});

test('a proposal to wait for money is told with its approval, not before', async () => {
  const held = await file(app);
  await move(app, held, 'dispatch', await officer(app, 'operator'), dispatched);
  await move(app, held, 'accept', await officer(app, 'agencyAdmin', 'dpuprpkp'));
  await move(app, held, 'proposeDeferral', await officer(app, 'liaison', 'dpuprpkp'), {
    estimateClass: 'to200',
    fundingRoute: 'PAK',
    gateName: 'Perubahan anggaran 2026',
    gateDate: '2026-08-01',
    interim: 'Dipasang rambu',
    reason: 'Anggaran tahun ini habis',
  });
  expect(JSON.stringify(await open(held))).not.toContain('Perubahan anggaran');
  await move(app, held, 'deferBudget', await officer(app, 'agencyHead', 'dpuprpkp'));
  const [line] = (await open(held)).story;
  expect(line?.title).toBe('Menunggu anggaran');
  expect(line?.text).toMatch(/Dipasang rambu[^]*Perubahan anggaran 2026[^]*1 Agustus 2026/);
});

test('after fourteen days without an answer the page names the Ombudsman', async () => {
  const held = await file(app);
  await move(app, held, 'dispatch', await officer(app, 'operator'), dispatched);
  expect((await open(held)).ombudsman).toBeNull();
  app.later(15);
  expect((await open(held)).ombudsman).toContain('Ombudsman');
  const evidence = await openEvidence(app, held.by, held.ticket);
  expect(evidence?.promises.find(({ clock }) => clock === 'legalReply')).toMatchObject({ broken: true });
  expect(evidence?.seal.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('looking changes nothing', async () => {
  const held = await file(app);
  const count = async (): Promise<unknown> =>
    (
      await db.pool.query(
        `select (select count(*) from event) as events, (select count(*) from audit) as deeds,
         (select max(version) from case_file) as version, (select count(*) from turn) as turns`,
      )
    ).rows;
  const before = await count();
  await open(held);
  await openEvidence(app, held.by, held.ticket);
  expect(await count()).toEqual(before);
});

/** Steps that a reporter never hears of, or hears of elsewhere. */
const UNTOLD: readonly Action[] = [
  'note', 'confirmRoute', 'delegate', 'approvePause', 'instruct', 'proposeDeferral', 'reveal',
]; // prettier-ignore
const ENDS: Partial<Record<Action, readonly string[]>> = {
  reviewBudget: ['reviewBudget_funded', 'reviewBudget_nextGate', 'reviewBudget_declined'],
  externalAnswer: ['externalAnswer_solved', 'externalAnswer_waiting'],
};
/** The other side of a merge, told in the name of the city whoever asked for it. */
const OTHER_SIDE: readonly Action[] = ['absorb', 'release'];
const NOT_OF_OTHERS: readonly Action[] = ['submit', 'message', 'unmerge', ...OTHER_SIDE];

const told = ACTIONS.filter((action) => !UNTOLD.includes(action));
const reporters = told.filter((action) => transitionOf(action).by.some((role) => role === 'reporter'));
const citys = told.filter((action) => transitionOf(action).by.some((role) => role !== 'reporter'));
const namesOf = (actions: readonly Action[]): readonly string[] =>
  actions.flatMap((action) => ENDS[action] ?? [action]);

test.each([
  ['track_did', namesOf([...citys, ...OTHER_SIDE])],
  ['track_i', namesOf(reporters.filter((action) => !OTHER_SIDE.includes(action)))],
  ['track_other', namesOf(reporters.filter((action) => !NOT_OF_OTHERS.includes(action)))],
])('every step that is told has its words in %s', (group, names) => {
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !hasWord(group, name))).toEqual([]);
});
