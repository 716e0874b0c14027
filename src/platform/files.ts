import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

type StoredFile = { bytes: Uint8Array; size: number };

/** Files by the SHA-256 of their content. Small, so that another place than a disk can stand behind it. */
export type FileStore = {
  /**
   * Keeps the bytes for good and gives their SHA-256 in hex: when it resolves they survive a power cut.
   * The same bytes twice are one file. The type is for stores that serve files by themselves.
   */
  put(bytes: Uint8Array, type: string): Promise<string>;
  /** Null: no such file, or not a name of 64 hex digits. Throws when the content no longer fits its name. */
  get(sha256: string): Promise<StoredFile | null>;
  has(sha256: string): Promise<boolean>;
  /** False: there was none. Ask the database first whether another attachment needs it. */
  remove(sha256: string): Promise<boolean>;
};

const INCOMING = 'incoming';
/** Nothing is written for longer than this: what lies there is left over from a crash. */
const ABANDONED_AFTER_MILLISECONDS = 60 * 60 * 1000;

/**
 * Opens a folder as a file store and makes it if needed: `ab/cd/abcd…` by content, readable by us alone.
 * Several processes may use one folder. A file is whole or absent, never half: written aside, synced, then renamed.
 */
export async function openFiles(folder: string): Promise<FileStore> {
  const incoming = join(folder, INCOMING);
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await sweep(incoming);
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      const path = pathOf(folder, sha256);
      if (!(await holds(path, bytes.length))) await keep(bytes, join(incoming, randomUUID()), path, folder);
      return sha256;
    },
    async get(sha256) {
      if (!isName(sha256)) return null;
      const bytes = await readIfThere(pathOf(folder, sha256));
      if (bytes === null) return null;
      if (hashOf(bytes) !== sha256) throw new Error(`stored file ${sha256} is damaged`);
      return { bytes, size: bytes.length };
    },
    async has(sha256) {
      return isName(sha256) && (await holds(pathOf(folder, sha256)));
    },
    async remove(sha256) {
      if (!isName(sha256) || !(await holds(pathOf(folder, sha256)))) return false;
      await rm(pathOf(folder, sha256), { force: true });
      return true;
    },
  };
}

function isName(sha256: string): boolean {
  return /^[0-9a-f]{64}$/.test(sha256);
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function keep(bytes: Uint8Array, aside: string, path: string, root: string): Promise<void> {
  const folder = dirname(path);
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeSynced(aside, bytes);
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
  await syncFolder(folder);
  if (created === undefined) return;
  await syncFolder(dirname(folder));
  await syncFolder(root);
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name in a folder is safe only when the folder itself is on the disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** With a length, a file of another length counts as absent and is written anew. */
async function holds(path: string, length?: number): Promise<boolean> {
  try {
    const found = await stat(path);
    return found.isFile() && (length === undefined || found.size === length);
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function sweep(incoming: string): Promise<void> {
  const oldest = Date.now() - ABANDONED_AFTER_MILLISECONDS;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch((error: unknown) => {
      if (isAbsent(error)) return null;
      throw error;
    });
    if (found !== null && found.mtimeMs < oldest) await rm(path, { force: true });
  }
}
