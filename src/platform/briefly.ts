interface Kept<T> {
  at: number;
  answer: Promise<T>;
}

/**
 * Remembers answers that cost much and may be a little old. Whoever asks the same of the same owner within `ms` gets the
 * same answer, also while it is still being found; what failed is asked again at once. Nothing outlives its owner.
 */
export function briefly<T>(
  ms: number,
): (owner: object, what: string, now: Date, find: () => Promise<T>) => Promise<T> {
  const all = new WeakMap<object, Map<string, Kept<T>>>();
  return (owner, what, now, find) => {
    const own = all.get(owner) ?? new Map<string, Kept<T>>();
    all.set(owner, own);
    const at = now.getTime();
    const known = own.get(what);
    if (known && Math.abs(at - known.at) < ms) return known.answer;
    const fresh = { at, answer: find() };
    own.set(what, fresh);
    fresh.answer.catch(() => {
      if (own.get(what) === fresh) own.delete(what);
    });
    return fresh.answer;
  };
}
