import type { City } from '#domain/city.ts';
import type { CityKeeper } from '#store/keep-city.ts';

/** Settings in which nothing is ever published: the files count. */
export function stillSettings(city: City): CityKeeper {
  return {
    city,
    current: {},
    faults: [],
    tryOut: () => ({ ok: true, city }),
    bodyOfFiles: () => null,
    bodyOf: () => Promise.resolve(null),
    refresh: () => Promise.resolve(),
    stop: () => undefined,
  };
}
