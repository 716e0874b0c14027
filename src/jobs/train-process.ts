/** The entry of the training process: one lesson in, one reply out. It has no database, no key and no network to ask. */
import { chanceFrom } from '#domain/classify/chance.ts';
import { teach } from '#domain/classify/lesson.ts';
import { writeModel } from '#domain/classify/model-file.ts';
import type { LessonReply, LessonTask } from './teacher.ts';

/** The same cases give the same model. */
const SEED = 20_261_124;

process.once('message', (task: LessonTask) => {
  const reply = answer(task);
  process.send?.(reply, () => {
    process.disconnect();
  });
});

function answer({ confirmed, champion }: LessonTask): LessonReply {
  const lesson = teach(confirmed, champion, chanceFrom(SEED));
  if (!lesson) return { kind: 'tooFew' };
  const { models, ...facts } = lesson;
  return {
    kind: 'taught',
    ...facts,
    agencyBytes: writeModel(models.agency),
    categoryBytes: models.category && writeModel(models.category),
  };
}
