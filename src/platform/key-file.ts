import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newKeyText, parseKeys, type Keys } from './keys.ts';

type Result = { ok: true; keys: Keys } | { ok: false; fault: string };

/** Reads a key file: one key a line, the current one first, `#` begins a remark. */
export function readKeyFile(path: string): Result {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { ok: false, fault: `The key file ${path} cannot be read.` };
  }
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  return parseKeys(
    lines.filter((line) => line !== ''),
    `The key file ${path}`,
  );
}

/**
 * Reads the key file, making it with a new key if there is none: only for a laptop, where nobody keeps secrets
 * elsewhere. Two starters at once end up with the same key.
 */
export function readOrMakeKeyFile(path: string): Result {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${process.pid}`;
    writeFileSync(
      draft,
      `# The first key seals, the others only open. Lost keys cannot be made again.\n${newKeyText()}\n`,
      {
        mode: 0o600,
      },
    );
    try {
      // A link, unlike a rename, never replaces a key that is already there.
      linkSync(draft, path);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      return { ok: false, fault: `The folder ${dirname(path)} for the keys cannot be written.` };
    }
  }
  return readKeyFile(path);
}
