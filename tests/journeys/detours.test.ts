import { expect, test } from 'vitest';
import { asCitizen, openBrowser } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { startProduct } from '../support/product.ts';
import { ask, fileComplaint, openAsk, track, type Complaint } from './citizen-steps.ts';
import { act, inDays, listed, offered, openCase, openFromQueue, openOffice } from './staff-steps.ts';

const db = await freshDatabase();
const product = await startProduct({ databaseUrl: db.connectionString });
const browser = await openBrowser();
const staff = openOffice(browser, product.baseUrl);

const ROAD: Complaint = {
  text: 'Jalan berlubang di tikungan, airnya menggenang kalau hujan.',
  area: 'Kauman',
  street: 'Jalan Kawi',
};

async function filed(complaint: Complaint) {
  const citizen = await asCitizen(browser, product.baseUrl);
  return { citizen, ...(await fileComplaint(citizen, complaint)) };
}

/** A case that Dinas PUPR has accepted. */
async function accepted(complaint: Complaint) {
  const made = await filed(complaint);
  const [desk, admin] = [await staff('desk'), await staff('admin')];
  await openCase(desk, made.ticket);
  await act(desk, 'dispatch');
  await openCase(admin, made.ticket);
  await act(admin, 'accept');
  return made;
}

test('a case that was sent to the wrong agency comes back to the desk and reaches the right one', async () => {
  const { citizen, ticket } = await filed(ROAD);
  const desk = await staff('desk');
  await openCase(desk, ticket);
  await act(desk, 'dispatch', { fields: { agency: 'dlh' } });

  const wrong = await staff('otherAdmin');
  await openFromQueue(wrong, 'toAccept', ticket);
  await act(wrong, 'giveBack', {
    fields: { reason: 'Jalan bukan urusan kami.', suggestedAgency: 'dpuprpkp' },
  });
  expect(await listed(wrong, 'toAccept')).not.toContain(ticket);

  await openFromQueue(desk, 'returned', ticket);
  await act(desk, 'dispatch');
  const right = await staff('admin');
  await openFromQueue(right, 'toAccept', ticket);
  await act(right, 'accept');
  await citizen.goto(`/lacak/${ticket}`);
  expect(await citizen.locator('main').textContent()).toContain('Jalan bukan urusan kami.');
});

test('a question to the reporter stops the work until it is answered, and the answer goes to whoever asked', async () => {
  const { citizen, ticket } = await filed({
    ...ROAD,
    text: 'Jalan rusak parah di dekat sekolah, mohon ditambal.',
  });
  const desk = await staff('desk');
  await openCase(desk, ticket);
  await act(desk, 'ask', { fields: { question: 'Di dekat sekolah yang mana?' } });
  await citizen.goto(`/lacak/${ticket}`);
  expect(await citizen.locator('main').textContent()).toContain('Di dekat sekolah yang mana?');
  await ask(citizen, 'reply', { reply: 'SDN di ujung jalan, sebelah barat.' }, { photos: [6] });
  await openFromQueue(desk, 'new', ticket);
  expect(await desk.locator('main').textContent()).toContain('SDN di ujung jalan, sebelah barat.');
});

test('who is refused may object once, and another officer looks at it', async () => {
  const { citizen, ticket } = await filed({
    ...ROAD,
    text: 'Jalan berlubang, sudah saya laporkan tahun lalu juga.',
  });
  const first = await staff('desk');
  await openCase(first, ticket);
  const form = {
    fields: {
      rejectReason: 'NOT_A_COMPLAINT',
      reason: 'Tidak ada keluhan baru.',
      help: 'Sebutkan tempatnya.',
    },
  };
  await act(first, 'reject', {
    ...form,
    fields: { ...form.fields, rejectReason: await reasonOffered(ticket) },
  });
  await citizen.goto(`/lacak/${ticket}`);
  expect(await citizen.locator('main').textContent()).toContain('Tidak ada keluhan baru.');
  await ask(citizen, 'object', { objection: 'Lubangnya bertambah besar sejak tahun lalu.' });
  expect(await (await openAsk(citizen, 'object')).count()).toBe(0);

  await openCase(first, ticket);
  expect(await offered(first)).not.toContain('reject');
  const second = await staff('secondDesk');
  await openFromQueue(second, 'new', ticket);
  expect(await second.locator('main').textContent()).toContain('Lubangnya bertambah besar');
  await act(second, 'dispatch');
});

