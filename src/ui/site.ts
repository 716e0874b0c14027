import type { City } from '#domain/city.ts';
import type { Locale } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';

/** What the shells say about the city: words of its settings, in the language of the page. */
export interface Site {
  /** name of the service, e.g. "SAMBAT Online" */
  service: string;
  city: string;
  /** who runs the service, one sentence */
  owner: string;
  /** the number to dial when lives are at risk */
  emergencyNumber: string;
}

/** The site in words that need no settings: for pages of trouble, when nothing else can be read. */
export function siteInWords(): Site {
  return { service: m.app_name(), city: m.app_city(), owner: m.app_owner(), emergencyNumber: '112' };
}

/** The site as the city's settings name it. */
export function siteOf(city: City, locale: Locale): Site {
  const name = city.name[locale];
  const desk = city.agencies.find(({ code }) => code === city.deskAgency)?.name[locale];
  return {
    service: city.service[locale],
    city: name,
    owner: desk ? m.site_owner({ city: name, desk }) : m.app_owner(),
    emergencyNumber: city.emergency.numbers[0]?.number ?? '112',
  };
}
