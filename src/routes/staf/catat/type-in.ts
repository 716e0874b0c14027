import type { Officer } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { formatCode, spellCode } from '#domain/tracking-code.ts';
import { actOnCase } from '#features/casework/act-on-case.ts';
import { categoryOptions } from '#features/casework/field-options.ts';
import { openEmergency, type RawForm } from '#features/intake/complaint-form.ts';
import type { Ticket } from '#features/intake/file-complaint.ts';
import { fetchReceipt } from '#features/intake/receipt.query.ts';
import { promiseWords } from '#features/intake/receipt-words.ts';
import { reportLink } from '#features/reports/report-link.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';

/** The ways in which somebody asks the desk to write. */
const CHANNELS = ['phone', 'walk_in', 'letter', 'whatsapp', 'sms', 'social'] as const;
export type Channel = (typeof CHANNELS)[number];

export const isChannel = (text: string): text is Channel => CHANNELS.some((channel) => channel === text);

/** What is offered on the page. */
export function offered(city: City, locale: Locale) {
  return {
    channels: CHANNELS.map((value) => ({ value, label: wordFor('channel', value) })),
    categories: categoryOptions(city, locale),
    areas: city.areas
      .map(({ code, name }) => ({ value: code, label: name }))
      .toSorted((a, b) => (a.label < b.label ? -1 : 1)),
    questions: city.categories.flatMap(({ code, question }) =>
      question ? [{ code, text: question[locale] }] : [],
    ),
  };
}

/** The clerk has the caller on the line: ticked means that it was asked and is no emergency. */
export function withCalm(raw: RawForm, form: FormData, city: City): RawForm {
  return form.get('noEmergency') === null ? raw : { ...raw, calm: openEmergency(raw, city).join(',') };
}

/** Notes where the words came from: a link, the number of a letter. */
export async function noteSource(
  app: App.Locals['app'],
  officer: Officer,
  ticket: Ticket,
  source: string,
): Promise<void> {
  const form = new FormData();
  form.set('action', 'note');
  form.set('note', source);
  form.set('key', `source-${ticket.reportId}`);
  await actOnCase(app, officer, ticket.ticket, form);
}

/** What the clerk reads aloud and prints. */
export async function slipOf(app: App.Locals['app'], ticket: Ticket, locale: Locale) {
  const receipt = await fetchReceipt(app, ticket.reportId);
  return {
    ticket: ticket.ticket,
    code: formatCode(ticket.code),
    spelled: spellCode(ticket.code, locale),
    link: reportLink(app, { id: ticket.reportId, ticket: ticket.ticket }, 'elsewhere', locale),
    promise: receipt?.promise ? promiseWords(receipt.promise, app.city) : [],
    sealed: receipt?.sealed ?? false,
  };
}
