import { watchCases } from '#features/casework/board-pulse.ts';
import { demand } from '#features/people/demand.ts';
import { recognise } from '#features/people/recognise.ts';
import type { RequestHandler } from './$types';

/** Between signs of life: proxies drop silent connections, and this is how soon a sign-out is noticed. */
const HEARTBEAT_MS = 20_000;

/** Tells open pages that something happened; what it was they ask for themselves, with their own rights. */
export const GET: RequestHandler = (event) => {
  demand(event, 'staff');
  const { app } = event.locals;
  const words = new TextEncoder();
  let end = () => undefined as void;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (text: string) => controller.enqueue(words.encode(text));
      const unwatch = watchCases(app, () => say('event: changed\ndata: \n\n'));
      const heart = setInterval(() => void beat(), HEARTBEAT_MS);
      let ended = false;
      end = () => {
        if (ended) return;
        ended = true;
        unwatch();
        clearInterval(heart);
      };
      async function beat(): Promise<void> {
        await recognise(event).catch(() => undefined);
        if (ended) return;
        if (event.locals.officer) return say(': here\n\n');
        end();
        controller.close();
      }
      say('retry: 5000\n\n');
    },
    cancel() {
      end();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
};
