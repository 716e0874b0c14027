import { createHash, timingSafeEqual } from 'node:crypto';
import { pooledBytes } from '#platform/random-pool.ts';
import type { CaseEvent } from '#domain/event.ts';

/** The hash before the first event of a case. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/** JSON with sorted keys and without undefined values: the same content always has the same bytes. */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`);
  return `{${entries.join(',')}}`;
}

/** What is written into the history of a free text: SHA-256 of a salt and the text, in hexadecimal. */
export function commitTo(salt: Buffer, text: string): string {
  return createHash('sha256').update(salt).update(text, 'utf8').digest('hex');
}

/** A new salt for one text. When it is deleted with the text, the commitment says nothing any more. */
export function newSalt(): Buffer {
  return pooledBytes(16);
}

/** The content of an event as it is kept: everything but its number, time and hashes. */
export interface EventData {
  by: CaseEvent['by'];
  given: CaseEvent['given'];
  extra: CaseEvent['extra'];
  /** commitments to the free texts and to contact data */
  words: Readonly<Record<string, string>>;
}

/** The link of the chain: SHA-256 over the hash before, the case, and the canonical content. */
export function hashEvent(
  previous: Buffer,
  caseId: string,
  event: { seq: number; at: string; action: string },
  data: unknown,
): Buffer {
  const content = canonicalJson({ caseId, seq: event.seq, at: event.at, action: event.action, data });
  return createHash('sha256').update(previous).update(content, 'utf8').digest();
}

/** Same bytes? */
export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
