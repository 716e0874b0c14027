import type { Browser, Locator, Page } from 'playwright-core';
import { DESK, openContext, type Screen } from '../support/browser.ts';
import { photo } from './citizen-steps.ts';

export const DEMO_PASSPHRASE = 'hanya untuk mencoba saja';

/** Demo accounts by what they do. */
export const WHO = {
  desk: 'operator1@sambat.contoh',
  secondDesk: 'operator2@sambat.contoh',
  coordinator: 'coordinator@sambat.contoh',
  duty: 'duty@sambat.contoh',
  admin: 'dpuprpkp.admin@sambat.contoh',
  liaison: 'dpuprpkp.liaison@sambat.contoh',
  head: 'dpuprpkp.head@sambat.contoh',
  field: 'dpuprpkp.bina-marga.field@sambat.contoh',
  otherAdmin: 'dlh.admin@sambat.contoh',
  otherLiaison: 'dlh.liaison@sambat.contoh',
  inspectorate: 'inspektorat.head@sambat.contoh',
  planner: 'bappeda.planner@sambat.contoh',
} as const;
export type Who = keyof typeof WHO;

/** An officer at a screen, signed in by typing address and passphrase. */
export async function asStaff(
  browser: Browser,
  baseURL: string,
  who: Who,
  { screen = DESK, scripts = true }: { screen?: Screen; scripts?: boolean } = {},
): Promise<Page> {
  const context = await openContext(browser, baseURL, { screen, scripts });
  const page = await context.newPage();
  await page.goto('/staf/masuk');
  await signIn(page, WHO[who]);
  await page.waitForURL((url) => url.pathname === '/staf');
  return page;
}

/** The officers of a test file: each signs in once, when first asked for. */
export function openOffice(browser: Browser, baseURL: string): (who: Who) => Promise<Page> {
  const pages = new Map<Who, Promise<Page>>();
  return (who) => {
    const page = pages.get(who) ?? asStaff(browser, baseURL, who);
    pages.set(who, page);
    return page;
  };
}

export async function signIn(page: Page, email: string, password: string = DEMO_PASSPHRASE): Promise<void> {
  const form = page.locator('main form').first();
  await form.locator('[name=email]').fill(email);
  await form.locator('[name=password]').fill(password);
  await form.locator('button').click();
}

export async function openCase(page: Page, number: string): Promise<void> {
  await page.goto(`/staf/kasus/${number}`);
}

/** Opens a queue by its tab and a case of it by its line, as a clerk does. */
export async function openFromQueue(page: Page, queue: string, number: string): Promise<void> {
  await page.goto(`/staf?antrean=${queue}`);
  await page.locator(`a[data-row]`, { hasText: number }).click();
  await page.waitForURL(`**/staf/kasus/${number}**`);
}

/** The numbers of a queue, as they are listed. */
export async function listed(page: Page, queue: string): Promise<string[]> {
  await page.goto(`/staf?antrean=${queue}`);
  return page.locator('a[data-row] .number').allTextContents();
}

/** The actions that the page offers now. */
export async function offered(page: Page): Promise<string[]> {
  const links = await page
    .locator('a[href*="aksi="]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  return [
    ...new Set(links.map((link) => new URL(link, 'http://x').searchParams.get('aksi') ?? '')),
  ].toSorted();
}

export interface Filled {
  fields?: Readonly<Record<string, string>>;
  photos?: Readonly<Record<string, readonly number[]>>;
}

/** Presses an action's button and waits for its form. */
export async function openAction(page: Page, action: string): Promise<Locator> {
  const link = page.locator(`a[href*="aksi=${action}"]`).first();
  const folded = page.locator('.action-menu details:not([open])', { has: link });
  if ((await folded.count()) > 0) {
    // What is unfolded before the scripts have come is folded again by them.
    await page.waitForLoadState('networkidle');
    await folded.locator('summary').click();
  }
  await link.click();
  const form = page.locator('form#aksi');
  await form.locator(`input[name=action][value=${action}]`).waitFor({ state: 'attached' });
  return form;
}

export async function fill(form: Locator, { fields = {}, photos = {} }: Filled): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = form.locator(`[name=${name}]`).first();
    const kind = await control.evaluate((element) => element.tagName);
    if (kind === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
  for (const [name, numbers] of Object.entries(photos)) {
    await form.locator(`input[type=file][name=${name}]`).setInputFiles(numbers.map(photo));
  }
}

export async function send(form: Locator): Promise<void> {
  await form.locator('.buttons button').first().click();
}

/** One action of an officer on the open case: button, form, fields, sent, done. */
export async function act(page: Page, action: string, filled: Filled = {}): Promise<void> {
  const form = await openAction(page, action);
  await fill(form, filled);
  await send(form);
  await page.waitForURL((url) => url.searchParams.get('sudah') === action);
}

/** A date so many days from today, as a date field takes it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
