import type { City } from '#domain/city.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { statusesOf } from './status-groups.ts';

/** Cases on a page, and on a long page for whoever asks for it. */
const PAGE = 20;
const LONG_PAGE = 50;
/** Letters of a search that are read; nobody looks for more. */
export const WORDS_MOST = 100;

/** What somebody asks of the public list. Empty texts narrow nothing. */
export interface PublicQuestion {
  words: string;
  /** code of a ward */
  area: string;
  /** code of a category or of a group of categories */
  category: string;
  /** code of a group of statuses */
  status: string;
  size: typeof PAGE | typeof LONG_PAGE;
  from: Cursor | null;
}

/** Names of the values in an address. */
const NAMES = { words: 'cari', area: 'kelurahan', category: 'kategori', status: 'status' } as const;
const SIZE = 'banyak';
const FROM = 'dari';

type Params = Pick<URLSearchParams, 'get'>;

/** What the database cannot keep, and the signs with which a search could be made slow or say "not". */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Cs}"“”]/gu;

function tidyWords(typed: string): string {
  const plain = typed.normalize('NFC').slice(0, WORDS_MOST).toWellFormed().replace(UNWANTED, ' ');
  return plain
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, ''))
    .filter((word) => word !== '')
    .join(' ');
}

/**
 * The question in an address. What is unknown, repeated or broken narrows nothing and is never refused: an address is
 * passed on, cut and mended by people.
 */
export function readQuestion(params: Params, city: City): PublicQuestion {
  const known = (value: string | null, codes: readonly { code: string }[]): string =>
    codes.some(({ code }) => code === value) ? (value ?? '') : '';
  const status = params.get(NAMES.status) ?? '';
  return {
    words: tidyWords(params.get(NAMES.words) ?? ''),
    area: known(params.get(NAMES.area), city.areas),
    category: known(params.get(NAMES.category), [...city.groups, ...city.categories]),
    status: statusesOf(status) ? status : '',
    size: params.get(SIZE) === String(LONG_PAGE) ? LONG_PAGE : PAGE,
    from: readCursor(params.get(FROM) ?? ''),
  };
}

/** The address of a question's page, without language: `/laporan?kelurahan=…`. */
export function addressOf(question: Partial<PublicQuestion>): string {
  const params = new URLSearchParams();
  for (const field of ['words', 'area', 'category', 'status'] as const) {
    const value = question[field];
    if (value) params.set(NAMES[field], value);
  }
  if (question.size === LONG_PAGE) params.set(SIZE, String(LONG_PAGE));
  if (question.from) params.set(FROM, writeCursor(question.from));
  const search = params.toString();
  return search === '' ? '/laporan' : `/laporan?${search}`;
}

/** The codes of the categories that a filter means: one, or all of a group. Null when it means none. */
export function categoriesOf(code: string, city: City): readonly string[] | null {
  if (code === '') return null;
  const ofGroup = city.categories.filter((category) => category.group === code);
  return ofGroup.length > 0 ? ofGroup.map((category) => category.code) : [code];
}
