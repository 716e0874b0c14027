/**
 * One course of work, so that what is found, planned and done in a case fits together: what a look showed, why it
 * happened, what will be done, what was done. `[a|b]` and slots as everywhere.
 */
export type Job = readonly [found: string, cause: string, plan: string, done: string];

/** Courses of work by category code. */
export type Jobs = Readonly<Record<string, readonly Job[]>>;
