/**
 * Hides what points to a person in free text before others read it: the original is kept, what is shown is masked.
 * It would rather hide too much than too little, but a house number, a time, a date or a price stays.
 */
import { asciiDigits } from './digits.ts';
import { findEmails } from './mask-emails.ts';
import { findNumbers } from './mask-numbers.ts';
import { findPlates } from './mask-plates.ts';

/** identity: NIK and family card (16 digits); account: bank, card and customer numbers; plate: vehicle plates. */
const MASK_KINDS = ['identity', 'phone', 'email', 'plate', 'account'] as const;
export type MaskKind = (typeof MASK_KINDS)[number];

/** A part of a text that is hidden: [from, to) in UTF-16 units. */
export interface MaskSpan {
  from: number;
  to: number;
  kind: MaskKind;
}

export interface MaskedText {
  text: string;
  /** one entry for each mask, in the order of the text */
  found: MaskKind[];
}

/** Foreign digits that take two units are written plainly first, so that places are the same in text and copy. */
function plainDigits(text: string): string {
  return text.replace(/[\u{1d7ce}-\u{1d7ff}]/gu, asciiDigits);
}

/** Blanks what was found with letters, so that the next search neither finds nor crosses it. */
function blank(text: string, spans: readonly MaskSpan[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const { from, to } of spans) {
    parts.push(text.slice(end, from), 'x'.repeat(to - from));
    end = to;
  }
  return parts.join('') + text.slice(end);
}

function findSpans(text: string): MaskSpan[] {
  const copy = asciiDigits(text);
  const emails = findEmails(copy);
  const withoutEmails = blank(copy, emails);
  const numbers = findNumbers(withoutEmails);
  const plates = findPlates(blank(withoutEmails, numbers));
  return [...emails, ...numbers, ...plates].sort((a, b) => a.from - b.from);
}

/**
 * The text with '‹phone›', '‹identity›' … in place of identity and telephone numbers, e-mail addresses, plates
 * and account numbers, spaced, dotted or in foreign digits too. Masking twice changes nothing more. Linear in the text.
 */
export function maskText(text: string): MaskedText {
  const readable = plainDigits(text);
  const spans = findSpans(readable);
  const parts: string[] = [];
  let end = 0;
  for (const { from, to, kind } of spans) {
    parts.push(readable.slice(end, from), `‹${kind}›`);
    end = to;
  }
  return { text: parts.join('') + readable.slice(end), found: spans.map(({ kind }) => kind) };
}

/** A masked text with its placeholders in the reader's words, e.g. phone: '[nomor telepon disamarkan]'. */
export function maskWith(masked: string, labels: Readonly<Record<MaskKind, string>>): string {
  return MASK_KINDS.reduce((text, kind) => text.replaceAll(`‹${kind}›`, () => labels[kind]), masked);
}
