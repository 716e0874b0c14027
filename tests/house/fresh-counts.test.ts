import { expect, test } from 'vitest';
import { COUNTS_KEPT_MS } from '#features/casework/queues.ts';
import { PAUSE_MS } from '#ui/enhance/changes.ts';

test('a page that looks anew because something changed is never given what was before', () => {
  expect(COUNTS_KEPT_MS).toBeLessThan(PAUSE_MS);
});
