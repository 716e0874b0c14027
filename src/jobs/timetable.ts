import { PgBoss } from 'pg-boss';
import { isWorkingDay } from '#domain/calendar.ts';
import { deskCalendar } from '#domain/limits.ts';
import { localDate } from '#domain/local-time.ts';
import type { App } from '#store/app.ts';
import { announceDigest } from '#store/telling/outbox.ts';
import { sweep } from './sweep.ts';
import { askWhenWorthIt } from './train-model.ts';

/** Work at set times. */
interface Appointment {
  name: string;
  /** on the clocks of the city */
  cron: string;
  /** a time that passed while no worker ran: make up for it once, or let it go */
  missed: 'once' | 'skip';
  work: (app: App) => Promise<void>;
}

const TIMETABLE: readonly Appointment[] = [
  { name: 'digest', cron: '0 7 * * *', missed: 'once', work: announceToday },
  { name: 'sweep', cron: '17 3 * * *', missed: 'skip', work: sweep },
  { name: 'learn', cron: '40 2 * * *', missed: 'skip', work: askWhenWorthIt },
];

/** Seconds. Nothing here is urgent, so an idle city costs next to nothing. */
const RHYTHM = { pollingIntervalSeconds: 20 } as const;

/** The summary of today, on working days of the desk; each day once, whoever asks and however often. */
export async function announceToday(app: App): Promise<void> {
  const now = app.now();
  const today = localDate(app.city.zone, now);
  if (!isWorkingDay(deskCalendar(app.city), today)) return;
  await announceDigest(app.db, today, now);
}

/**
 * Keeps the appointments of the timetable, in the city's zone, once for all workers together: pg-boss, in its own schema
 * of our database, decides which worker has the turn.
 */
export async function keepTimetable(app: App): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({
    connectionString: app.connectionString,
    application_name: 'sambat timetable',
    schema: 'pgboss',
    max: 2,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => {
    app.log.warn({ err: error }, 'the timetable stumbled');
  });
  await boss.start();
  for (const { name, cron, missed, work } of TIMETABLE) {
    await boss.createQueue(name, { retryLimit: 5, retryDelay: 60, retryBackoff: true });
    await boss.schedule(name, cron, null, { tz: app.city.zone, missed });
    await boss.work(name, RHYTHM, () => work(app));
  }
  return {
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  };
}
