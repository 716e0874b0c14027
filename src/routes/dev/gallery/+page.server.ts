import { error } from '@sveltejs/kit';
import { gallery } from './gallery.ts';
import type { PageServerLoad } from './$types';

/** Every part of the theme on one page, for whoever builds with it; not there in production. */
export const load: PageServerLoad = ({ locals }) => {
  if (locals.app.config.mode === 'production') error(404);
  const { areas } = locals.app.city;
  const values = Object.fromEntries(areas.map(({ code }, index) => [code, (index * 37) % 60]));
  return { gallery, areas, values };
};
