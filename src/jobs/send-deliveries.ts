import { join } from 'node:path';
import { MAIL_CHANNELS } from '#channels/channels.ts';
import type { ChannelSettings, Message, Outcome } from '#channels/channel.ts';
import type { Links } from '#features/telling/links.ts';
import { prepareDelivery } from '#features/telling/prepare-delivery.ts';
import type { App } from '#store/app.ts';
import { isDatabaseAway } from '#store/database.ts';
import {
  claimDeliveries,
  markDead,
  markSent,
  markSkipped,
  markTryAgain,
  postpone,
  type ClaimedDelivery,
} from '#store/telling/delivery.ts';

/** Sent side by side: a mail server that is slow with one does not hold up the others. */
const AT_ONCE = 4;
/** Longer than any dialogue with a mail server may take: after that the worker that had it is gone. */
const CLAIM_MS = 5 * 60_000;
const MINUTE = 60_000;
/** Waits after each failed try, in minutes; after the last one the delivery is dead. */
const WAITS = [1, 5, 15, 60, 240, 720, 1440] as const;

/**
 * Sends a few deliveries whose time has come; answers how many were taken. Any number of workers may do so at once.
 * Before anything leaves, the delivery is marked `sending`; whoever finds such a mark after its time sends again under
 * the same Message-ID.
 */
export async function sendDeliveries(app: App, links: Links): Promise<number> {
  const now = app.now();
  const claimed = await claimDeliveries(app.db, AT_ONCE, new Date(now.getTime() + CLAIM_MS), now);
  await Promise.all(claimed.map((delivery) => sendOne(app, delivery, links)));
  return claimed.length;
}

async function sendOne(app: App, delivery: ClaimedDelivery, links: Links): Promise<void> {
  try {
    await handle(app, delivery, links);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    // One message that cannot be written must not be tried for ever, nor stop the others.
    app.log.error({ err: error, delivery: delivery.id }, 'a message could not be made');
    await settle(app, delivery, { failed: 'tryAgain', why: 'could not be made, see the log' });
  }
}

async function handle(app: App, delivery: ClaimedDelivery, links: Links): Promise<void> {
  const prepared = await prepareDelivery(app, delivery.id, delivery.attempt === 1, links);
  switch (prepared.what) {
    case 'skip':
      await markSkipped(app.db, delivery, prepared.why);
      return;
    case 'postpone':
      await postpone(app.db, delivery, prepared.until);
      return;
    case 'send':
      await settle(app, delivery, await hand(app, prepared.message));
  }
}

function hand(app: App, message: Message): Promise<Outcome> {
  return MAIL_CHANNELS[app.config.mail.kind].send(message, settingsOf(app, message));
}

function settingsOf(app: App, { language }: Message): ChannelSettings {
  const { config, city } = app;
  return {
    mail: config.mail,
    from: config.mailFrom,
    origin: config.origin,
    folder: join(config.dataDir, 'mail'),
    service: city.service[language],
    city: city.name[language],
  };
}

async function settle(app: App, delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
  const now = app.now();
  if ('sent' in outcome) {
    await markSent(app.db, delivery, now);
    return;
  }
  const { failed, why } = outcome;
  const wait = WAITS[delivery.attempt - 1];
  app.log.warn({ delivery: delivery.id, attempt: delivery.attempt, failed, why }, 'a message did not leave');
  if (failed === 'permanent' || wait === undefined) await markDead(app.db, delivery, why);
  else await markTryAgain(app.db, delivery, why, new Date(now.getTime() + wait * MINUTE));
}
