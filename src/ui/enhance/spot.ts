export interface Spot {
  latitude: number;
  longitude: number;
}

/** told to a `[data-place]` when its spot changed by other means than the map */
export const SPOT_EVENT = 'sambat:spot';

/** Writes a spot into the fields of a place; six decimals are 11 cm. */
export function putSpot(place: HTMLElement, { latitude, longitude }: Spot): void {
  const into = (kind: string, value: number) => {
    const input = place.querySelector<HTMLInputElement>(`input[data-${kind}]`);
    if (input) input.value = value.toFixed(6);
  };
  into('latitude', latitude);
  into('longitude', longitude);
}
