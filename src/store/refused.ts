import type { Refusal, Result } from '#domain/refusal.ts';

/** Ends a transaction that a rule refused, so that nothing is left behind and the request's key is free again. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Turns a refusal that rolled a transaction back into the value that callers expect. */
export async function unlessRefused<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
