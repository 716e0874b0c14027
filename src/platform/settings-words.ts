import type { City, Words } from '#domain/city.ts';
import { NOTICE_KEYS } from '#domain/notice-keys.ts';
import { PLACEHOLDERS } from '#domain/placeholders.ts';
import { wordsOf } from '#domain/words-of-text.ts';

/** What looks like a reason to refuse, but is another action: the reporter must lose nothing by it. */
const NEVER_A_REFUSAL: Readonly<Record<string, string>> = { DUPLICATE: 'merge', OUT_OF_CITY: 'refer' };

/** What is wrong with the words of a city: keywords, emergency words, templates, reasons to refuse. */
export function checkWords(city: City): string[] {
  const keywords = city.categories.flatMap(({ code, keywords: words }) =>
    words.map((word) => ({ code, word })),
  );
  const emergency = city.emergency.words.map((word) => ({ code: 'emergency', word }));
  return [
    ...checkSearched(keywords, 'categories.json: keyword'),
    ...checkSearched(emergency, 'city.json: emergency word'),
    ...checkTemplates(city.templates),
    ...city.rejectReasons.flatMap(({ code }) => {
      const action = NEVER_A_REFUSAL[code];
      return action
        ? [`reject-reasons.json: ${code} is never a refusal; staff use "${action}" instead.`]
        : [];
    }),
  ];
}

/** Two words that mean the same once short forms are written out count as one: the second would weigh double. */
function checkSearched(list: readonly { code: string; word: string }[], where: string): string[] {
  const first = new Map<string, { code: string; word: string }>();
  return list.flatMap((one) => {
    const key = wordsOf(one.word).join(' ');
    const known = first.get(key);
    first.set(key, known ?? one);
    if (one.word !== one.word.toLowerCase())
      return [`${where} "${one.word}" (${one.code}) must be in lower case.`];
    if (key === '') return [`${where} "${one.word}" (${one.code}) has no letter or digit.`];
    return known
      ? [`${where} "${one.word}" (${one.code}) means the same as "${known.word}" (${known.code}).`]
      : [];
  });
}

function checkTemplates(templates: City['templates']): string[] {
  const keys: readonly string[] = NOTICE_KEYS;
  return [
    ...keys
      .filter((key) => templates[key] === undefined)
      .map((key) => `templates.json: the notice "${key}" has no words.`),
    ...Object.entries(templates).flatMap(([key, words]) =>
      keys.includes(key) ? checkTemplate(key, words) : [`templates.json: "${key}" is not a notice.`],
    ),
  ];
}

function checkTemplate(key: string, words: Words): string[] {
  const where = `templates.json: "${key}"`;
  const known: readonly string[] = PLACEHOLDERS;
  const [first, second] = [namesIn(words.id), namesIn(words.en)];
  const unknown = [...new Set([...first, ...second])].filter((name) => !known.includes(name));
  const differ = [...first, ...second].filter((name) => !first.has(name) || !second.has(name));
  const loose = [words.id, words.en].some((text) => /[{}]/.test(text.replace(/\{\w+\}/g, '')));
  return [
    ...unknown.map((name) => `${where} has the unknown placeholder {${name}}.`),
    ...differ.map((name) => `${where} has {${name}} in one language only.`),
    ...(loose ? [`${where} has a brace that belongs to no placeholder.`] : []),
  ];
}

const namesIn = (text: string): Set<string> =>
  new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
