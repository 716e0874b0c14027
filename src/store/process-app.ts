import { readConfig } from '#platform/config.ts';
import { openLog } from '#platform/log.ts';
import { StartRefused } from '#platform/start-refused.ts';
import { openApp, type App } from './app.ts';

declare global {
  var sambatApp: Promise<App> | undefined;
}

/**
 * Lends the opened app to the pages. The pages are built into files of their own, with their own copies of our modules,
 * so the process itself is the only place where both meet.
 */
export function lendApp(app: App): void {
  globalThis.sambatApp = Promise.resolve(app);
}

/** The app of this process; opened from the environment when nobody lent one (the development server). */
export function appOfProcess(): Promise<App> {
  globalThis.sambatApp ??= openFromEnvironment();
  return globalThis.sambatApp;
}

async function openFromEnvironment(): Promise<App> {
  const read = readConfig(process.env, process.cwd());
  if (!read.ok) throw new StartRefused(read.faults.join('\n'));
  return openApp(read.config, openLog({ level: read.config.logLevel }));
}
