import * as leaflet from 'leaflet';
import leafletStyle from 'leaflet/dist/leaflet.css?url';
import { putSpot, SPOT_EVENT, type Spot } from './spot.ts';

/** from here on the names of the wards have room */
const NAMES_FROM_ZOOM = 14;

interface Ward {
  code: string;
  name: string;
}

/** Loads a style once, and waits for it: a map without its style is a heap of tiles. */
function loadStyle(href: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error('style')));
    document.head.append(link);
  });
}

type Collection = Extract<Parameters<typeof leaflet.geoJSON>[0], { type: string }>;

function wardOf(properties: unknown): Ward {
  const text = (name: string) => {
    const value: unknown =
      typeof properties === 'object' && properties !== null ? Reflect.get(properties, name) : '';
    return typeof value === 'string' ? value : '';
  };
  return { code: text('code'), name: text('name') };
}

function isCollection(data: unknown): data is Collection {
  return typeof data === 'object' && data !== null && 'features' in data;
}

/** The polygons of the wards, from the address that the page names. GeoJSON with `code` and `name`. */
async function wardLayer(place: HTMLElement, onWard: (ward: Ward) => void): Promise<leaflet.GeoJSON> {
  const answer = await fetch(place.dataset['areas'] ?? '/api/areas.json');
  if (!answer.ok) throw new Error('areas');
  const data: unknown = await answer.json();
  if (!isCollection(data)) throw new Error('areas');
  return leaflet.geoJSON(data, {
    style: { className: 'ward', weight: 1.5, fillOpacity: 0.08 },
    onEachFeature: (feature: { properties: unknown }, layer) => {
      const ward = wardOf(feature.properties);
      layer.bindTooltip(ward.name, { permanent: true, direction: 'center', className: 'ward-name' });
      layer.on('click', () => onWard(ward));
    },
  });
}

function spotOf(place: HTMLElement): Spot | null {
  const number = (kind: string) =>
    Number.parseFloat(place.querySelector<HTMLInputElement>(`input[data-${kind}]`)?.value ?? '');
  const [latitude, longitude] = [number('latitude'), number('longitude')];
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? { latitude, longitude } : null;
}

/** Opens the map in `[data-map-box]`; a tap, or Enter at the cross in the middle, puts the pin and fills the fields. */
export async function pickOnMap(place: HTMLElement): Promise<void> {
  const box = place.querySelector<HTMLElement>('[data-map-box]');
  if (!box) return;
  const select = document.querySelector<HTMLSelectElement>('select[data-area]');
  const onWard = ({ code }: Ward) => {
    if (select?.querySelector(`option[value="${CSS.escape(code)}"]`)) select.value = code;
  };
  const [wards] = await Promise.all([wardLayer(place, onWard), loadStyle(leafletStyle)]);
  box.hidden = false;
  const map = leaflet.map(box, { attributionControl: place.dataset['tiles'] !== undefined, zoomSnap: 0.5 });
  const tiles = place.dataset['tiles'];
  if (tiles) leaflet.tileLayer(tiles, { attribution: place.dataset['tilesBy'] ?? '' }).addTo(map);
  wards.addTo(map);
  const nameWards = () => box.classList.toggle('near', map.getZoom() >= NAMES_FROM_ZOOM);
  map.on('zoomend', nameWards);
  map.fitBounds(wards.getBounds());
  const pin = leaflet.circleMarker([0, 0], { className: 'map-pin', radius: 9, weight: 3, fillOpacity: 1 });
  const show = ({ latitude, longitude }: Spot) => pin.setLatLng([latitude, longitude]).addTo(map);
  const put = ({ lat, lng }: leaflet.LatLng) => {
    putSpot(place, { latitude: lat, longitude: lng });
    show({ latitude: lat, longitude: lng });
  };
  map.on('click', ({ latlng }) => put(latlng));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    put(map.getCenter());
  });
  const follow = () => {
    const spot = spotOf(place);
    if (!spot) return;
    show(spot);
    map.setView([spot.latitude, spot.longitude], tiles ? 16 : NAMES_FROM_ZOOM);
  };
  place.addEventListener(SPOT_EVENT, follow);
  follow();
  box.focus();
}
