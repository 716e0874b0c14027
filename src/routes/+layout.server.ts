import { siteInWords } from '#ui/site.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = () => ({ site: siteInWords() });
