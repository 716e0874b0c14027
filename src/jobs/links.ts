import type { Links } from '#features/telling/links.ts';
import { stopLink } from '#features/telling/stop-link.ts';
import { reportLink } from '#features/reports/report-link.ts';
import { href } from '#locales/locale.ts';
import type { App } from '#store/app.ts';

/** The addresses that messages carry, each signed by the feature that will read it. */
export function linksOf(app: App): Links {
  const { origin } = app.config;
  return {
    report: (report, locale) => reportLink(app, report, 'mail', locale),
    stop: (report, locale) => stopLink(app, report.id, locale),
    caseFile: (number, locale) => origin + href(`/staf/kasus/${number}`, locale),
    board: (locale) => origin + href('/staf/papan', locale),
  };
}
