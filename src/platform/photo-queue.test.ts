import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { openPhotoQueue, type PhotoQueue, type QueueLimits } from './photo-queue.ts';

const script = join(import.meta.dirname, '../../tests/support/photos/odd-process.ts');
const patient: QueueLimits = {
  processes: 1,
  waiting: 4,
  waitMilliseconds: 30_000,
  workMilliseconds: 30_000,
  idleMilliseconds: 30_000,
};

vi.setConfig({ testTimeout: 60_000 });

let queue: PhotoQueue | undefined;
afterEach(() => queue?.close());

function open(changed: Partial<QueueLimits> = {}): PhotoQueue {
  queue = openPhotoQueue(script, { ...patient, ...changed });
  return queue;
}

async function pidOf(open: PhotoQueue, does = 'answer'): Promise<number> {
  const outcome = await open.run({ does });
  return outcome.kind === 'answered' ? Number(outcome.answer) : Number.NaN;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('one process answers job after job', async () => {
  const jobs = open();
  const first = await pidOf(jobs);
  expect(first).not.toBe(process.pid);
  expect(await pidOf(jobs)).toBe(first);
});

test('a process that hangs is killed, its job is too slow, and the next job is answered by another', async () => {
  const jobs = open({ workMilliseconds: 10_000 });
  const stuck = await pidOf(jobs);
  const [slow, next] = await Promise.all([jobs.run({ does: 'hang' }), pidOf(jobs)]);
  expect(slow).toEqual({ kind: 'tooSlow' });
  expect(next).not.toBe(stuck);
  await vi.waitFor(() => expect(isAlive(stuck)).toBe(false), { timeout: 10_000 });
});

test.each(['die', 'nonsense'])('a process that answers with %s costs its own job only', async (does) => {
  const jobs = open();
  const [bad, next] = await Promise.all([jobs.run({ does }), jobs.run({ does: 'answer' })]);
  expect(bad).toEqual({ kind: 'died' });
  expect(next.kind).toBe('answered');
});

test('a process that died while it rested is replaced unseen', async () => {
  const jobs = open();
  const first = await pidOf(jobs);
  process.kill(first, 'SIGKILL');
  await vi.waitFor(() => expect(isAlive(first)).toBe(false), { timeout: 10_000 });
  expect(await pidOf(jobs)).not.toBe(first);
});

test('a script that cannot start is an outcome, not an exception', async () => {
  queue = openPhotoQueue('/nowhere/photo-process.ts', patient);
  expect(await queue.run({ does: 'answer' })).toEqual({ kind: 'died' });
});

test('a process that asks to retire is replaced', async () => {
  const jobs = open();
  const first = await pidOf(jobs, 'retire');
  expect(await pidOf(jobs)).not.toBe(first);
});

test('a flood waits up to a length, and past it is told to come back', async () => {
  const jobs = open({ waiting: 2 });
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => jobs.run({ does: 'answer' })));
  expect(outcomes.map(({ kind }) => kind)).toEqual([
    'answered',
    'answered',
    'answered',
    'busy',
    'busy',
    'busy',
  ]);
});

test('a job that waited too long behind a slow one is told to come back', async () => {
  const jobs = open({ waitMilliseconds: 200, workMilliseconds: 3000 });
  const [slow, waited] = await Promise.all([jobs.run({ does: 'hang' }), jobs.run({ does: 'answer' })]);
  expect([slow.kind, waited.kind]).toEqual(['tooSlow', 'busy']);
});

test('no more processes than allowed, and as many as allowed', async () => {
  const jobs = open({ processes: 2 });
  const pids = await Promise.all(Array.from({ length: 4 }, () => pidOf(jobs)));
  expect(new Set(pids).size).toBe(2);
});

test('a process without work goes away', async () => {
  const jobs = open({ idleMilliseconds: 1 });
  const pid = await pidOf(jobs);
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
});

test('the process that meets hostile bytes has none of our secrets', async () => {
  vi.stubEnv('SAMBAT_KEY', 'a secret');
  const outcome = await open().run({ does: 'tellEnvironment' });
  vi.unstubAllEnvs();
  expect(outcome.kind === 'answered' && outcome.answer).toEqual(
    expect.not.arrayContaining(['SAMBAT_KEY', 'PATH', 'HOME', 'DATABASE_URL']),
  );
});

test('closing answers those who wait and leaves no process', async () => {
  const jobs = open();
  const pid = await pidOf(jobs);
  const working = jobs.run({ does: 'hang' });
  const waiting = jobs.run({ does: 'answer' });
  jobs.close();
  expect((await waiting).kind).toBe('busy');
  expect((await working).kind).toBe('died');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
});
