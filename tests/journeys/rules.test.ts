import { expect, test } from 'vitest';
import { lookAt } from '../support/axe.ts';
import { asCitizen, openBrowser } from '../support/browser.ts';
import { startProduct } from '../support/product.ts';
import { fileComplaint, track } from './citizen-steps.ts';
import { asStaff, openCase } from './staff-steps.ts';

const browser = await openBrowser();
const product = await startProduct({ automatic: true, env: { CLOCK: '2026-09-07T08:30:00+07:00' } });

const CAT = {
  text: 'Seekor kucing tersangkut di saluran air, sudah dua hari mengeong.',
  category: 'other',
  area: 'Kauman',
  street: 'Jalan Kawi',
};
const RULE = {
  code: 'kucing',
  words: 'kucing tersangkut, Kucing Terjebak',
  goal: 'agency:dlh',
  confidence: '95',
  'reason-id': 'Hewan yang tersangkut ditolong DLH.',
} as const;

test('a rule is written by one, shown on past reports, published by another, and followed at once', async () => {
  const citizen = await asCitizen(browser, product.baseUrl);
  const before = await fileComplaint(citizen, CAT);

  const author = await asStaff(browser, product.baseUrl, 'coordinator', { scripts: false });
  await author.goto('/staf/pengaturan/aturan');
  expect(await lookAt(author, 'settings-rules')).toEqual([]);
  await author.locator('main > details > summary', { hasText: 'Aturan baru' }).click();
  const form = author.locator('form[action="?/rule"]').last();

  // A rule without a condition, and one behind a wider one, are refused with a sentence.
  await form.locator('[name=code]').fill(RULE.code);
  await form.locator('[name=goal]').selectOption(RULE.goal);
  await form.locator('[name=confidence]').fill(RULE.confidence);
  await form.locator('[name=reason-id]').fill(RULE['reason-id']);
  await form.locator('button').click();
  expect(await author.locator('.error-summary').textContent()).toContain('paling sedikit satu syarat');

  await author.goto('/staf/pengaturan/aturan');
  await author.locator('main > details > summary', { hasText: 'Aturan baru' }).click();
  for (const name of ['code', 'words', 'confidence', 'reason-id'] as const) {
    await form.locator(`[name=${name}]`).fill(RULE[name]);
  }
  await form.locator('[name=goal]').selectOption(RULE.goal);
  await form.locator('button').click();
  await author.waitForURL('**/versi/*');
  const draft = (await author.locator('main').textContent()) ?? '';
  expect(draft).toContain('kata kucing tersangkut, kucing terjebak');
  expect(draft).toContain('1 dari 1 laporan akan disalurkan ke tempat lain');
  expect(draft).toContain(before.ticket);
  expect(await lookAt(author, 'settings-rules-draft')).toEqual([]);
  // Nobody publishes the own rule, whatever is pressed.
  expect(await author.getByRole('button', { name: 'Terbitkan' }).count()).toBe(0);

  const second = await asStaff(browser, product.baseUrl, 'desk', { scripts: false });
  await second.goto(new URL(author.url()).pathname);
  await second.getByRole('button', { name: 'Terbitkan' }).click();
  await second.waitForURL('**?terbit');
  expect(await second.locator('main').textContent()).toContain('Berlaku sekarang');

  const another = await asCitizen(browser, product.baseUrl);
  const after = await fileComplaint(another, {
    ...CAT,
    text: 'Ada kucing tersangkut di talang rumah kosong.',
  });
  await expect
    .poll(
      async () => {
        await track(another, after);
        return (await another.locator('main').textContent()) ?? '';
      },
      { timeout: 30_000, interval: 2_000 },
    )
    .toContain(RULE['reason-id']);
  const agency = await asStaff(browser, product.baseUrl, 'otherAdmin');
  await openCase(agency, after.ticket);
  expect(await agency.locator('h1').first().textContent()).not.toContain('404');
});
