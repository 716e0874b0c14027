import type { City } from '#domain/city.ts';
import { dateWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';
import type { PhotoFacts } from './case-page.query.ts';

/** A photo as `PhotoGrid` draws it. */
export interface PhotoView {
  href: string;
  thumb: string;
  alt: string;
  caption: string;
}

/** Where staff find a stored picture. */
const photoAddress = (id: string): string => `/staf/foto/${id}`;
/** Where they find it small. */
export const thumbAddress = (id: string): string => `${photoAddress(id)}?kecil`;

/** A photo with what its file told about place and time: that is what makes a proof believable. */
export function photoView(
  photo: PhotoFacts,
  index: number,
  { city, locale }: { city: City; locale: Locale },
): PhotoView {
  const facts = [
    photo.taken_at
      ? m.staff_photo_taken({ when: dateWords(photo.taken_at, 'shortTime', city.zone, locale) })
      : null,
    photo.lon === null ? null : m.staff_photo_place(),
    photo.has_exif ? null : m.staff_photo_bare(),
    photo.software === null ? null : m.staff_photo_software({ name: photo.software }),
  ];
  return {
    href: photoAddress(photo.id),
    thumb: thumbAddress(photo.id),
    alt: m.photo_number({ number: index + 1 }),
    caption: facts.filter((fact) => fact !== null).join('. '),
  };
}
