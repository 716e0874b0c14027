import type { Cards } from '#domain/classify/choose-champion.ts';
import { LEAST_EXAMPLES } from '#domain/classify/lesson.ts';
import type { ModelFault } from '#domain/classify/model-file.ts';
import type { App } from '#store/app.ts';
import { servingOf } from '#store/learning/champion.ts';
import type { TrainingOutcome } from '#store/learning/training.ts';
import { countConfirmed } from './confirmed.query.ts';
import { loadDrift, type DriftWeek } from './drift.query.ts';

/** A model without its bytes. */
export interface ModelFacts {
  id: string;
  state: 'champion' | 'challenger';
  trainedAt: Date;
  since: Date | null;
  byPerson: boolean;
  examples: number;
  cards: Cards;
  rivalCards: Cards | null;
  hasPrevious: boolean;
}

interface TrainingFacts {
  askedAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  outcome: TrainingOutcome | null;
  cases: number | null;
}

export interface Learning {
  champion: ModelFacts | null;
  challenger: ModelFacts | null;
  fault: { kind: ModelFault; worksOn: boolean } | null;
  training: TrainingFacts | null;
  drift: readonly DriftWeek[];
  /** of a city without a model: how many cases are confirmed, and how many it takes */
  confirmed: { count: number; needed: number } | null;
}

const MODELS = `select m.id, m.state, m.trained_at as "trainedAt", m.champion_at as since,
    m.champion_by is not null as "byPerson", m.examples, m.cards, m.rival_cards as "rivalCards",
    exists (select 1 from model p where p.id = m.previous and p.agency_bytes is not null) as "hasPrevious"
  from model m where m.state in ('champion', 'challenger') order by m.trained_at desc limit 2`;

const TRAINING = `select asked_at as "askedAt", started_at as "startedAt", ended_at as "endedAt", outcome, cases
  from training order by asked_at desc limit 1`;

/** Everything the page of what was learned shows. */
export async function loadLearning(app: App): Promise<Learning> {
  const { pool } = app.db;
  const [models, trainings, serving, drift] = await Promise.all([
    pool.query<ModelFacts>({ name: 'learning-models', text: MODELS }),
    pool.query<TrainingFacts>({ name: 'learning-training', text: TRAINING }),
    servingOf(app),
    loadDrift(app),
  ]);
  const champion = models.rows.find(({ state }) => state === 'champion') ?? null;
  return {
    champion,
    challenger: models.rows.find(({ state }) => state === 'challenger') ?? null,
    fault: serving.fault && { kind: serving.fault, worksOn: serving.learned !== null },
    training: trainings.rows[0] ?? null,
    drift,
    confirmed: champion ? null : { count: await countConfirmed(app, LEAST_EXAMPLES), needed: LEAST_EXAMPLES },
  };
}
