import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { withoutLocale } from '#locales/locale.ts';
import { OnlyDrawn } from '#ui/only-drawn.ts';

/** One route serves every language. */
export const reroute: Reroute = ({ url }) => withoutLocale(url.pathname);

/** Nothing of it travels: only pages without script are drawn from it. */
export const transport: Transport = {
  OnlyDrawn: {
    encode: (value) => value instanceof OnlyDrawn && 'stays',
    decode: () => undefined,
  },
};
