import { createHash, timingSafeEqual } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { Gauge } from 'prom-client';
import { readBacklog, type Backlog } from '#features/telling/health.query.ts';
import { METRICS } from '#platform/metrics.ts';
import type { RequestHandler } from './$types';

const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [METRICS] });

const GAUGES: readonly [keyof Backlog, Gauge][] = [
  ['waiting', gauge('sambat_deliveries_waiting', 'Notices and messages that are not sent yet')],
  ['dead', gauge('sambat_deliveries_dead', 'Messages that could not be sent')],
  [
    'oldestSeconds',
    gauge('sambat_outbox_oldest_seconds', 'Age of the oldest notice that is not expanded yet'),
  ],
  ['open', gauge('sambat_cases_open', 'Open cases')],
  ['overdue', gauge('sambat_cases_overdue', 'Open cases whose nearest promise has passed')],
  [
    'beatSeconds',
    gauge('sambat_worker_beat_seconds', 'Seconds since a worker gave a sign; -1 when none ever did'),
  ],
  [
    'unclimbed',
    gauge(
      'sambat_overdue_without_escalation',
      'Running clocks whose step of the ladder is more than 15 minutes late; must be 0',
    ),
  ],
  [
    'pagesUnanswered',
    gauge('sambat_pages_unanswered', 'Cases for the officer on duty that nobody has answered for yet'),
  ],
];

const CONNECTIONS = new Gauge({
  name: 'sambat_database_connections',
  help: 'Connections of this process to the database: all, idle, and people waiting for one',
  labelNames: ['state'],
  registers: [METRICS],
});

function notePool({ totalCount, idleCount, waitingCount }: PoolCounts): void {
  CONNECTIONS.set({ state: 'all' }, totalCount);
  CONNECTIONS.set({ state: 'idle' }, idleCount);
  CONNECTIONS.set({ state: 'awaited' }, waitingCount);
}

interface PoolCounts {
  totalCount: number;
  idleCount: number;
  waitingCount: number;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Prometheus text, for whoever shows the token of METRICS_TOKEN; for everybody else there is no such page. */
export const GET: RequestHandler = async ({ locals, request }) => {
  const token = locals.app.config.metricsToken;
  const shown = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (!token || !shown || !timingSafeEqual(digest(token), digest(shown))) error(404, 'Not found');
  const backlog = await readBacklog(locals.app);
  for (const [name, one] of GAUGES) one.set(backlog[name]);
  notePool(locals.app.db.pool);
  return new Response(await METRICS.metrics(), { headers: { 'content-type': METRICS.contentType } });
};
