import { siteOf } from '#ui/site.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({ site: siteOf(locals.app.city, locals.locale) });
