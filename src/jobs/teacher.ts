import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Confirmed, Lesson, Reigning } from '#domain/classify/lesson.ts';

/** What is learned from, and what it is compared with. */
export interface LessonTask {
  confirmed: readonly Confirmed[];
  champion: Reigning | null;
}

export type LessonReply =
  | { kind: 'tooFew' }
  | ({ kind: 'taught'; agencyBytes: Uint8Array; categoryBytes: Uint8Array | null } & Omit<Lesson, 'models'>);

const SCRIPT = join(import.meta.dirname, 'train-process.ts');
/** Seven thousand cases took two and a half minutes on a busy machine; a slow one may take its time. */
const MOST_MS = 20 * 60_000;
/** Behind whoever waits for a page. */
const PRIORITY = 10;
const MEMORY_MB = 2048;

/** Learns in a process of its own, so that no page and no clock waits for it. */
export interface Teacher {
  /** Rejects when the process dies, takes too long or is stopped. */
  teach(task: LessonTask): Promise<LessonReply>;
  /** Ends the lesson that runs. */
  close(): void;
  readonly closed: boolean;
}

/** Opens the door to the training process; nothing runs before the first lesson. */
export function openTeacher(): Teacher {
  let child: ChildProcess | null = null;
  let closed = false;
  return {
    teach: async (task) => {
      if (closed) throw new Error('the worker stops');
      child = hire();
      try {
        return await converse(child, task);
      } finally {
        child.kill('SIGKILL');
        child = null;
      }
    },
    close: () => {
      closed = true;
      child?.kill('SIGKILL');
    },
    get closed() {
      return closed;
    },
  };
}

/** Without our environment: no key, no database address. */
function hire(): ChildProcess {
  const child = fork(SCRIPT, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    env: { TZ: 'UTC', MALLOC_ARENA_MAX: '2' },
  });
  if (child.pid !== undefined) setPriority(child.pid, PRIORITY);
  return child;
}

function converse(child: ChildProcess, task: LessonTask): Promise<LessonReply> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(why));
    };
    const timer = setTimeout(() => fail('the training took too long'), MOST_MS);
    child.once('message', (reply) => {
      clearTimeout(timer);
      if (isReply(reply)) resolve(reply);
      else reject(new Error('the training process said something unknown'));
    });
    child.once('error', () => fail('the training process could not start'));
    child.once('exit', () => fail('the training process died'));
    child.send(task, (error) => {
      if (error) fail('the training process did not listen');
    });
  });
}

const isReply = (reply: unknown): reply is LessonReply =>
  typeof reply === 'object' && reply !== null && 'kind' in reply;
