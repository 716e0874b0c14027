import { PLACEHOLDERS, type Placeholder } from '#domain/placeholders.ts';

/** What stands for a placeholder; null is said by `missing`. */
export type Values = (placeholder: Placeholder) => string | null;

/** Sentences of a template end here; a quotation ends one too. */
const SENTENCE_END = /(?<=[.!?]|[.!?"]"|\}")\s+(?=\S)/;
/** Words that only announce the address: "Pantau:", "Read it here:". A button says it better. */
const ONLY_ADDRESS = /^\P{L}*(?:\p{L}+[ ,]*){0,4}:?\s*\{url\}\.?$/u;

/** Puts the values in; what has none is said by `missing`. Values are never read again as a template. */
export function fill(template: string, values: Values, missing: string): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const key = PLACEHOLDERS.find((placeholder) => placeholder === name);
    return key === undefined ? whole : (values(key) ?? missing);
  });
}

/** ", kode {code}": the secret code is kept nowhere, so no mail can repeat it. */
const CODE_CLAUSE = /[,;]?\s*\p{L}+ \{code\}/gu;

/** The template without its address, for readers who get a button, and without the code, which nobody knows any more. */
export function withoutAddress(template: string): string {
  const sentences = template
    .replaceAll(CODE_CLAUSE, '')
    .split(SENTENCE_END)
    .filter((sentence) => !ONLY_ADDRESS.test(sentence));
  return sentences
    .map((sentence) => sentence.replace(/[:,]?\s*\{url\}\.?$/, '.'))
    .join(' ')
    .trim();
}

/** The first thing a template says, without quotations and without the address: the subject of a mail. */
export function headline(template: string): string {
  const [first = ''] = withoutAddress(template).split(SENTENCE_END);
  return first.replace(/[:,]?\s*"\{\w+\}.*$/, '').replace(/[.:,]+$/, '');
}
