import { expect, test } from 'vitest';
import { isPublic, type CaseState } from '#domain/case.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { MONDAY, officer } from '../../../tests/support/build-case.ts';
import { draft, file, move, uploadPhoto } from '../../../tests/support/stored-case.ts';
import { scopeOf } from '#store/move-case.ts';
import { caseView } from './case-view.ts';
import { fetchPublicCase, type PublicCase } from './public-case.query.ts';
import { CITY, randomCases, SECRETS, statesOf } from './public.fixture.ts';

const db = await freshDatabase();
const app = { db, city: CITY };
const NOW = new Date('2026-08-01T00:00:00Z');
const cases = await randomCases(db, 60, 900, 7_331);

async function publicCase(number: string): Promise<PublicCase> {
  const answer = await fetchPublicCase(app, number);
  if (answer.kind !== 'case') throw new Error(`${number} is ${answer.kind}`);
  return answer.found;
}

/** Where a merge leads in the end, when every step of the way was open to others. */
function endOf(state: CaseState, states: Map<string, { state: CaseState }>): CaseState | null {
  const next = state.mergedInto === null ? undefined : states.get(state.mergedInto)?.state;
  if (!next) return null;
  return isPublic(next) ? next : endOf(next, states);
}

/** What everybody must get for a case. */
function expectedKind(
  state: CaseState,
  states: Map<string, { state: CaseState }>,
): 'case' | 'moved' | 'none' {
  if (isPublic(state)) return 'case';
  const isClosed = state.private || state.sealed || state.hidden;
  return state.status === 'merged' && !isClosed && endOf(state, states) !== null ? 'moved' : 'none';
}

test('a page exists exactly for public cases; a merged one leads to the public case that holds it', async () => {
  const states = await statesOf(db);
  const kinds = new Set<string>();
  for (const { caseId, number } of cases) {
    const state = states.get(caseId)?.state;
    const answer = await fetchPublicCase(app, number);
    kinds.add(answer.kind);
    expect(answer.kind, `${number} ${state?.status}`).toBe(state && expectedKind(state, states));
  }
  expect([...kinds].toSorted()).toEqual(['case', 'moved', 'none']);
});

test('a page names no person, no contact, no internal word and no word of another reporter', async () => {
  const { rows } = await db.pool.query<{ id: string; case_id: string }>('select id, case_id from report');
  const kinds = new Set<string>();
  for (const { number } of cases) {
    const answer = await fetchPublicCase(app, number);
    if (answer.kind !== 'case') continue;
    const shown = JSON.stringify(caseView(answer.found, CITY, NOW));
    for (const secret of Object.values(SECRETS)) expect(shown, `${number}: ${secret}`).not.toContain(secret);
    for (const { id, case_id } of rows) {
      expect(shown).not.toContain(id);
      expect(shown).not.toContain(case_id);
    }
    expect(shown).not.toMatch(/Petugas |[a-z]+\.(operator|liaison|agencyAdmin|fieldOfficer)\d/);
    for (const { action } of answer.found.events) kinds.add(action);
  }
  expect(kinds.size).toBeGreaterThan(15);
});

test('the photos of everybody are the public ones that are not hidden', async () => {
  const shas = await Promise.all(
    cases.map(async ({ number }) => {
      const answer = await fetchPublicCase(app, number);
      return answer.kind === 'case' ? answer.found.photos.map(({ sha256 }) => sha256) : [];
    }),
  );
  const { rows } = await db.pool.query<{ sha256: string }>(
    `select a.sha256 from attachment a join case_file c on c.id = a.case_id
     where c.is_public and a.audience = 'public' and a.hidden_at is null`,
  );
  expect(shas.flat().toSorted()).toEqual(rows.map(({ sha256 }) => sha256).toSorted());
  expect(shas.flat().length).toBeGreaterThan(10);
  const [hidden] = shas.flat();
  await db.pool.query('update attachment set hidden_at = now() where sha256 = $1', [hidden]);
  for (const { number } of cases) {
    const answer = await fetchPublicCase(app, number);
    if (answer.kind === 'case')
      expect(answer.found.photos.some(({ sha256 }) => sha256 === hidden)).toBe(false);
  }
});

