import { type ChildProcess, fork } from 'node:child_process';
import * as v from 'valibot';

export type QueueLimits = {
  /** Photos worked on at once, each in a process of its own. */
  processes: number;
  /** Photos that may wait for a process. */
  waiting: number;
  /** The longest a photo may wait for a process, in milliseconds. */
  waitMilliseconds: number;
  /** The longest a process may work on one photo, in milliseconds. */
  workMilliseconds: number;
  /** How long a process without work is kept, in milliseconds. */
  idleMilliseconds: number;
};

export type QueueOutcome =
  { kind: 'answered'; answer: unknown } | { kind: 'died' } | { kind: 'tooSlow' } | { kind: 'busy' };

export type PhotoQueue = {
  /** Hands the job to a process. Never rejects: a process that crashes or hangs is killed and is an outcome. */
  run(job: object): Promise<QueueOutcome>;
  /** Kills every process; waiting jobs get `busy`. */
  close(): void;
};

type Waiting = { job: object; settle: (outcome: QueueOutcome) => void; timer: NodeJS.Timeout };
type Worker = { child: ChildProcess; idleTimer: NodeJS.Timeout | undefined };

const ReplySchema = v.object({ answer: v.unknown(), retire: v.boolean() });

/**
 * Runs a script in few child processes and kills them when they take too long. A codec that crashes, hangs or is
 * taken over by a hostile photo then has neither our memory nor our secrets, and the site goes on.
 */
export function openPhotoQueue(script: string, limits: QueueLimits): PhotoQueue {
  const idle: Worker[] = [];
  const busy = new Set<Worker>();
  const waiting: Waiting[] = [];

  function work(worker: Worker, { job, settle }: Waiting): void {
    clearTimeout(worker.idleTimer);
    busy.add(worker);
    void converse(worker.child, job, limits.workMilliseconds).then(({ outcome, keep }) => {
      busy.delete(worker);
      if (keep) rest(worker);
      else worker.child.kill('SIGKILL');
      settle(outcome);
      callNext();
    });
  }

  function rest(worker: Worker): void {
    idle.push(worker);
    worker.idleTimer = setTimeout(() => dismiss(worker), limits.idleMilliseconds).unref();
  }

  function dismiss(worker: Worker): void {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
    worker.child.kill('SIGKILL');
  }

  function callNext(): void {
    if (waiting.length === 0 || busy.size >= limits.processes) return;
    const worker = takeIdle() ?? hire(script);
    const next = waiting.shift();
    if (next === undefined) return;
    clearTimeout(next.timer);
    work(worker, next);
  }

  function takeIdle(): Worker | undefined {
    let worker = idle.pop();
    while (worker !== undefined && !worker.child.connected) worker = idle.pop();
    return worker;
  }

  function run(job: object): Promise<QueueOutcome> {
    if (busy.size >= limits.processes && waiting.length >= limits.waiting)
      return Promise.resolve({ kind: 'busy' });
    return new Promise((settle) => {
      const entry: Waiting = { job, settle, timer: setTimeout(() => giveUp(entry), limits.waitMilliseconds) };
      waiting.push(entry);
      callNext();
    });
  }

  function giveUp(entry: Waiting): void {
    const at = waiting.indexOf(entry);
    if (at >= 0) waiting.splice(at, 1);
    entry.settle({ kind: 'busy' });
  }

  function close(): void {
    for (const entry of waiting.splice(0)) {
      clearTimeout(entry.timer);
      entry.settle({ kind: 'busy' });
    }
    for (const worker of [...idle, ...busy]) dismiss(worker);
  }

  return { run, close };
}

/** Without our environment: no key, no database address. Without output: codecs chatter about hostile files. */
function hire(script: string): Worker {
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=256'],
    env: { TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
  });
  // Without a listener a failed start would be an exception of the whole server; `converse` sees the exit.
  child.on('error', () => child.kill('SIGKILL'));
  // A waiting process must not keep the server from stopping; a job at work does, by its timer.
  child.unref();
  child.channel?.unref();
  return { child, idleTimer: undefined };
}

/** One job, one reply, one deadline; whatever comes first counts. */
function converse(
  child: ChildProcess,
  job: object,
  milliseconds: number,
): Promise<{ outcome: QueueOutcome; keep: boolean }> {
  return new Promise((resolve) => {
    const finish = (outcome: QueueOutcome, keep: boolean): void => {
      clearTimeout(timer);
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve({ outcome, keep });
    };
    const onMessage = (message: unknown): void => {
      const reply = v.safeParse(ReplySchema, message);
      if (!reply.success) finish({ kind: 'died' }, false);
      else finish({ kind: 'answered', answer: reply.output.answer }, !reply.output.retire);
    };
    const onExit = (): void => finish({ kind: 'died' }, false);
    const timer = setTimeout(() => finish({ kind: 'tooSlow' }, false), milliseconds);
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.send(job, (error) => {
      if (error) finish({ kind: 'died' }, false);
    });
  });
}
