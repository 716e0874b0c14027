import { describe, expect, test } from 'vitest';
import { STATUSES } from '#domain/status.ts';
import { LOCALES } from '#locales/locale.ts';
import { speaking } from '#locales/request-locale.ts';
import { publicStatusWords, publicTone } from './public-status.ts';

describe.each(LOCALES)('to a stranger, in %s', (locale) => {
  test.each(STATUSES)('no status says that it is the reader’s turn: %s', (status) => {
    expect(speaking(locale, () => publicStatusWords(status))).not.toMatch(/\b(anda|your?)\b/i);
    expect(publicTone(status)).not.toBe('you');
  });
});
