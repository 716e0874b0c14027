import { press, send, type Visit } from './load.ts';
import { cpuOf, cpuOfDatabase, memoryOf } from './processes.ts';
import type { Product } from './product.ts';
import { Agent } from 'node:http';

/** What one kind of request costs. Times in milliseconds. */
export interface PageCost {
  name: string;
  webMs: number;
  databaseMs: number;
  queries: number;
  p50: readonly [one: number, many: number];
  p99: readonly [one: number, many: number];
  perSecond: number;
  bytes: number;
  rawBytes: number;
  memory: number;
}

export interface Course {
  postmaster: number;
  /** requests that are measured at 1 connection, and at 16 */
  few: number;
  many: number;
}

/** The compiler of a young process costs as much as its pages: what counts is how it runs for weeks. */
const WARM_UP = 1_500;
const MANY = 16;

async function bytesUnpressed(port: number, visit: Visit): Promise<number> {
  if (visit.status !== 200) return 0;
  const asked = visit.ask(0);
  const agent = new Agent();
  const answer = await send(agent, port, {
    ...asked,
    headers: { ...asked.headers, 'accept-encoding': 'identity' },
  });
  return answer.bytes;
}

/** Warms up, then measures a visit at 1 and at 16 connections; CPU over both. */
export async function measure(
  web: Product,
  visit: Visit,
  { postmaster, few, many }: Course,
): Promise<PageCost> {
  await press(web.port, visit, { connections: MANY, count: WARM_UP });
  const before = [await cpuOf(web.pid), await cpuOfDatabase(postmaster), await web.queries()] as const;
  const one = await press(web.port, visit, { connections: 1, count: few, from: WARM_UP });
  const all = await press(web.port, visit, { connections: MANY, count: many, from: WARM_UP + few });
  const after = [await cpuOf(web.pid), await cpuOfDatabase(postmaster), await web.queries()] as const;
  const count = few + many;
  return {
    name: visit.name,
    webMs: (after[0] - before[0]) / count,
    databaseMs: (after[1] - before[1]) / count,
    queries: (after[2] - before[2]) / count,
    p50: [one.p50, all.p50],
    p99: [one.p99, all.p99],
    perSecond: all.count / all.seconds,
    bytes: all.bytes,
    rawBytes: await bytesUnpressed(web.port, visit),
    memory: await memoryOf(web.pid),
  };
}
