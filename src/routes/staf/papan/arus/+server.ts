import { watchCases } from '#features/casework/board-pulse.ts';
import { demand } from '#features/people/demand.ts';
import { recognise } from '#features/people/recognise.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** Between signs of life: proxies drop silent connections, and this is how soon a sign-out is noticed. */
const HEARTBEAT_MS = 20_000;

/** Tells open pages that something happened; what it was they ask for themselves, with their own rights. */
export const GET: RequestHandler = (event) => {
  demand(event, 'staff');
  const stream: { end: () => void } = { end: () => undefined };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      stream.end = begin(event, controller);
    },
    cancel() {
      stream.end();
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
};

/** Speaks into the stream until it is ended, from either side. Gives the function that ends it. */
function begin(event: RequestEvent, controller: ReadableStreamDefaultController<Uint8Array>): () => void {
  const words = new TextEncoder();
  let open = true;
  const say = (text: string): void => {
    if (open) controller.enqueue(words.encode(text));
  };
  const unwatch = watchCases(event.locals.app, () => say('event: changed\ndata: \n\n'));
  const heart = setInterval(() => void beat(), HEARTBEAT_MS);
  const end = (): void => {
    open = false;
    unwatch();
    clearInterval(heart);
  };
  /** Whoever has signed out, or lost the position, hears nothing more. */
  async function beat(): Promise<void> {
    await recognise(event).catch(() => undefined);
    if (!open) return;
    if (event.locals.officer) say(': here\n\n');
    else {
      end();
      controller.close();
    }
  }
  say('retry: 5000\n\n');
  return end;
}
