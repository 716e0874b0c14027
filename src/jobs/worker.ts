import { newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { beat, endBeat } from '#store/telling/beat.ts';
import { callDuty } from './call-duty.ts';
import { climbLadder } from './climb-ladder.ts';
import { expandNotices } from './expand-notices.ts';
import { linksOf } from './links.ts';
import { repeat } from './loop.ts';
import { passOnWhatIsSure } from './pass-on.ts';
import { recountPromises } from './recount-promises.ts';
import { sendDeliveries } from './send-deliveries.ts';
import { openTeacher } from './teacher.ts';
import { succeedAgencies } from './succeed-agencies.ts';
import { keepTimetable } from './timetable.ts';
import { trainWhatIsAsked } from './train-model.ts';
import { remindWhoIsAsked, takeDueSteps } from './watch-clocks.ts';

/** Milliseconds between looks when there is nothing to do. */
const PAUSE = {
  outbox: 1_000,
  deliveries: 1_000,
  passOn: 5_000,
  duty: 10_000,
  clocks: 30_000,
  ladder: 30_000,
  recount: 5_000,
  succession: 10_000,
  reminders: 300_000,
  training: 10_000,
  beat: 10_000,
} as const;

/** What happens by itself; `stop` waits for what is being done. */
export interface Worker {
  stop(): Promise<void>;
}

/**
 * Starts everything that happens by itself. Any number of workers may run beside each other: all state is in the
 * database, and each row is taken by one of them.
 */
export async function startWorker(app: App): Promise<Worker> {
  const id = newId(app.now());
  const links = linksOf(app);
  const teacher = openTeacher();
  await beat(app.db, id, app.now());
  const loops = [
    repeat('tell', PAUSE.outbox, app.log, async () => (await expandNotices(app)) > 0),
    repeat('send', PAUSE.deliveries, app.log, async () => (await sendDeliveries(app, links)) > 0),
    repeat('pass on', PAUSE.passOn, app.log, async () => (await passOnWhatIsSure(app)) > 0),
    repeat('duty', PAUSE.duty, app.log, async () => (await callDuty(app)) > 0),
    repeat('clocks', PAUSE.clocks, app.log, async () => (await takeDueSteps(app)) > 0),
    repeat('ladder', PAUSE.ladder, app.log, async () => {
      const { taken, righted } = await climbLadder(app);
      return taken + righted > 0;
    }),
    repeat('recount', PAUSE.recount, app.log, async () => (await recountPromises(app)) > 0),
    repeat('succession', PAUSE.succession, app.log, async () => (await succeedAgencies(app)) > 0),
    repeat('reminders', PAUSE.reminders, app.log, async () => (await remindWhoIsAsked(app)) > 0),
    repeat('training', PAUSE.training, app.log, async () => {
      await trainWhatIsAsked(app, teacher);
      return false;
    }),
    repeat('beat', PAUSE.beat, app.log, async () => {
      await beat(app.db, id, app.now());
      return false;
    }),
  ];
  const timetable = await keepTimetable(app);
  return {
    stop: async () => {
      teacher.close();
      await Promise.all([...loops, timetable].map((part) => part.stop()));
      await endBeat(app.db, id);
    },
  };
}
