/** Nothing that ends a header line or hides in one: controls, line and paragraph separators, bidi marks. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text as one header line: no line break survives, so nobody can add a header of his own. */
export function oneLine(text: string): string {
  return text.replaceAll(UNSAFE, ' ').trim();
}

/** One plain address and nothing else: no second recipient, no line break, no name. */
export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{Cc}<>(),;:"\\@]+@[^\s\p{Cc}<>(),;:"\\@]+$/u.test(text);
}
