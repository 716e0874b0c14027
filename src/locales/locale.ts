import { getLocale, locales } from '#locales/words/runtime.js';

/** The languages: `id` stands at `/…`, every other one at `/<code>/…`. */
export const LOCALES = locales;
export type Locale = (typeof LOCALES)[number];
const BASE_LOCALE: Locale = 'id';

/** Doors for programs have one address whatever the language. */
const WITHOUT_LANGUAGE = ['/api', '/health', '/metrics'];

function isWithoutLanguage(path: string): boolean {
  return WITHOUT_LANGUAGE.some((door) => path === door || path.startsWith(`${door}/`));
}

/** The language that an address is in. `/en` and `/en/lapor` are English, `/energi` is not. */
export function localeOf(pathname: string): Locale {
  const first = pathname.split('/', 2)[1];
  return LOCALES.find((locale) => locale !== BASE_LOCALE && locale === first) ?? BASE_LOCALE;
}

/** The address without its language: `/en/lapor` gives `/lapor`. A program's door keeps it, so that it has one address only. */
export function withoutLocale(pathname: string): string {
  const locale = localeOf(pathname);
  if (locale === BASE_LOCALE) return pathname;
  const rest = pathname.slice(locale.length + 1) || '/';
  return isWithoutLanguage(rest) ? pathname : rest;
}

/**
 * An address of ours in a language, by default the one of this request: `href('/lapor')` gives `/en/lapor` on an English page.
 * `path` begins with `/` and is without language; query and fragment may follow.
 */
export function href(path: string, locale: Locale = getLocale()): string {
  if (locale === BASE_LOCALE || isWithoutLanguage(path)) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** The part of an address that says which page it is. */
export type PageAddress = Readonly<Pick<URL, 'pathname' | 'search'>>;

/** The same page in another language, query included. */
export function inLocale(url: PageAddress, locale: Locale): string {
  return href(withoutLocale(url.pathname), locale) + url.search;
}
