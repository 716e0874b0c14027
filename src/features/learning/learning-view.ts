import type { City } from '#domain/city.ts';
import { DISTRICT_OFFICE } from '#domain/city.ts';
import type { Cards } from '#domain/classify/choose-champion.ts';
import { isDrifting } from '#domain/classify/drift.ts';
import { isProven, type ReportCard } from '#domain/classify/report-card.ts';
import { dateWords, numberWords } from '#locales/date-words.ts';
import type { Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { DriftWeek } from './drift.query.ts';
import type { Learning, ModelFacts } from './learning.query.ts';

type Name = (code: string) => string;

interface Viewer {
  city: City;
  locale: Locale;
  names: { agency: Name; category: Name };
}

/** The page of what was learned, in words and plain values. */
export function learningView(learning: Learning, viewer: Viewer) {
  const { champion, challenger, fault, confirmed, drift } = learning;
  return {
    champion: champion && championView(champion, viewer),
    challenger: challenger && challengerView(challenger, viewer),
    fault: fault && {
      why: wordFor('learning_fault', fault.kind),
      then: fault.worksOn ? m.learning_fault_before() : m.learning_fault_rules(),
    },
    begins: confirmed && {
      count: numberWords(confirmed.count, viewer.locale),
      needed: numberWords(confirmed.needed, viewer.locale),
    },
    training: trainingWords(learning, viewer),
    trains: learning.training !== null && learning.training.endedAt === null,
    drift: { rows: drift.map((week) => driftRow(week, viewer)), alarm: drifts(drift) },
  };
}

const drifts = (weeks: readonly DriftWeek[]): boolean => isDrifting(weeks.filter(({ byModel }) => byModel));

function percent(share: number, { locale }: Viewer): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

function championView(model: ModelFacts, viewer: Viewer) {
  const { city, locale } = viewer;
  const when = (at: Date): string => dateWords(at, 'dateTime', city.zone, locale);
  return {
    id: model.id,
    trained: when(model.trainedAt),
    since: model.since === null ? '' : when(model.since),
    byPerson: model.byPerson,
    examples: numberWords(model.examples, locale),
    hasPrevious: model.hasPrevious,
    automatic: isProven(model.cards.agency)
      ? m.learning_automatic_yes({
          threshold: percent(model.cards.agency.threshold, viewer),
          share: percent(model.cards.agency.coverage, viewer),
        })
      : m.learning_automatic_no(),
    heads: headsOf(model.cards, viewer),
  };
}

function headsOf({ agency, category }: Cards, viewer: Viewer) {
  const { names } = viewer;
  const agencyName: Name = (code) => (code === DISTRICT_OFFICE ? m.learning_district() : names.agency(code));
  return [
    headView('agency', agency, agencyName, viewer),
    ...(category ? [headView('category', category, names.category, viewer)] : []),
  ];
}

function headView(head: 'agency' | 'category', card: ReportCard, name: Name, viewer: Viewer) {
  const { locale } = viewer;
  return {
    title: wordFor('learning_head', head),
    texts: numberWords(card.texts, locale),
    tiles: measuresOf(card, viewer),
    classes: card.classes
      .filter(({ texts }) => texts > 0)
      .toSorted((a, b) => b.texts - a.texts)
      .map(({ code, texts, recall, precision }) => ({
        name: name(code),
        texts: numberWords(texts, locale),
        right: numberWords(Math.round(recall * texts), locale),
        recall: percent(recall, viewer),
        precision: precision > 0 ? percent(precision, viewer) : '–',
      })),
    beliefs: card.beliefs.map(({ from, texts, said, right }) => ({
      range: `${percent(from, viewer)} – ${percent(from + 0.1, viewer)}`,
      texts: numberWords(texts, locale),
      said: percent(said, viewer),
      right: percent(right, viewer),
    })),
  };
}

function measuresOf(card: ReportCard, viewer: Viewer): { label: string; value: string }[] {
  const sure = card.coverage > 0;
  return [
    { label: m.learning_top1(), value: percent(card.top1, viewer) },
    { label: m.learning_top3(), value: percent(card.top3, viewer) },
    { label: m.learning_calibration(), value: percent(card.calibrationError, viewer) },
    { label: m.learning_coverage(), value: percent(card.coverage, viewer) },
    { label: m.learning_precision(), value: sure ? percent(card.precision, viewer) : '–' },
  ];
}

/** Challenger and champion on the same cases, measure by measure. */
function challengerView(model: ModelFacts, viewer: Viewer) {
  const rival = model.rivalCards;
  const heads = (['agency', 'category'] as const).flatMap((head) => {
    const [own, other] = [model.cards[head], rival?.[head]];
    if (!own) return [];
    const others = other ? measuresOf(other, viewer) : [];
    return [
      {
        title: wordFor('learning_head', head),
        rows: measuresOf(own, viewer).map(({ label, value }, place) => ({
          label,
          own: value,
          champion: others[place]?.value ?? '–',
        })),
      },
    ];
  });
  return {
    trained: dateWords(model.trainedAt, 'dateTime', viewer.city.zone, viewer.locale),
    examples: numberWords(model.examples, viewer.locale),
    texts: numberWords(model.cards.agency.texts, viewer.locale),
    heads,
  };
}

function trainingWords({ training }: Learning, { city, locale }: Viewer): string {
  if (!training) return '';
  const when = dateWords(training.endedAt ?? training.askedAt, 'dateTime', city.zone, locale);
  if (training.outcome === null) return m.learning_training_open({ when });
  const cases = numberWords(training.cases ?? 0, locale);
  return wordFor('learning_training', training.outcome, { when, cases });
}

function driftRow(week: DriftWeek, viewer: Viewer) {
  const { city, locale } = viewer;
  return {
    week: dateWords(week.week, 'date', city.zone, locale),
    ground: week.byModel ? m.learning_by_model() : m.learning_by_rules(),
    passed: numberWords(week.passed, locale),
    judged: numberWords(week.judged, locale),
    said: week.judged > 0 ? percent(week.said, viewer) : '–',
    right: week.judged > 0 ? percent(week.right / week.judged, viewer) : '–',
  };
}
