import { expect, test } from 'vitest';
import { speaking } from '#locales/request-locale.ts';
import { MONDAY, officer } from '../../../tests/support/build-case.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { smallCity } from '../../../tests/support/small-city.ts';
import { draft, file } from '../../../tests/support/stored-case.ts';
import { loadCasePage } from './case-page.query.ts';
import { caseView } from './case-view.ts';
import { openCasework } from './casework.fixture.ts';
import { inboxRow } from './inbox-view.ts';
import { listInbox } from './inbox.query.ts';

const db = await freshDatabase();
const app = await openCasework(db);
const desk = officer(smallCity, 'operator');
const viewer = { city: smallCity, locale: 'id' as const, now: MONDAY };
const place = { ...draft().place, street: 'Gang 081234567890', landmark: 'rumah bercat biru, 081298765432' };
const HIDDEN = '[nomor telepon disamarkan]';

test('a number in the place is hidden from the staff, and what stands instead can be read', async () => {
  const { ticket } = await file(db, { place });
  const page = await loadCasePage(app, desk, ticket);
  if (!page) throw new Error('the case is not seen');
  const view = speaking('id', () => caseView(page, { ...viewer, officer: desk }));
  expect(view.place.words).toBe(`Gang ${HIDDEN} – rumah bercat biru, ${HIDDEN}`);
});

test('a list and the neighbours show words and places with the same readable masks', async () => {
  const { ticket } = await file(db, { place });
  const question = { queue: 'open' as const, words: '', category: '', area: '', after: null };
  const { rows } = await listInbox(app, desk, question, 50);
  const shown = speaking('id', () => rows.map((row) => inboxRow(row, 'open', viewer)));
  const row = shown.find(({ number }) => number === ticket);
  expect(row?.text).toBe(`Jalan berlubang di depan pasar, hubungi ${HIDDEN}`);
  expect(row?.place).toContain(`Gang ${HIDDEN}`);
  const page = await loadCasePage(app, desk, ticket);
  if (!page) throw new Error('the case is not seen');
  const { near } = speaking('id', () => caseView(page, { ...viewer, officer: desk }));
  expect(near.length).toBeGreaterThan(0);
  expect(JSON.stringify(near)).not.toMatch(/[‹›]/);
});
