import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { lookAt } from '../support/axe.ts';
import { asCitizen, openBrowser, PHONE, picture } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import {
  ask,
  chooseKind,
  goOn,
  linkIn,
  openFromMail,
  readReceipt,
  sayWhat,
  sayWhere,
  sayWho,
  type Complaint,
} from './citizen-steps.ts';
import { act, asStaff, inDays, listed, offered, openAction, openCase, openFromQueue } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();

const EMAIL = 'sekar.contoh@surat.contoh';
const COMPLAINT: Complaint = {
  text: 'Jalan berlubang selebar ban motor di depan toko kelontong, semalam ada yang terperosok.',
  photos: [1],
  area: 'Kauman',
  street: 'Jalan Ijen',
  landmark: 'Seberang halte',
  email: EMAIL,
};
/** Nothing that the filer wrote may travel to an address that nobody has proven. */
const FILERS_WORDS = /berlubang|terperosok|kelontong|ijen|halte/i;

test('a broken road goes from a cheap telephone to a repair that its reporter confirms', async () => {
  const found: string[] = [];
  const citizen = await asCitizen(browser, product.baseUrl);

  // The citizen files in three steps, on a small screen without scripts.
  await citizen.goto('/');
  found.push(...(await lookAt(citizen, 'home')));
  await citizen.getByRole('link', { name: 'Lapor sekarang' }).first().click();
  await citizen.waitForURL('**/lapor');
  found.push(...(await lookAt(citizen, 'filing-what')));
  await sayWhat(citizen, COMPLAINT);
  expect(await citizen.locator('input[name=category]:checked').inputValue()).toBe('road.pothole');
  found.push(...(await lookAt(citizen, 'filing-kind')));
  await chooseKind(citizen, COMPLAINT);
  found.push(...(await lookAt(citizen, 'filing-where')));
  await sayWhere(citizen, COMPLAINT);
  await sayWho(citizen, COMPLAINT);
  found.push(...(await lookAt(citizen, 'filing-who')));
  await goOn(citizen);
  const { ticket, code } = await readReceipt(citizen);
  expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4,5}){3}$/);
  found.push(...(await lookAt(citizen, 'receipt')));

  // The ticket is told within a minute, and the mail says nothing that a stranger typed.
  const [receipt] = await product.sink.waitFor(EMAIL, 1, 60_000);
  expect(receipt?.text).toContain(ticket);
  expect(`${receipt?.subject} ${receipt?.text} ${receipt?.html}`).not.toMatch(FILERS_WORDS);

  // The desk passes it on.
  const desk = await asStaff(browser, product.baseUrl, 'desk');
  await desk.goto('/staf?antrean=new');
  found.push(...(await lookAt(desk, 'desk-inbox')));
  await openFromQueue(desk, 'new', ticket);
  found.push(...(await lookAt(desk, 'desk-case')));
  const dispatch = await openAction(desk, 'dispatch');
  expect(await dispatch.locator('[name=agency]').inputValue()).toBe('dpuprpkp');
  found.push(...(await lookAt(desk, 'desk-dispatch')));
  await act(desk, 'dispatch');

  // Dinas PUPR accepts, gives it to an officer and answers with a plan.
  const admin = await asStaff(browser, product.baseUrl, 'admin');
  await openFromQueue(admin, 'toAccept', ticket);
  await act(admin, 'accept');
  await act(admin, 'delegate', { fields: { officer: 'dpuprpkp.bina-marga.field' } });
  await act(admin, 'respond', {
    fields: { found: 'Lubang di jalur kiri.', plan: 'Ditambal setelah survei.', dueDate: inDays(7) },
  });
  await act(admin, 'planSurvey', { fields: { surveyDate: inDays(1) } });

  // The officer works with a telephone.
  const field = await asStaff(browser, product.baseUrl, 'field', { screen: PHONE });
  await field.goto('/staf');
  found.push(...(await lookAt(field, 'field-list')));
  await openFromQueue(field, 'mine', ticket);
  await act(field, 'surveyed', {
    fields: { cause: 'Lapisan aspal terkelupas karena air.', costClass: 'below50' },
    photos: { photos: [2] },
  });
  await act(field, 'schedule', { fields: { plannedDate: inDays(2) } });
  await act(field, 'start');
  await openAction(field, 'complete');
  found.push(...(await lookAt(field, 'field-complete')));
  await act(field, 'complete', {
    fields: { answer: 'Lubang sudah ditambal.' },
    photos: { before: [3], after: [4] },
  });

  // Who did the work does not validate it: the desk does.
  for (const performer of [field, admin]) {
    await openCase(performer, ticket);
    expect(await offered(performer)).not.toContain('validate');
  }
  await openFromQueue(desk, 'toValidate', ticket);
  await act(desk, 'validate');

  // The citizen is told, opens the link and says that it is not done.
  const resolved = await product.mailTo(EMAIL, ({ subject }) => subject.includes('selesai dikerjakan'));
  const reader = await asCitizen(browser, product.baseUrl);
  await openFromMail(reader, linkIn(resolved.text));
  found.push(...(await lookAt(reader, 'tracking-verdict')));
  await ask(reader, 'dispute', { comment: 'Tambalannya sudah berlubang lagi.' });
  found.push(...(await lookAt(reader, 'tracking-disputed')));

  // It is repaired again.
  expect(await listed(desk, 'disputed')).toContain(ticket);
  await openFromQueue(field, 'mine', ticket);
  await act(field, 'complete', {
    fields: { answer: 'Ditambal ulang dengan aspal panas.' },
    photos: { after: [5] },
  });
  await openFromQueue(desk, 'toValidate', ticket);
  await act(desk, 'validate');
  await reader.goto(`/lacak/${ticket}`);
  await ask(reader, 'confirm', { rating: '4', comment: 'Sudah rata.' });
  expect(await reader.locator('main').textContent()).toContain('Selesai');

  // Everybody can read what became of it, and the history holds.
  await citizen.goto(`/laporan/${ticket}`);
  for (const fact of ['Dijawab', 'Dikerjakan', 'Dipastikan beres']) {
    const value = citizen.locator('dl > div', { hasText: fact }).first();
    expect(await value.textContent()).toMatch(/\d{4}/);
  }
  expect(await citizen.locator('main').textContent()).not.toMatch(/sekar|Sudah rata/i);
  found.push(...(await lookAt(citizen, 'public-case')));
  await citizen.goto('/laporan');
  found.push(...(await lookAt(citizen, 'public-list')));
  expect(await citizen.locator('main').textContent()).toContain(ticket);
  await picture(desk, 'desk-after');
  expect(await verifyHistory()).toContain('No fault');
  expect(found).toEqual([]);
}, 600_000);

/** What the operator's command says about the same database. */
async function verifyHistory(): Promise<string> {
  const { PATH = '' } = process.env;
  const env = { PATH, DATABASE_URL: db.connectionString, DATA_DIR: product.dataDir };
  const { stdout } = await promisify(execFile)(process.execPath, ['src/cli/verify-history.ts'], { env });
  return stdout;
}
