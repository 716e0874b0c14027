import type { Random } from './random.ts';

/** Gives the words for a slot such as `{di}`; throws for a slot it does not know. */
export type FillSlot = (slot: string) => string;

const INNERMOST_CHOICE = /\[([^[\]]*)\]/;
const SLOT = /\{(\w+)\}/g;

/**
 * Writes out a phrase: `[a|b]` becomes one of its parts (they may be nested, a part may be empty) and `{slot}` the
 * words that `fill` gives. Doubled spaces are closed.
 */
export function writePhrase(random: Random, phrase: string, fill: FillSlot): string {
  let text = phrase;
  for (let found = INNERMOST_CHOICE.exec(text); found !== null; found = INNERMOST_CHOICE.exec(text)) {
    const chosen = random.pick((found[1] ?? '').split('|'));
    text = text.slice(0, found.index) + chosen + text.slice(found.index + found[0].length);
  }
  return text
    .replace(SLOT, (_, slot: string) => fill(slot))
    .replace(/ {2,}/g, ' ')
    .trim();
}
