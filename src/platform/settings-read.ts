import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** One folder of settings being read; what is wrong gathers in `faults`, a sentence each. */
export interface Folder {
  dir: string;
  faults: string[];
}

/** Code of the listed thing that a path leads through, so that a reader finds it without counting. */
function codeOf(value: unknown): string | undefined {
  const named = v.safeParse(v.object({ code: v.string() }), value);
  return named.success ? named.output.code : undefined;
}

function placeOf(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map((step) => {
    if (step.type !== 'array') return String(step.key);
    return codeOf(step.value) ?? `number ${step.key + 1}`;
  });
  return steps.length === 0 ? 'the whole file' : `"${steps.join(' > ')}"`;
}

function sentenceOf(file: string, issue: v.BaseIssue<unknown>): string {
  const place = placeOf(issue);
  if (issue.received === 'undefined') return `${file}: ${place} is missing.`;
  if (issue.expected === 'never') return `${file}: ${place} is not a known key.`;
  if (issue.kind === 'validation')
    return `${file}: ${place} ${issue.message.replace(/^Invalid/, 'has an invalid')}.`;
  return `${file}: ${place} should be ${issue.expected ?? 'something else'}, not ${issue.received}.`;
}

/** Reads a text file; a missing one is a fault and gives undefined. */
function readText(folder: Folder, file: string): string | undefined {
  try {
    return readFileSync(join(folder.dir, file), 'utf8');
  } catch {
    folder.faults.push(`${file}: this file is missing or cannot be read.`);
    return undefined;
  }
}

function parseJson(folder: Folder, file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    folder.faults.push(
      `${file}: this is not JSON (${error instanceof Error ? error.message : 'unreadable'}).`,
    );
    return undefined;
  }
}

/** Reads a value by its shape; each thing that does not fit is a fault, and then the answer is undefined. */
export function readShape<T extends v.GenericSchema>(
  folder: Folder,
  file: string,
  shape: T,
  value: unknown,
): v.InferOutput<T> | undefined {
  const read = v.safeParse(shape, value);
  if (read.success) return read.output;
  folder.faults.push(...read.issues.map((issue) => sentenceOf(file, issue)));
  return undefined;
}

/** Reads a JSON file by its shape. */
export function readJson<T extends v.GenericSchema>(
  folder: Folder,
  file: string,
  shape: T,
): v.InferOutput<T> | undefined {
  const text = readText(folder, file);
  const value = text === undefined ? undefined : parseJson(folder, file, text);
  return value === undefined ? undefined : readShape(folder, file, shape, value);
}

/** Reads a file of one JSON value a line; empty lines do not count. */
export function readJsonLines<T extends v.GenericSchema>(
  folder: Folder,
  file: string,
  shape: T,
): v.InferOutput<T>[] {
  const lines = readText(folder, file)?.split('\n') ?? [];
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const name = `${file}, line ${index + 1}`;
    const value = parseJson(folder, name, line);
    const read = value === undefined ? undefined : readShape(folder, name, shape, value);
    return read === undefined ? [] : [read];
  });
}

/** Reads a list of names, one a line; empty lines and lines that begin with # do not count. */
export function readNames(folder: Folder, file: string): string[] {
  const lines = readText(folder, file)?.split('\n') ?? [];
  return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}
