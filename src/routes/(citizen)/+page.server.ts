import { fetchLatestCases, fetchMonthCounts, type LatestCase } from '#features/public/home.query.ts';
import type { City } from '#domain/city.ts';
import { excerptOf } from '#locales/masked-words.ts';
import { dateWords } from '#locales/date-words.ts';
import { href, type Locale } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';
import type { PageServerLoad } from './$types';

const EXCERPT = 140;

/** Public: what can be reported, what others report, what the city did. */
export const load: PageServerLoad = async ({ locals: { app, locale } }) => {
  const { city } = app;
  const [latest, counts] = await Promise.all([fetchLatestCases(app), fetchMonthCounts(app)]);
  return {
    cityName: city.name[locale],
    groups: city.groups.map(({ code, name, icon }) => ({ code, name: name[locale], icon })),
    latest: latest.map((one) => summaryOf(one, city, locale)),
    counts,
    month: dateWords(app.now(), 'month', city.zone),
  };
};

function summaryOf(found: LatestCase, city: City, locale: Locale) {
  const category = city.categories.find(({ code }) => code === found.category)?.name[locale];
  const { number, status, stage, outcome, safety, late, reporters } = found;
  return {
    href: href(`/laporan/${number}`),
    number,
    title: category ?? m.home_case_title(),
    status,
    stage,
    outcome,
    excerpt: excerptOf(found.text, EXCERPT),
    area: city.areas.find(({ code }) => code === found.area)?.name,
    at: found.filedAt.toISOString(),
    when: dateWords(found.filedAt, 'date', city.zone),
    thumb: found.thumb === null ? undefined : `/foto/${found.thumb}`,
    late,
    safety,
    reporters,
  };
}
