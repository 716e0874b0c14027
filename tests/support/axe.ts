import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { isScriptless, picture } from './browser.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What differs between light and dark are colours: the rest is judged once. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

const VIOLATIONS = v.array(
  v.object({
    id: v.string(),
    help: v.string(),
    nodes: v.array(v.object({ target: v.array(v.unknown()), failureSummary: v.optional(v.string(), '') })),
  }),
);

const require = createRequire(import.meta.url);
const axeSource = readFile(
  createRequire(require.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds wrong with a page, one line per place; empty when all is well. */
async function findingsOf(page: Page, dark: boolean): Promise<string[]> {
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
  const only = dark ? { type: 'rule', values: COLOURS } : { type: 'tag', values: RULES };
  const options = JSON.stringify({ runOnly: only, resultTypes: ['violations'] });
  const found: unknown = await page.evaluate(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  );
  return v.parse(VIOLATIONS, found).flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const where = target.flat().join(' ');
      return `${dark ? 'dark' : 'light'} ${id} (${help}) at ${where}: ${failureSummary}`;
    }),
  );
}

/**
 * Looks at what stands on the screen now, in light and dark, and returns what axe finds wrong. axe is a script, so a page
 * without scripts is shown once more in a second tab where scripts run: the same HTML at the same address with the same
 * cookies, without asking the server for the page again.
 */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  await picture(page, name, true);
  const shown = isScriptless(page) ? await withScripts(page) : page;
  await shown.evaluate(await axeSource);
  const found = [...(await findingsOf(shown, false)), ...(await findingsOf(shown, true))];
  if (shown === page) await page.emulateMedia({ colorScheme: 'light' });
  else await shown.context().close();
  return found.map((finding) => `${name}: ${finding}`);
}

async function withScripts(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  const context = await browser.newContext({
    viewport: page.viewportSize(),
    locale: 'id-ID',
    storageState: await page.context().storageState(),
  });
  const address = page.url();
  const body = await page.content();
  const shown = await context.newPage();
  await shown.route(
    (url) => url.href.split('#')[0] === address.split('#')[0],
    (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }),
    { times: 1 },
  );
  await shown.goto(address);
  return shown;
}
