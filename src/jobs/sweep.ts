import { idleSince } from '#features/people/session-rules.ts';
import type { App } from '#store/app.ts';
import { forgetNotes } from '#store/duty/note.ts';
import { forgetFreeTurns } from '#store/limits.ts';
import { forgetEndedSessions } from '#store/people/session.ts';
import { forgetBeats } from '#store/telling/beat.ts';
import { forgetAccountLinks, forgetLoosePhotos, forgetRequestKeys } from '#store/telling/sweeps.ts';

const DAY_MS = 86_400_000;
const KEEP_DAYS = { requestKeys: 30, loosePhotos: 1, accountLinks: 30, beats: 1, dutyNotes: 90 } as const;

/** Forgets what nobody needs any more. Doing it twice forgets nothing more; nothing of a case is ever among it. */
export async function sweep(app: App): Promise<void> {
  const now = app.now();
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  const swept = {
    requestKeys: await forgetRequestKeys(app.db, before(KEEP_DAYS.requestKeys)),
    photos: await forgetLoosePhotos(app.db, app.files, before(KEEP_DAYS.loosePhotos)),
    sessions: await forgetEndedSessions(app.db, idleSince(now), now),
    turns: await forgetFreeTurns(app.db, now),
    links: await forgetAccountLinks(app.db, before(KEEP_DAYS.accountLinks)),
    notes: await forgetNotes(app.db, before(KEEP_DAYS.dutyNotes)),
    beats: await forgetBeats(app.db, before(KEEP_DAYS.beats)),
  };
  app.log.info({ swept }, 'swept');
}
