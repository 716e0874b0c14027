import { error } from '@sveltejs/kit';
import { gallery } from './gallery.ts';
import type { PageServerLoad } from './$types';

/** Every part of the theme on one page, for whoever builds with it; not there in production. */
export const load: PageServerLoad = ({ url }) => {
  if (!import.meta.env.DEV) error(404);
  return { gallery, url: url.pathname };
};
