/** Without a request for this long a session ends (ASVS 5.0 7.3.1). */
const IDLE_MINUTES = 30;
/** However busy, a session ends this long after signing in (ASVS 5.0 7.3.2): one working day with overtime. */
const ABSOLUTE_HOURS = 12;
/** Between password and code of the second step. */
const SECOND_STEP_MINUTES = 10;
/** A one-time link for setting the password (ASVS 5.0 6.4.1). */
const LINK_HOURS = 24;
/** "Still there" is written no more often than this. */
const TOUCH_SECONDS = 60;

const after = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000);

/** A session last seen at or before this moment is over. */
export const idleSince = (now: Date): Date => after(now, -IDLE_MINUTES * 60);
export const sessionEnd = (begun: Date): Date => after(begun, ABSOLUTE_HOURS * 3600);
export const secondStepEnd = (begun: Date): Date => after(begun, SECOND_STEP_MINUTES * 60);
export const linkEnd = (made: Date): Date => after(made, LINK_HOURS * 3600);
export const isTouchDue = (seenAt: Date, now: Date): boolean => after(seenAt, TOUCH_SECONDS) <= now;
