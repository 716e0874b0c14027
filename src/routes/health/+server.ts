import { readHealth } from '#features/telling/health.query.ts';
import type { RequestHandler } from './$types';

/** For load balancers and the operator: 200 when people can be served, 503 when not. */
export const GET: RequestHandler = async ({ locals }) => {
  const health = await readHealth(locals.app);
  return Response.json(health, {
    status: health.ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  });
};
