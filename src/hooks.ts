import type { Reroute } from '@sveltejs/kit/hooks';
import { withoutLocale } from '#locales/locale.ts';

/** One route serves every language. */
export const reroute: Reroute = ({ url }) => withoutLocale(url.pathname);
