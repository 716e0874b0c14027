import { describe, expect, test } from 'vitest';
import { href, inLocale, localeOf, withoutLocale } from './locale.ts';
import { speaking } from './request-locale.ts';
import { m } from './words/messages.js';

describe('the language of an address', () => {
  test('only a whole first part is a language', () => {
    expect(['/', '/lapor', '/energi', '/en', '/en/lapor', '//en'].map(localeOf)).toEqual([
      'id',
      'id',
      'id',
      'en',
      'en',
      'id',
    ]);
  });

  test('one route serves both languages', () => {
    expect(['/en', '/en/lapor', '/lapor'].map(withoutLocale)).toEqual(['/', '/lapor', '/lapor']);
  });

  test('a door for programs has one address only', () => {
    expect(withoutLocale('/en/api/areas.json')).toBe('/en/api/areas.json');
    expect(href('/api/areas.json', 'en')).toBe('/api/areas.json');
  });

  test('links stay in the language of the request', () => {
    expect(speaking('en', () => [href('/'), href('/lapor?x=1#a')])).toEqual(['/en', '/en/lapor?x=1#a']);
    expect(href('/lapor')).toBe('/lapor');
  });

  test('the other language of a page keeps its query', () => {
    expect(inLocale({ pathname: '/en/laporan', search: '?q=lubang' }, 'id')).toBe('/laporan?q=lubang');
  });
});

test('two requests at the same time do not mix their languages', async () => {
  const said = await Promise.all(
    (['en', 'id'] as const).map((locale) =>
      speaking(locale, async () => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return m.status_received();
      }),
    ),
  );
  expect(said).toEqual(['Received', 'Diterima']);
});
