import { localeOf } from '#locales/locale.ts';
import { overwriteGetLocale } from '#locales/words/runtime.js';

overwriteGetLocale(() => localeOf(location.pathname));
