import { DAY, localDate } from '#domain/local-time.ts';
import { writeNote } from '#features/duty/handover-note.ts';
import { addShifts, type SeriesForm } from '#features/duty/plan-shifts.ts';
import { fetchDeskPeople } from '#features/duty/roster.query.ts';
import { newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import type { SimulatedStaff } from './simulated-staff.ts';

/** Days for which the demo has a roster; shorter than what the city looks ahead, so that the page has a hole to show. */
const DAYS = 12;
const OFFICERS = 4;

/** A duty roster around today: nights in turn, and the days on which the desk is closed; and a note from the last shift. */
export async function planDuty(app: App, staff: SimulatedStaff): Promise<void> {
  const { city } = app;
  const now = app.now();
  const coordinator = staff.officer('coordinator', city.deskAgency);
  const onDuty = staff.officer('duty', city.deskAgency);
  if (!coordinator || !onDuty) return;
  const people = (await fetchDeskPeople(app, now)).filter(({ roles }) => !roles.includes('coordinator'));
  const accounts = people.slice(0, OFFICERS).map(({ account }) => account);
  const dateIn = (days: number): string => localDate(city.zone, new Date(now.getTime() + days * DAY));
  // from yesterday, for the night that may still be going on
  const span = { first: dateIn(-1), last: dateIn(DAYS), accounts };
  const nights: SeriesForm = { ...span, days: 'every', begins: '16:00', ends: '07:30' };
  const closedDays: SeriesForm = { ...span, days: 'closed', begins: '07:30', ends: '16:00' };
  for (const form of [nights, closedDays]) await addShifts(app, coordinator, form);
  await writeNote(
    app,
    onDuty,
    newId(now),
    'Malam tadi dua aduan diteruskan lewat piket. Kabel di Jalan Kawi sudah ditangani PLN.',
  );
}
