import { putSpot, SPOT_EVENT } from './spot.ts';
import { fill, words } from './words.ts';

function button(place: HTMLElement, kind: string): HTMLButtonElement | null {
  const found = place.querySelector<HTMLButtonElement>(`button[data-${kind}]`);
  if (found) found.hidden = false;
  return found;
}

/** "Pakai lokasi saya" and "Pilih di peta" of one `[data-place]`; the map is loaded when it is asked for. */
export function locate(place: HTMLElement): void {
  const status = place.querySelector('[data-place-status]');
  const say = (sentence: string) => {
    if (status) status.textContent = sentence;
  };
  if ('geolocation' in navigator) {
    button(place, 'locate')?.addEventListener('click', () => {
      say(words('locating'));
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          putSpot(place, coords);
          place.dispatchEvent(new Event(SPOT_EVENT));
          say(fill(words('located'), { metres: Math.round(coords.accuracy) }));
        },
        () => say(words('locateRefused')),
        { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
      );
    });
  }
  const open = button(place, 'map');
  open?.addEventListener(
    'click',
    () => {
      open.hidden = true;
      import('./pick-on-map.ts')
        .then(({ pickOnMap }) => pickOnMap(place))
        .then(() => say(words('mapHelp')))
        .catch(() => say(words('mapFailed')));
    },
    { once: true },
  );
}
