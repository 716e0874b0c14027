import { describe, expect, test } from 'vitest';
import { newId } from '#platform/identity.ts';
import { sealContact } from '#store/seal-contact.ts';
import { MONDAY, officer } from '../../../tests/support/build-case.ts';
import { freshDatabase } from '../../../tests/support/database.ts';
import { smallCity } from '../../../tests/support/small-city.ts';
import { file, move } from '../../../tests/support/stored-case.ts';
import { actOnCase } from './act-on-case.ts';
import { actionForm } from './action-form.ts';
import { loadCasePage } from './case-page.query.ts';
import { openCasework } from './casework.fixture.ts';
import type { Option, OptionGroup } from './field-options.ts';
import { prefill } from './prefill.ts';
import { refusedAction } from './refused-action.ts';
import { revealContact } from './reveal-contact.ts';

const db = await freshDatabase();
const app = await openCasework(db);
const desk = officer(smallCity, 'operator');
const roads = officer(smallCity, 'agencyAdmin', 'roads');
const parks = officer(smallCity, 'agencyAdmin', 'parks');

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

/** A case that the agency for roads has. */
async function caseOfRoads() {
  const filed = await file(db);
  await move(db, filed.caseId, 'dispatch', desk, { agency: 'roads', category: 'hole', unit: 'roads.repair' });
  return filed;
}

describe('a button', () => {
  test('of an agency that has no part in the case meets a case that does not exist', async () => {
    const { ticket } = await caseOfRoads();
    expect(await actOnCase(app, parks, ticket, formOf({ action: 'accept' }))).toMatchObject({
      ok: false,
      refusal: { kind: 'unknownCase' },
    });
    expect(await actOnCase(app, roads, ticket, formOf({ action: 'accept' }))).toMatchObject({ ok: true });
  });

  test('that is no action is refused', async () => {
    const { ticket } = await caseOfRoads();
    const refused = { ok: false, refusal: { kind: 'notAllowed' } };
    expect(await actOnCase(app, roads, ticket, formOf({ action: '__proto__' }))).toMatchObject(refused);
    expect(await actOnCase(app, roads, ticket, formOf({}))).toMatchObject(refused);
  });

  test('pressed on a page that is no longer fresh changes nothing', async () => {
    const { ticket } = await file(db);
    const seen = '1';
    const asked = { action: 'ask', question: 'Di depan nomor berapa?', seen };
    expect(
      await actOnCase(app, desk, ticket, formOf({ action: 'note', note: 'Saya periksa', seen })),
    ).toMatchObject({ ok: true });
    expect(await actOnCase(app, desk, ticket, formOf(asked))).toMatchObject({
      ok: false,
      refusal: { kind: 'changedMeanwhile' },
    });
    expect(await actOnCase(app, desk, ticket, formOf({ ...asked, seen: '2' }))).toMatchObject({ ok: true });
  });

  test('pressed twice happens once', async () => {
    const { ticket } = await file(db);
    const twice = { action: 'note', note: 'Sekali saja', key: newId(MONDAY) };
    const first = await actOnCase(app, desk, ticket, formOf(twice));
    expect(await actOnCase(app, desk, ticket, formOf(twice))).toEqual(first);
    expect((await loadCasePage(app, desk, ticket))?.history).toHaveLength(2);
  });
});

describe('a refusal', () => {
  test('keeps what was typed, and says beside each field what is wrong', async () => {
    const { ticket } = await caseOfRoads();
    await actOnCase(app, roads, ticket, formOf({ action: 'accept' }));
    const form = formOf({ action: 'respond', found: 'Lubang 40 cm', plan: '', dueDate: '2026-02-30' });
    const taken = await actOnCase(app, roads, ticket, form);
    if (taken.ok) throw new Error('an incomplete answer was taken');
    const refused = await refusedAction(app, roads, 'respond', form, taken, 'id', () => '');
    expect(refused.errors).toEqual({ dueDate: 'Tanggal ini tidak ada.' });
    expect(refused.values).toMatchObject({ found: 'Lubang 40 cm', dueDate: '2026-02-30' });
    expect(refused.typed.map(({ value }) => value)).toEqual(['Lubang 40 cm', '2026-02-30']);
  });

  test('names every field that is missing, and of several that one is enough', async () => {
    const { ticket } = await caseOfRoads();
    await actOnCase(app, roads, ticket, formOf({ action: 'accept' }));
    const form = formOf({ action: 'complete', answer: 'Sudah ditambal' });
    const taken = await actOnCase(app, roads, ticket, form);
    if (taken.ok) throw new Error('work without proof was taken');
    const refused = await refusedAction(app, roads, 'complete', form, taken, 'id', () => '');
    expect(refused.errors).toEqual({
      after: 'Isi salah satu dari isian ini.',
      document: 'Isi salah satu dari isian ini.',
    });
  });
});

