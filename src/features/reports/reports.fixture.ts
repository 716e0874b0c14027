import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cookies } from '@sveltejs/kit';
import { afterAll } from 'vitest';
import type { Action } from '#domain/action.ts';
import type { Officer, Reporter } from '#domain/actor.ts';
import type { Given } from '#domain/field.ts';
import { makeCode } from '#domain/tracking-code.ts';
import { openFiles } from '#platform/files.ts';
import { newId } from '#platform/identity.ts';
import { hashCode, parseKeys, randomBytes } from '#platform/keys.ts';
import { openLog } from '#platform/log.ts';
import { readCity } from '#platform/settings.ts';
import type { App } from '#store/app.ts';
import type { Database } from '#store/database.ts';
import { fileReport, type Draft } from '#store/file-report.ts';
import { sealContact } from '#store/seal-contact.ts';
import { moveCase, type Moved } from '#store/move-case.ts';
import { stillSettings } from '../../../tests/support/still-settings.ts';

const SETTINGS = join(import.meta.dirname, '../../../settings/kota-malang');
/** The key of the tests, as SAMBAT_KEYS would hold it. */
export const KEY = '0123456789abcdeffedcba98765432100123456789abcdeffedcba9876543210';
export const ADDRESS = '203.0.113.7';
/** A Monday morning in Malang, far from holidays. */
const MONDAY = new Date('2026-06-08T02:00:00Z');

/** The feature on a real database in Kota Malang, with a clock that the test sets. */
export type TestReports = App & { at: Date; later: (days: number) => void };

export async function openReports(db: Database): Promise<TestReports> {
  const folder = await mkdtemp(join(tmpdir(), 'sambat-reports-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const city = readCity(SETTINGS);
  const keys = parseKeys([KEY], 'test');
  if (!city.ok || !keys.ok) throw new Error('the settings of Kota Malang or the key of the tests are broken');
  const config = { mode: 'development', demo: true, origin: 'http://localhost:3000' } as const;
  const reports: TestReports = {
    db,
    city: city.city,
    settings: stillSettings(city.city),
    keys: keys.keys,
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the rest of the configuration plays no part here
    config: config as App['config'],
    files: await openFiles(folder),
    log: openLog({ level: 'silent' }),
    connectionString: '',
    at: MONDAY,
    now: () => reports.at,
    later: (days) => {
      reports.at = new Date(reports.at.getTime() + days * 86_400_000);
    },
    close: () => Promise.resolve(),
  };
  return reports;
}

/** A report as its reporter holds it. */
export interface Held {
  by: Reporter;
  ticket: string;
  code: string;
  caseId: string;
}

type Filing = Partial<Draft> & { phone?: string | null; email?: string };

/** Files a report with its own code, as the form does. */
export async function file(app: App, given: Filing = {}): Promise<Held> {
  const { phone = '+628123450000', email = null, ...draft } = given;
  const code = makeCode(randomBytes(10));
  const reportId = newId(app.now());
  const filed = await fileReport(
    app.db,
    {
      reportId,
      text: 'Jalan berlubang di depan pasar, sudah dua orang jatuh.',
      category: 'road.pothole',
      questionAnswer: 'Selebar ban motor.',
      language: 'id',
      channel: 'web',
      place: { area: null, lon: null, lat: null, h9: null, street: 'Jalan Contoh', landmark: null },
      photos: [],
      anonymous: false,
      private: false,
      sealed: false,
      emergency: false,
      consents: {},
      contact: sealContact(app.keys, { name: null, email, phone }, reportId),
      ...draft,
    },
    { role: 'reporter' },
    {
      city: app.city,
      now: app.now(),
      codeHash: hashCode(app.keys, 'report', code),
      uploader: 'form:test',
      request: null,
    },
  );
  if (!filed.ok) throw new Error(filed.refusal.kind);
  const { ticket, caseId } = filed.value;
  return { by: { role: 'reporter', reportId }, ticket, code, caseId };
}

/** The first officer of the city with a role, of an agency where it belongs to one; each is a person of its own. */
export async function officer(app: App, role: Officer['role'], agency?: string): Promise<Officer> {
  const place = app.city.positions.findIndex(
    (p) => p.role === role && (agency === undefined || p.agency === agency),
  );
  const position = app.city.positions[place];
  if (!position) throw new Error(`the city has no ${role}`);
  const accountId = `00000000-0000-7000-8000-c${String(place).padStart(11, '0')}`;
  await app.db.pool.query(
    `insert into account (id, name, email, created_at) values ($1, 'Made Up', $2, $3) on conflict do nothing`,
    [accountId, `p${place}@contoh.example`, app.now()],
  );
  return { role, position: position.code, agency: position.agency, accountId };
}

/** A move that must be allowed, through the one door. */
export async function move(
  app: App,
  held: Held,
  action: Action,
  by: Officer | Reporter | { role: 'system' },
  given: Given = {},
): Promise<Moved> {
  const moved = await moveCase(app.db, { id: held.caseId }, action, by, given, {
    city: app.city,
    now: app.now(),
  });
  if (!moved.ok) throw new Error(`${action}: ${JSON.stringify(moved.refusal)}`);
  return moved.value;
}

/** Brings a report to the question whether it is fixed. */
export async function resolve(app: App, held: Held): Promise<void> {
  const operator = await officer(app, 'operator');
  await move(app, held, 'dispatch', operator, {
    category: 'road.pothole',
    classification: 'ordinary',
    agency: 'dpuprpkp',
  });
  await move(app, held, 'accept', await officer(app, 'agencyAdmin', 'dpuprpkp'));
  await move(app, held, 'answerOnly', await officer(app, 'liaison', 'dpuprpkp'), {
    answer: 'Lubang sudah ditambal.',
  });
}

/** A form as the page sends it. */
export function formOf(values: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

/** The cookies of one browser. */
export function browser(): Pick<Cookies, 'get' | 'set' | 'delete'> & { jar: Map<string, string> } {
  const jar = new Map<string, string>();
  return {
    jar,
    get: (name) => jar.get(name),
    set: (name, value) => void jar.set(name, value),
    delete: (name) => void jar.delete(name),
  };
}
