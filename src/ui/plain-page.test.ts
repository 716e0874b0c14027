import { expect, test } from 'vitest';
import { plainPage } from './plain-page.ts';

test('nothing that is put into a plain page becomes markup', () => {
  const hostile = `"><script>alert('1')</script>&`;
  const html = plainPage({
    lang: hostile,
    title: hostile,
    text: hostile,
    footnote: hostile,
    styleUrl: hostile,
  });
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;alert\(&#39;1&#39;\)/g)).toHaveLength(6);
});
