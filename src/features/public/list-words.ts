import type { City } from '#domain/city.ts';
import type { Outcome, Stage, Status } from '#domain/status.ts';
import { dateWords, numberWords } from '#locales/date-words.ts';
import { href } from '#locales/locale.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import { excerptOf, readable } from '#locales/masked-words.ts';
import type { PublicItem, PublicList } from './public-list.query.ts';
import { addressOf, type PublicQuestion } from './question.ts';
import { STATUS_GROUPS } from './status-groups.ts';

const EXCERPT = 150;

/** A case of the list in words: all that leaves the server about it. */
export interface ListedCase {
  number: string;
  href: string;
  title: string;
  excerpt: string;
  status: Status;
  stage: Stage | null;
  outcome: Outcome | null;
  late: boolean;
  /** where, when and how many, each as one piece */
  details: readonly string[];
  at: string;
}

/** What a case is about, in a few words: its category, or that the desk has not named it yet. */
export function titleOf(category: string | null, city: City): string {
  return city.categories.find(({ code }) => code === category)?.name[getLocale()] ?? m.public_case_title();
}

/** The ward in words, or null for a case without one. */
export function areaWords(area: string | null, city: City): string | null {
  const name = city.areas.find(({ code }) => code === area)?.name;
  return name === undefined ? null : m.case_area({ area: name });
}

/** One case of the list in the reader's language. */
export function listedCase(item: PublicItem, city: City, now: Date): ListedCase {
  const place = readable(
    [areaWords(item.area, city), item.street].filter((part) => part !== null).join(', '),
  );
  return {
    number: item.number,
    href: href(`/laporan/${item.number}`),
    title: titleOf(item.category, city),
    excerpt: excerptOf(item.text, EXCERPT),
    status: item.status,
    stage: item.stage,
    outcome: item.outcome,
    late: item.due !== null && item.due < now,
    details: [
      place,
      dateWords(item.filed_at, 'date', city.zone),
      item.reports > 1 ? m.case_supporters({ count: item.reports }) : '',
    ].filter((part) => part !== ''),
    at: item.filed_at.toISOString(),
  };
}

/** How many were found, as far as a page knows without counting. */
export function foundWords(list: PublicList, question: PublicQuestion): string {
  if (question.from && list.newer) return m.public_found_further();
  const count = numberWords(list.items.length);
  if (list.older) return m.public_found_more({ count });
  return list.items.length === 1 ? m.public_found_one() : m.public_found({ count });
}

/** The filters of the list as choices. */
export function filterChoices(city: City) {
  const locale = getLocale();
  return {
    areas: groupBy(city.areas, ({ district }) => district).map(([label, areas]) => ({
      label,
      options: areas.map(({ code, name }) => ({ value: code, label: name })),
    })),
    categories: city.groups.map((group) => ({
      label: group.name[locale],
      options: [
        { value: group.code, label: m.public_filter_group({ group: group.name[locale] }) },
        ...city.categories
          .filter((category) => category.group === group.code && !category.alwaysPrivate)
          .map(({ code, name }) => ({ value: code, label: name[locale] })),
      ],
    })),
    statuses: STATUS_GROUPS.map(({ code }) => ({ value: code, label: STATUS_WORDS[code]() })),
  };
}

const STATUS_WORDS: Readonly<Record<(typeof STATUS_GROUPS)[number]['code'], () => string>> = {
  terbuka: m.public_group_open,
  diteruskan: m.public_group_passed_on,
  ditangani: m.public_group_handled,
  anggaran: m.public_group_budget,
  menunggu: m.public_group_waiting,
  konfirmasi: m.public_group_confirm,
  selesai: m.public_group_closed,
};

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

/** Addresses of the pages beside this one. */
export function pagesOf(list: PublicList, question: PublicQuestion) {
  const to = (from: PublicQuestion['from']) => from && href(addressOf({ ...question, from }));
  const first = question.from && list.newer ? href(addressOf({ ...question, from: null })) : null;
  return { first, previous: to(list.newer), next: to(list.older) };
}