test('near cases are public ones within the walk, nearest first', async () => {
  let seen = 0;
  const states = await statesOf(db);
  const open = cases.filter(({ caseId }) => {
    const state = states.get(caseId)?.state;
    return state !== undefined && isPublic(state);
  });
  for (const { number } of open) {
    const { near } = await publicCase(number);
    seen += near.length;
    for (const one of near) {
      expect(open.some((other) => other.number === one.number && other.number !== number)).toBe(true);
      expect(one.meters).toBeLessThanOrEqual(300);
    }
    expect(near.map(({ meters }) => meters)).toEqual(
      near.map(({ meters }) => meters).toSorted((a, b) => a - b),
    );
  }
  expect(seen).toBeGreaterThan(0);
});

test('a whole case is told with three facts, both clocks and its photos before and after', async () => {
  const operator = officer(CITY, 'operator');
  const admin = officer(CITY, 'agencyAdmin', 'roads');
  const filed = await file(db, draft({ text: 'Trotoar ambles dekat sekolah', category: 'hole' }));
  const at = (hours: number) => ({ city: CITY, now: new Date(MONDAY.getTime() + hours * 3_600_000) });
  const { caseId, ticket } = filed;
  expect(await fetchPublicCase(app, ticket)).toEqual({ kind: 'none' });
  await move(db, caseId, 'dispatch', operator, { category: 'hole', agency: 'roads' }, at(1));
  await move(db, caseId, 'accept', admin, {}, at(2));
  await move(db, caseId, 'respond', admin, { found: 'Tanah turun', plan: 'Diuruk' }, at(3));
  const before = await uploadPhoto(db, scopeOf(admin));
  const after = await uploadPhoto(db, scopeOf(admin));
  await move(
    db,
    caseId,
    'complete',
    admin,
    { answer: 'Sudah diuruk', before: [before], after: [after] },
    at(26),
  );
  const shown = caseView(await publicCase(ticket), CITY, at(27).now);
  expect(shown.milestones.map(({ value }) => value)).toEqual(['8 Juni 2026', '9 Juni 2026', 'Belum']);
  expect(shown.service).toMatchObject({ label: 'Janji layanan: Validasi', state: 'running' });
  expect(shown.age).toMatchObject({ words: '1 hari', state: 'running' });
  expect(shown.photos.map(({ caption }) => caption)).toEqual(['Sebelum', 'Sesudah']);
  expect(shown.story.map(({ title }) => title)).toEqual([
    'Dilaporkan selesai',
    'Tanggapan pertama',
    'Diterima dinas',
    'Diteruskan',
    'Laporan diterima',
  ]);
  expect(shown.story[0]).toMatchObject({ who: 'ROADS', text: 'Sudah diuruk', state: 'now' });
  expect(shown.story[1]?.text).toContain('Yang ditemukan: Tanah turun\nYang akan dikerjakan: Diuruk');
  await move(db, caseId, 'validate', operator, {}, at(28));
  const validated = caseView(await publicCase(ticket), CITY, at(29).now);
  expect(validated.service).toMatchObject({ label: 'Janji layanan: Selesai ditindaklanjuti', state: 'done' });
});

test('a wait for money is told when it was approved, with its reason and date', async () => {
  const operator = officer(CITY, 'operator');
  const filed = await file(db, draft({ text: 'Jembatan kayu lapuk di gang', category: 'hole' }));
  await move(db, filed.caseId, 'dispatch', operator, { category: 'hole', agency: 'roads' }, { city: CITY });
  await move(db, filed.caseId, 'accept', officer(CITY, 'agencyAdmin', 'roads'), {}, { city: CITY });
  const proposal = {
    reason: 'Perlu Rp300 juta',
    gateDate: '2026-09-01',
    gateName: 'PAK 2026',
    fundingRoute: 'PAK',
  };
  await move(db, filed.caseId, 'proposeDeferral', officer(CITY, 'liaison', 'roads'), proposal, {
    city: CITY,
  });
  const proposed = caseView(await publicCase(filed.ticket), CITY, MONDAY);
  expect(JSON.stringify(proposed)).not.toContain('Rp300 juta');
  await move(db, filed.caseId, 'deferBudget', officer(CITY, 'agencyHead', 'roads'), {}, { city: CITY });
  const [told] = caseView(await publicCase(filed.ticket), CITY, MONDAY).story;
  expect(told?.title).toBe('Menunggu anggaran disetujui');
  expect(told?.text).toContain('Perlu Rp300 juta');
  expect(told?.text).toContain('1 September 2026');
  expect(told?.text).toContain('Perubahan anggaran (PAK)');
});
