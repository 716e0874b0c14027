import { successorsOf } from '#domain/classify/change-classes.ts';
import { isBetter, isHeld } from '#domain/classify/choose-champion.ts';
import { LEAST_EXAMPLES, type Confirmed, type Reigning } from '#domain/classify/lesson.ts';
import { REST } from '#domain/classify/model.ts';
import { DISTRICT_OFFICE, type City } from '#domain/city.ts';
import type { App } from '#store/app.ts';
import { transaction } from '#store/database.ts';
import { fetchChampion, readModels, type KeptChampion } from '#store/learning/champion.ts';
import { crown, hasModel, keepChallenger, lockChampion } from '#store/learning/model.ts';
import {
  askTraining,
  endTraining,
  leaveTraining,
  takeTraining,
  type Found,
  type Training,
  type TrainingOutcome,
} from '#store/learning/training.ts';
import { countNewConfirmed, fetchConfirmed } from '#features/learning/confirmed.query.ts';
import type { LessonReply, Teacher } from './teacher.ts';

/** So many newly confirmed cases are worth a night's training. */
const LEAST_NEW = 50;

/** Asks for a training when enough was confirmed since the last one: every night, whoever asks and however often. */
export async function askWhenWorthIt(app: App): Promise<void> {
  const fresh = await countNewConfirmed(app);
  if (fresh < ((await hasModel(app.db)) ? LEAST_NEW : LEAST_EXAMPLES)) return;
  await askTraining(app.db.pool, null, app.now());
}

/**
 * Does the training that is asked for, if no other worker has it. Learning goes on in a process of its own; what fails
 * leaves the champion as it is.
 */
export async function trainWhatIsAsked(app: App, teacher: Teacher): Promise<void> {
  const training = await takeTraining(app.db, app.now());
  if (!training) return;
  const confirmed = await fetchConfirmed(app);
  const found = { cases: confirmed.length, newest: newestOf(confirmed) };
  try {
    const outcome = await train(app, teacher, training, confirmed);
    await end(app, training, outcome, found);
  } catch (error) {
    if (teacher.closed) return leaveTraining(app.db, training.id);
    app.log.error({ err: error }, 'a training failed; the model that worked stays');
    await end(app, training, 'failed', found);
  }
}

async function end(app: App, { id }: Training, outcome: TrainingOutcome, found: Found): Promise<void> {
  await endTraining(app.db, id, outcome, found, app.now());
  app.log.info({ outcome, cases: found.cases }, 'trained');
}

const newestOf = (confirmed: readonly Confirmed[]): string | null =>
  confirmed.reduce<string | null>((newest, { at }) => (newest === null || at > newest ? at : newest), null);

/** A champion that cannot be read is no rival. */
function reigningOf(champion: KeptChampion | null, city: City): Reigning | null {
  if (!champion) return null;
  const read = readModels(champion);
  if (!read.ok) return null;
  const { agency, category } = read.value;
  return {
    models: read.value,
    until: champion.readUntil.toISOString(),
    successors: {
      agency: successorsOf(agency.classes, city.agencies, [DISTRICT_OFFICE, REST]),
      category: successorsOf(category?.classes ?? [], city.categories, [REST]),
    },
  };
}

async function train(
  app: App,
  teacher: Teacher,
  training: Training,
  confirmed: Confirmed[],
): Promise<TrainingOutcome> {
  const champion = await fetchChampion(app);
  const reigning = reigningOf(champion, app.city);
  const reply = await teacher.teach({ confirmed, champion: reigning });
  if (reply.kind === 'tooFew') return 'tooFew';
  return keep(app, training, reply, reigning && champion);
}

async function keep(
  app: App,
  { askedBy }: Training,
  taught: Extract<LessonReply, { kind: 'taught' }>,
  rival: KeptChampion | null,
): Promise<TrainingOutcome> {
  const now = app.now();
  const { until, champion, ...rest } = taught;
  return transaction(app.db, async (client) => {
    const model = { ...rest, trainedBy: askedBy, readUntil: until, rivalCards: champion };
    const present = await lockChampion(client);
    const id = await keepChallenger(client, model, now);
    // judged against another than the one that reigns now, or against a person's choice: it only stands beside it
    const isJudged = rival === null || present?.id === rival.id;
    const wins = isJudged && isBetter(taught.cards, champion) && !isHeld(rival && present, now);
    if (wins) await crown(client, id, null, now);
    return wins ? 'champion' : 'challenger';
  });
}
