import { createHmac } from 'node:crypto';
import { latLngToCell } from 'h3-js';
import { isOfficer, type Officer } from '#domain/actor.ts';
import type { Result } from '#domain/refusal.ts';
import { makeCode } from '#domain/tracking-code.ts';
import { newId } from '#platform/identity.ts';
import { deriveKey, hashCode, type Keys } from '#platform/keys.ts';
import type { App } from '#store/app.ts';
import { fileReport } from '#store/file-report.ts';
import { scopeOf } from '#store/move-case.ts';
import { sealContact } from '#store/seal-contact.ts';
import type { ComplaintForm } from './complaint-form.ts';

/** H3 resolution of the cells by which near reports are counted: about 0.1 km². */
const CELL_RESOLUTION = 9;
/** Bytes of randomness in a tracking code: 80 bits. */
const CODE_BYTES = 10;

/** How a complaint came in. */
export interface Incoming {
  form: ComplaintForm;
  /** key of the form: the same key gives the same ticket and the same code */
  key: string;
  channel: string;
  language: 'id' | 'en';
  /** the desk's officer who types it in on behalf of somebody, or null for the citizen */
  by: Officer | null;
}

/** What the reporter takes along. The code is shown now and never again: only its hash is kept. */
export interface Ticket {
  reportId: string;
  caseId: string;
  ticket: string;
  code: string;
  again: boolean;
}

/**
 * The code belongs to the form's key, so that a form that is sent twice shows the same code twice although the code is
 * kept nowhere. Without the master key it cannot be computed.
 */
function codeFor(keys: Keys, scope: string, key: string): string {
  const mac = createHmac('sha256', deriveKey(keys.current, 'code')).update(`filing ${scope} ${key}`).digest();
  return makeCode(mac.subarray(0, CODE_BYTES));
}

/** Whose uploads may be used in a filing: the form's own, or the officer's. */
export function uploaderOf(key: string, by: Officer | null): string {
  return by ? scopeOf(by) : `form:${key}`;
}

function cellOf(form: ComplaintForm): string | null {
  const { lon, lat } = form.place;
  return lon === null || lat === null
    ? null
    : BigInt(`0x${latLngToCell(lat, lon, CELL_RESOLUTION)}`).toString();
}

/**
 * Files a complaint and gives its ticket and secret code at once. Nothing but words is needed. The same form sent
 * again, also after a crash, gives the same ticket; the same key with other content is refused (`changedMeanwhile`).
 */
export async function fileComplaint(
  app: Pick<App, 'db' | 'city' | 'keys' | 'now'>,
  incoming: Incoming,
): Promise<Result<Ticket>> {
  const { form, key, by } = incoming;
  const uploader = uploaderOf(key, by);
  const code = codeFor(app.keys, uploader, key);
  const reportId = newId(app.now());
  const filed = await fileReport(
    app.db,
    {
      reportId,
      text: form.text,
      category: form.category,
      questionAnswer: form.answer,
      language: incoming.language,
      channel: incoming.channel,
      place: { ...form.place, h9: cellOf(form) },
      photos: form.photos,
      anonymous: form.anonymous,
      private: form.private,
      sealed: form.misconduct,
      emergency: form.emergency.length > 0,
      consents: {},
      contact: sealContact(app.keys, form, reportId),
    },
    by && isOfficer(by) ? by : { role: 'reporter' },
    {
      city: app.city,
      now: app.now(),
      codeHash: hashCode(app.keys, 'report', code),
      uploader,
      request: { scope: uploader, key, content: contentOf(incoming) },
    },
  );
  return filed.ok ? { ok: true, value: { ...filed.value, code } } : filed;
}

/** What makes two requests the same: the words, not the moment. Hashed before it is kept. */
const contentOf = (incoming: Incoming) => ({ form: incoming.form, channel: incoming.channel });
