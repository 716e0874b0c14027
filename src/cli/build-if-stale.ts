import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SOURCES = ['src', 'static', 'vite.config.ts', 'package-lock.json'];
const BUILT = 'build/handler.js';

async function newestIn(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile() && !e.parentPath.includes(join('locales', 'words')));
  const times = await Promise.all(files.map((f) => stat(join(f.parentPath, f.name)).then((s) => s.mtimeMs)));
  return Math.max(0, ...times);
}

/**
 * Builds the pages when there is no build or a source is newer. Refuses (throws) when the build fails.
 * The build is always the one that is served: under a test runner's NODE_ENV it would be a developer's build, and under
 * its VITEST one with whatever words were compiled last.
 */
export async function buildIfStale(root: string, say: (line: string) => void): Promise<void> {
  const built = await newestIn(join(root, BUILT));
  const newest = Math.max(...(await Promise.all(SOURCES.map((path) => newestIn(join(root, path))))));
  if (built >= newest) return;
  say('Building the pages (only after a change; takes about half a minute) …');
  await run(root, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
}

function run(cwd: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const { VITEST: _of, ...own } = process.env;
    const env = { ...own, NODE_ENV: 'production' };
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`the build ended with code ${code}`)),
    );
  });
}
