import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { asCitizen } from '../support/browser.ts';

/** A photo of a road, as a telephone would send it. */
export const photo = (number: number): string =>
  join(import.meta.dirname, `../support/photos/road/road-${String(number).padStart(2, '0')}.jpg`);

export interface Complaint {
  text: string;
  /** numbers of road photos */
  photos?: readonly number[];
  /** code of a category; the suggested one stays when it is left out */
  category?: string;
  area?: string;
  street?: string;
  landmark?: string;
  name?: string;
  email?: string;
  phone?: string;
  boxes?: readonly ('anonymous' | 'private' | 'misconduct')[];
}

/** What the citizen takes along. */
export interface Ticket {
  ticket: string;
  code: string;
}

/** Presses the one big button of a step. */
export async function goOn(page: Page): Promise<void> {
  await page.locator('main form .buttons button.call').click();
}

export async function sayWhat(page: Page, complaint: Complaint): Promise<void> {
  await page.locator('[name=text]').fill(complaint.text);
  if (complaint.photos) await page.locator('input[name=photos]').setInputFiles(complaint.photos.map(photo));
  await goOn(page);
  // a busy machine may take its time; a second is not what this is about
  const patience = { timeout: 20_000 };
  await expect.poll(() => page.locator('input[name=category]').count(), patience).toBeGreaterThan(0);
}

export async function chooseKind(page: Page, { category }: Complaint): Promise<void> {
  const suggested = page.locator(`input[name=category][value="${category ?? ''}"]`);
  if (category !== undefined && (await suggested.count()) > 0) await suggested.check();
  else if (category !== undefined) {
    await page.locator('input[name=category][value="@list"]').check();
    await page.locator('[name=otherCategory]').selectOption(category);
  }
  await goOn(page);
  // A category from the long list has its own question asked first.
  if ((await page.locator('[name=area]').count()) === 0) await goOn(page);
}

export async function sayWhere(page: Page, complaint: Complaint): Promise<void> {
  const { area, street, landmark } = complaint;
  if (area) await page.locator('[name=area]').selectOption({ label: area });
  else await page.locator('[name=nowhere]').check();
  if (street) await page.locator('[name=street]').fill(street);
  if (landmark) await page.locator('[name=landmark]').fill(landmark);
  await goOn(page);
}

export async function sayWho(page: Page, complaint: Complaint): Promise<void> {
  for (const field of ['name', 'email', 'phone'] as const) {
    const value = complaint[field];
    if (value) await page.locator(`[name=${field}]`).fill(value);
  }
  for (const box of complaint.boxes ?? []) await page.locator(`[name=${box}]`).check();
}

/** Ticket and code as they stand on the receipt. */
export async function readReceipt(page: Page): Promise<Ticket> {
  await page.waitForURL('**/lapor/selesai');
  const [ticket = '', code = ''] = await page.locator('main .code').allTextContents();
  return { ticket: ticket.trim(), code: code.trim() };
}

/** All three steps, from the form to the receipt. */
export async function fileComplaint(page: Page, complaint: Complaint): Promise<Ticket> {
  await page.goto('/lapor');
  await sayWhat(page, complaint);
  await chooseKind(page, complaint);
  await sayWhere(page, complaint);
  await sayWho(page, complaint);
  await goOn(page);
  return readReceipt(page);
}

/** A lamp that is out: what some citizen files when a test needs any case. */
export const LAMP: Complaint = { text: 'Lampu jalan di depan rumah mati sejak seminggu.', area: 'Kauman' };

/** Some citizen files a complaint and goes; gives its ticket number. */
export async function fileAndGo(browser: Browser, baseUrl: string, complaint = LAMP): Promise<string> {
  const citizen = await asCitizen(browser, baseUrl);
  const { ticket } = await fileComplaint(citizen, complaint);
  await citizen.context().close();
  return ticket;
}

/** Opens the own report with ticket and code, as a citizen with another telephone does. */
export async function track(page: Page, { ticket, code }: Ticket): Promise<void> {
  await page.goto('/lacak');
  await page.locator('[name=ticket]').fill(ticket);
  await page.locator('[name=code]').fill(code);
  await page.locator('main form .buttons button').first().click();
  await page.waitForURL(`**/lacak/${ticket}`);
}

/** The form of one of the reporter's actions, opened. */
export async function openAsk(page: Page, action: string) {
  const form = page.locator(`form:has(input[name=action][value="${action}"])`);
  const folded = page.locator('details', { has: form });
  if ((await folded.count()) > 0 && (await folded.getAttribute('open')) === null) {
    await folded.locator('summary').first().click();
  }
  return form;
}

/** One of the reporter's own actions, with its fields. */
export async function ask(
  page: Page,
  action: string,
  fields: Readonly<Record<string, string>> = {},
  photos: Readonly<Record<string, readonly number[]>> = {},
): Promise<void> {
  const form = await openAsk(page, action);
  for (const [name, value] of Object.entries(fields)) {
    const radio = form.locator(`input[type=radio][name=${name}][value="${value}"]`);
    if ((await radio.count()) > 0) await radio.check();
    else await form.locator(`[name=${name}]`).fill(value);
  }
  for (const [name, numbers] of Object.entries(photos)) {
    await form.locator(`input[type=file][name=${name}]`).setInputFiles(numbers.map(photo));
  }
  await form.locator('.buttons button').first().click();
  await page.waitForURL(`**/lacak/*?terkirim=${action}`);
}

/** The address in a mail that opens the own report. */
export function linkIn(text: string): string {
  const [link] = /https?:\/\/\S+\/lacak\/\S+/.exec(text) ?? [];
  if (link === undefined) throw new Error('the mail has no link to the report');
  return link;
}

/** Follows a link of a mail and presses its button: opening alone changes nothing. */
export async function openFromMail(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator('main form .buttons button').first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/lacak/') && url.search === '');
}