describe('the contact of a reporter', () => {
  async function fileWithContact() {
    const reportId = newId(MONDAY);
    const left = { name: null, email: 'warga@contoh.id', phone: null };
    const contact = sealContact(app.keys, left, reportId);
    const filed = await file(db, { reportId, contact });
    return { ...filed, reportId };
  }
  const audits = async (reportId: string) =>
    (await db.pool.query<{ deed: string }>('select deed from audit where subject = $1', [reportId])).rows;

  test('stays closed without a reason', async () => {
    const { ticket, reportId } = await fileWithContact();
    const form = formOf({ action: 'reveal', report: reportId, inside: ' ' });
    expect(await revealContact(app, desk, ticket, form)).toMatchObject({
      ok: false,
      refusal: { kind: 'missingFields' },
    });
    expect(await audits(reportId)).toEqual([]);
  });

  test('is shown with a reason, which the history and the audit keep', async () => {
    const { ticket, reportId } = await fileWithContact();
    const form = formOf({ action: 'reveal', report: reportId, inside: 'Perlu menanyakan letaknya' });
    expect(await revealContact(app, desk, ticket, form)).toMatchObject({
      ok: true,
      contact: { email: 'warga@contoh.id' },
    });
    expect((await loadCasePage(app, desk, ticket))?.history.at(-1)).toMatchObject({
      action: 'reveal',
      by_position: desk.position,
      words: [{ field: 'inside', body: 'Perlu menanyakan letaknya' }],
    });
    expect(await audits(reportId)).toEqual([{ deed: 'revealContact' }]);
  });

  test('is not shown by a form that names a report of another case', async () => {
    const { reportId } = await fileWithContact();
    const { ticket } = await file(db);
    const form = formOf({ action: 'reveal', report: reportId, inside: 'Ingin tahu' });
    expect(await revealContact(app, desk, ticket, form)).toEqual({ ok: true, contact: null });
  });

  test('does not come with the page', async () => {
    const { ticket } = await fileWithContact();
    const page = await loadCasePage(app, desk, ticket);
    expect(page?.reports).toMatchObject([{ has_contact: true }]);
    expect(JSON.stringify(page)).not.toContain('warga@contoh.id');
  });

  test('names to an agency only those other cases of the person that it may see', async () => {
    const [first, second, third] = [
      await fileWithContact(),
      await fileWithContact(),
      await fileWithContact(),
    ];
    for (const one of [first, second]) {
      await move(db, one.caseId, 'dispatch', desk, {
        agency: 'roads',
        category: 'hole',
        unit: 'roads.repair',
      });
    }
    const others = (await loadCasePage(app, roads, first.ticket))?.reports[0]?.others ?? [];
    expect(others).toContain(second.ticket);
    expect(others).not.toContain(third.ticket);
    expect((await loadCasePage(app, desk, first.ticket))?.reports[0]?.others).toContain(third.ticket);
  });
});

describe('the form of an action', () => {
  const labels = (options: readonly (Option | OptionGroup)[]): string[] =>
    options.flatMap((one) => ('options' in one ? one.options.map(({ value }) => value) : [one.value]));

  async function formFor(ticket: string, action: string, by = desk) {
    const page = await loadCasePage(app, by, ticket);
    const possible = page?.actions.find((one) => one.action === action);
    if (!page || !possible) throw new Error(`${action} is not offered`);
    const scene = {
      city: smallCity,
      locale: 'id',
      state: page.facts.state,
      officer: by,
      action: possible.action,
      area: null,
      place: '',
    } as const;
    return actionForm(possible, scene, prefill(scene, page.facts.public_text), MONDAY);
  }
  const optionsIn = (form: Awaited<ReturnType<typeof formFor>>, name: string): string[] => {
    const control = form.fields.find((field) => field.name === name)?.control;
    return control?.kind === 'select' ? labels(control.options) : [];
  };

  test('sends a new case where its category belongs, without a word typed', async () => {
    const { ticket } = await file(db, { category: 'tree' });
    const form = await formFor(ticket, 'dispatch');
    const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({ category: 'tree', classification: 'ordinary', agency: 'parks' });
  });

  test('offers no agency that the rules would refuse', async () => {
    const { ticket } = await caseOfRoads();
    const offered = optionsIn(await formFor(ticket, 'dispatch'), 'agency');
    expect(offered).toEqual(['parks', 'water']);
  });

  test('offers an agency only its own people', async () => {
    const { ticket } = await caseOfRoads();
    const form = await formFor(ticket, 'accept', roads);
    expect(optionsIn(form, 'unit')).toEqual(['roads.repair']);
    expect(optionsIn(form, 'officer').every((code) => code.startsWith('roads.'))).toBe(true);
  });

  test('offers only those reasons to refuse that this person may use now', async () => {
    const { ticket } = await file(db);
    expect(optionsIn(await formFor(ticket, 'reject'), 'rejectReason')).toEqual(['OTHER']);
    expect(
      optionsIn(await formFor(ticket, 'reject', officer(smallCity, 'coordinator')), 'rejectReason'),
    ).toEqual(['OTHER', 'ABUSE']);
  });

  test('asks for nothing that the row of the table does not name', async () => {
    const { ticket } = await caseOfRoads();
    const page = await loadCasePage(app, roads, ticket);
    for (const possible of page?.actions ?? []) {
      const form = await formFor(ticket, possible.action, roads);
      const fields = [...possible.needs, ...possible.anyOf, ...possible.optional];
      expect(form.fields.map(({ name }) => name).toSorted()).toEqual(fields.toSorted());
      expect(form.fields.filter(({ optional }) => !optional).map(({ name }) => name)).toEqual([
        ...possible.needs,
        ...possible.anyOf,
      ]);
    }
  });
});
