/** Fills the braces of a sentence: `fill('Sisa {count} huruf', { count: 3 })`. */
export function fill(sentence: string, values: Readonly<Record<string, number | string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The sentences that the server wrote into the page for its scripts, in the language of the page. */
export function words(name: string): string {
  return document.getElementById('enhance-words')?.dataset[name] ?? '';
}
