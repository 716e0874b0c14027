/** Finds e-mail addresses, also those that are spaced out or written with "(at)" to hide from machines. */
import type { MaskSpan } from './privacy.ts';

const LOCAL = /[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]/u;
const DOMAIN = /[\p{L}\p{N}.-]/u;
const HIDDEN =
  /(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{1,64}\s{0,2}(?:@|[([{]\s?(?:at|et)\s?[)\]}])\s{0,2}[\p{L}\p{N}-]{1,40}(?:\s?(?:\.|[([{]\s?(?:dot|titik)\s?[)\]}])\s?[\p{L}\p{N}-]{1,40}){0,2}\s?(?:\.|[([{]\s?(?:dot|titik)\s?[)\]}])\s?(?:com|co|id|net|org|info|biz|me|io)(?![\p{L}\p{N}])/giu;

/** Where the domain that starts at `from` ends: after its last label that can be a top-level one; `from` when it has none. */
function endOfDomain(text: string, from: number): number {
  let to = from;
  while (to < text.length && DOMAIN.test(text.charAt(to))) to++;
  const labels = text.slice(from, to).split('.');
  while (labels.length > 1 && !/^(?:\p{L}{2,}|xn--[a-z0-9-]+)$/iu.test(labels.at(-1) ?? '')) labels.pop();
  return labels.length > 1 && labels[0] !== '' ? from + labels.join('.').length : from;
}

/** Every e-mail address of a text, in order and never overlapping. Linear in the text. */
export function findEmails(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let from = at;
    while (from > (spans.at(-1)?.to ?? 0) && LOCAL.test(text.charAt(from - 1))) from--;
    const to = endOfDomain(text, at + 1);
    if (from < at && to > at + 1) spans.push({ from, to, kind: 'email' });
  }
  const isTaken = (from: number, to: number) => spans.some((span) => span.from < to && from < span.to);
  const hidden = [...text.matchAll(HIDDEN)]
    .map((found) => ({ from: found.index, to: found.index + found[0].length, kind: 'email' as const }))
    .filter(({ from, to }) => !isTaken(from, to));
  return [...spans, ...hidden].sort((a, b) => a.from - b.from);
}
