import { expect, test } from 'vitest';
import { nextPath } from './next-path.ts';

test.each(['/staf', '/staf/kasus/01J', '/staf?antrean=baru&q=jalan%20rusak', '/en/staf/akun'])(
  'leads back to a page of the staff: %s',
  (path) => {
    expect(nextPath(path)).toBe(path);
  },
);

test.each([
  ...[
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/staf',
    '/staf//evil.example',
    '/staf\\@evil.example',
  ],
  ...[
    '/staf/%0d%0aSet-Cookie:x',
    '/staf/\nx',
    '/staf/%2f%2fevil',
    '/staf@evil.example',
    '/',
    '/lapor',
    '',
    'staf',
  ],
  ...['/staf/../lapor', '/stafette', 'javascript:alert(1)', '/xx/evil/staf', `/staf/${'a'.repeat(600)}`],
])('never leads anywhere else: %j', (path) => {
  expect(nextPath(path)).toBeNull();
});

test('what is no text leads nowhere', () => {
  for (const given of [undefined, null, [], {}, 7, ['/staf']]) expect(nextPath(given)).toBeNull();
});
