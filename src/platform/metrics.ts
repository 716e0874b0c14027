import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What this process tells its operator about itself. */
export const METRICS = new Registry();
collectDefaultMetrics({ register: METRICS });

const requestSeconds = new Histogram({
  name: 'sambat_request_seconds',
  help: 'How long requests took, by kind of page, never by address',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [METRICS],
});

/** Notes one request. The route's id says which kind of page it was; what has none is no page of ours. */
export function noteRequest(route: string | null, method: string, status: number, seconds: number): void {
  requestSeconds.observe({ route: route ?? 'none', method, status: String(status) }, seconds);
}
