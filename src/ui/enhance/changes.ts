/** Several changes within this many milliseconds are told as one. */
export const PAUSE_MS = 3000;

/** Listens to a stream that tells of changes. Gives what ends it. */
export function hearChanges(from: string, onchange: () => void): () => void {
  const stream = new EventSource(from);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  stream.addEventListener('changed', () => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      onchange();
    }, PAUSE_MS);
  });
  return () => {
    clearTimeout(waiting);
    stream.close();
  };
}
