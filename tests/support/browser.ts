import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll } from 'vitest';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** A page of this product on a busy machine. */
const PATIENCE_MS = 30_000;

/** A cheap telephone. */
export const PHONE = { width: 360, height: 740 } as const;
/** A clerk's screen. */
export const DESK = { width: 1280, height: 800 } as const;
export type Screen = typeof PHONE | typeof DESK;

function chromiumPath(): string {
  const path = process.env['CHROMIUM_PATH'] ?? PLACES.find((place) => existsSync(place));
  if (path === undefined)
    throw new Error('No Chromium: install Debian’s package chromium, or set CHROMIUM_PATH.');
  return path;
}

/** One browser for a test file, with a profile of its own; closed when the file is done. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), headless: true, args: FLAGS });
  afterAll(() => browser.close());
  return browser;
}

interface Visitor {
  screen: Screen;
  scripts: boolean;
  dark?: boolean;
}

/** A browser of a person in Malang, with cookies of its own. */
export async function openContext(
  browser: Browser,
  baseURL: string,
  visitor: Visitor,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    viewport: visitor.screen,
    javaScriptEnabled: visitor.scripts,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    colorScheme: visitor.dark ? 'dark' : 'light',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (!visitor.scripts) scriptless.add(context);
  return context;
}

const scriptless = new WeakSet<BrowserContext>();

/** True for a page whose visitor runs no scripts. */
export function isScriptless(page: Page): boolean {
  return scriptless.has(page.context());
}

/** A citizen with a small telephone and no scripts. */
export async function asCitizen(browser: Browser, baseURL: string): Promise<Page> {
  const context = await openContext(browser, baseURL, { screen: PHONE, scripts: false });
  return context.newPage();
}

/** Keeps a picture of the page when SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string, whole = false): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: whole });
}