/** A reason that an operator may give, as the form offers it. */
async function reasonOffered(ticket: string): Promise<string> {
  const desk = await staff('desk');
  await desk.goto(`/staf/kasus/${ticket}?aksi=reject`);
  const values = await desk
    .locator('form#aksi [name=rejectReason] option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
  return values.find((value) => value !== '') ?? '';
}

test('two reports of one trouble become one case, and each reporter keeps the own ticket and the own word', async () => {
  const one = await accepted({ ...ROAD, text: 'Jalan berlubang di depan pasar, dalam sekali.' });
  const other = await filed({ ...ROAD, text: 'Ada lubang besar di jalan depan pasar.' });
  const desk = await staff('desk');
  await openCase(desk, other.ticket);
  await act(desk, 'merge', { fields: { otherCase: one.ticket } });

  const admin = await staff('admin');
  await openCase(admin, one.ticket);
  expect(await admin.locator('main').textContent()).toContain('Ada lubang besar di jalan depan pasar.');
  await act(admin, 'complete', { fields: { answer: 'Sudah ditambal.' }, photos: { after: [7] } });
  await openCase(desk, one.ticket);
  await act(desk, 'validate');

  // Both hold their own ticket; neither reads the other's words.
  await track(other.citizen, other);
  expect(await other.citizen.locator('main').textContent()).toContain('Sudah ditambal.');
  expect(await other.citizen.locator('main').textContent()).not.toContain('dalam sekali');
  await other.citizen.goto(`/lacak/${one.ticket}`);
  expect(await other.citizen.locator('[name=code]').count()).toBe(1);
  await one.citizen.goto(`/lacak/${one.ticket}`);
  await openAsk(one.citizen, 'confirm');
  await other.citizen.goto(`/lacak/${other.ticket}`);
  await ask(other.citizen, 'dispute', { comment: 'Di sisi timur masih berlubang.' });
  expect(await listed(desk, 'disputed')).toContain(one.ticket);
});

test('what has no money yet waits at a dated gate that the reporter can see, and the head decides', async () => {
  const { citizen, ticket } = await accepted({
    ...ROAD,
    text: 'Jalan rusak sepanjang dua ratus meter, perlu diaspal.',
  });
  const liaison = await staff('liaison');
  await openCase(liaison, ticket);
  await act(liaison, 'proposeDeferral', {
    fields: {
      estimateClass: 'to400',
      fundingRoute: 'PAK',
      gateName: 'Perubahan APBD 2027',
      gateDate: inDays(60),
      reason: 'Biaya di atas pemeliharaan rutin.',
      interim: 'Dipasang rambu peringatan.',
    },
  });
  await citizen.goto(`/lacak/${ticket}`);
  expect(await citizen.locator('main').textContent()).not.toContain('Menunggu anggaran');

  const head = await staff('head');
  await openFromQueue(head, 'toApprove', ticket);
  await act(head, 'deferBudget');
  await citizen.goto(`/lacak/${ticket}`);
  expect(await citizen.locator('main').textContent()).toContain('Menunggu anggaran');
  expect(await citizen.locator('main').textContent()).toContain('Perubahan APBD 2027');
  await citizen.goto(`/laporan/${ticket}`);
  expect(await citizen.locator('main').textContent()).toContain('Menunggu anggaran');

  const planner = await staff('planner');
  await openFromQueue(planner, 'budget', ticket);
  await act(planner, 'reviewBudget', {
    fields: { budgetOutcome: 'funded', reason: 'Masuk Perubahan APBD.' },
  });
  await citizen.goto(`/lacak/${ticket}`);
  expect(await citizen.locator('main').textContent()).toContain('Masuk Perubahan APBD.');
});
