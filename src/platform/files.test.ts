import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFiles } from './files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sambat-files-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function listFiles(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('what was put is given back under the hash of its content', async () => {
  const files = await openFiles(folder);
  const bytes = randomBytes(50_000);
  const name = await files.put(bytes, 'image/webp');
  expect(name).toBe(sha256(bytes));
  const found = await files.get(name);
  expect(found?.size).toBe(50_000);
  expect(Buffer.from(found?.bytes ?? []).equals(bytes)).toBe(true);
  expect(await files.has(name)).toBe(true);
  expect(await listFiles()).toEqual([join(folder, name.slice(0, 2), name.slice(2, 4), name)]);
});

test('a second opening of the same folder finds the files', async () => {
  const name = await (await openFiles(folder)).put(Buffer.from('jalan rusak'), 'text/plain');
  expect(await (await openFiles(folder)).has(name)).toBe(true);
});

test('nobody else on the machine can read a stored file', async () => {
  const files = await openFiles(folder);
  await files.put(Buffer.from('rahasia'), 'text/plain');
  const [path = ''] = await listFiles();
  expect((await stat(path)).mode & 0o077).toBe(0);
});

test('the same bytes put many times at once are one whole file', async () => {
  const files = await openFiles(folder);
  const bytes = randomBytes(200_000);
  const names = await Promise.all(Array.from({ length: 12 }, () => files.put(bytes, 'image/webp')));
  expect(new Set(names).size).toBe(1);
  expect(await listFiles()).toHaveLength(1);
  expect((await files.get(sha256(bytes)))?.size).toBe(200_000);
});

test('a removed file is gone, and removing it again says so', async () => {
  const files = await openFiles(folder);
  const name = await files.put(Buffer.from('x'), 'text/plain');
  expect(await files.remove(name)).toBe(true);
  expect(await files.remove(name)).toBe(false);
  expect(await files.has(name)).toBe(false);
  expect(await files.get(name)).toBeNull();
});

const hex = 'a'.repeat(64);
test.each([
  '',
  'a'.repeat(63),
  'a'.repeat(65),
  'A'.repeat(64),
  `${hex}\n`,
  `../${hex}`,
  `${'../'.repeat(21)}a`,
  '/etc/passwd',
  `${'a'.repeat(63)}\0`,
  '__proto__',
])('a name that is not 64 hex digits touches no file: %j', async (name) => {
  const files = await openFiles(folder);
  expect(await files.get(name)).toBeNull();
  expect(await files.has(name)).toBe(false);
  expect(await files.remove(name)).toBe(false);
});

test('a file whose content no longer fits its name is never served', async () => {
  const files = await openFiles(folder);
  const name = await files.put(Buffer.from('before'), 'text/plain');
  const [path = ''] = await listFiles();
  await writeFile(path, 'after!');
  await expect(files.get(name)).rejects.toThrow('damaged');
});

test('a file that was cut short is written anew by the next put', async () => {
  const files = await openFiles(folder);
  const bytes = Buffer.from('whole content');
  const name = await files.put(bytes, 'text/plain');
  const [path = ''] = await listFiles();
  await writeFile(path, 'whole');
  await files.put(bytes, 'text/plain');
  expect((await files.get(name))?.size).toBe(bytes.length);
});

test('leftovers of a crash are swept at opening, the work of a living process is not', async () => {
  await openFiles(folder);
  const old = join(folder, 'incoming', 'old');
  const fresh = join(folder, 'incoming', 'fresh');
  await writeFile(old, 'half');
  await writeFile(fresh, 'half');
  const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
  await utimes(old, yesterday, yesterday);
  await openFiles(folder);
  expect(await readdir(join(folder, 'incoming'))).toEqual(['fresh']);
});

test('killed in the middle of writing, the store holds whole files only, and every file it confirmed', async () => {
  const script = join(import.meta.dirname, '../../tests/support/photos/write-files.ts');
  for (let round = 0; round < 4; round += 1) {
    const confirmed: unknown[] = [];
    const child = fork(script, [folder], { execArgv: [] });
    child.on('message', (name) => {
      confirmed.push(name);
      if (confirmed.length === 3 + round * 4) child.kill('SIGKILL');
    });
    await new Promise((resolve) => child.once('exit', resolve));
    const kept = (await listFiles()).filter((path) => !path.includes('incoming'));
    for (const path of kept) expect(sha256(await readFile(path))).toBe(basename(path));
    expect(kept.map((path) => basename(path))).toEqual(expect.arrayContaining(confirmed));
  }
});
