import { redirect } from '@sveltejs/kit';
import { dropReceipt, takeReceipt } from '#features/intake/receipt-cookie.ts';
import { fetchReceipt } from '#features/intake/receipt.query.ts';
import { promiseWords, toldWords } from '#features/intake/receipt-words.ts';
import { reportLink } from '#features/reports/report-link.ts';
import { formatCode, spellCode } from '#domain/tracking-code.ts';
import { href } from '#locales/locale.ts';
import type { Actions, PageServerLoad } from './$types';

/** Public, for whoever has just sent the form in this browser: everybody else is led to where reports are tracked. */
export const load: PageServerLoad = async ({ locals: { app, locale }, cookies }) => {
  const shown = takeReceipt(app, cookies);
  const receipt = shown && (await fetchReceipt(app, shown.reportId));
  if (!receipt) redirect(303, href('/lacak'));
  const { city } = app;
  return {
    ticket: shown.ticket,
    code: formatCode(shown.code),
    spelled: spellCode(shown.code, locale),
    link: reportLink(app, { id: shown.reportId, ticket: shown.ticket }, 'elsewhere', locale),
    receipt,
    promise: receipt.promise ? promiseWords(receipt.promise, city) : [],
    told: toldWords(receipt),
    category: city.categories.find(({ code }) => code === receipt.category)?.name[locale] ?? null,
    desk: city.agencies.find(({ code }) => code === city.deskAgency)?.short ?? '',
    zone: city.zone,
    cityName: city.name[locale],
  };
};

export const actions = {
  /** Public: forgets the receipt in this browser. */
  tutup: ({ locals: { app }, cookies }) => {
    dropReceipt(app, cookies);
    redirect(303, href('/'));
  },
} satisfies Actions;
