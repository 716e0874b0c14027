import { DESK_ROLES } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';

/** What is wrong with the rules of the duty roster: a watch that is nobody or may do nothing, a wait that stops at night. */
export function checkDuty({ duty, positions }: City): string[] {
  const faults: string[] = [];
  if (duty.answer.unit === 'workingDays' || duty.answer.unit === 'workingHours')
    faults.push(
      'city.json: "duty" counts its wait by the clock, in minutes, hours or days: nobody works then.',
    );
  const watch = positions.find(({ code }) => code === duty.watch);
  if (duty.watch !== undefined && !watch)
    faults.push(`city.json: "duty" names the unknown position ${duty.watch} as the watch.`);
  if (watch && !DESK_ROLES.includes(watch.role))
    faults.push(`city.json: "duty" names ${watch.code} as the watch, who may not pass a case on.`);
  return faults;
}
