interface Entry {
  at: number;
  order: number;
  work: (now: Date) => void;
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What will happen, by time: virtual time jumps from one appointment to the next. A binary heap. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #order = 0;

  /** Puts work at a moment; what is put at the same moment happens in the order in which it was put. */
  put(at: Date, work: (now: Date) => void): void {
    this.#heap.push({ at: at.getTime(), order: this.#order, work });
    this.#order += 1;
    this.#rise(this.#heap.length - 1);
  }

  /** Does everything up to `until`, each at its own time. */
  run(until: Date): void {
    for (let next = this.#take(until.getTime()); next; next = this.#take(until.getTime())) {
      next.work(new Date(next.at));
    }
  }

  #take(until: number): Entry | undefined {
    const first = this.#heap[0];
    if (first === undefined || first.at > until) return undefined;
    const last = this.#heap.pop();
    if (last !== undefined && last !== first) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #swap(i: number, j: number): void {
    const [a, b] = [this.#heap[i], this.#heap[j]];
    if (a !== undefined && b !== undefined) [this.#heap[i], this.#heap[j]] = [b, a];
  }

  #isBefore(i: number, j: number): boolean {
    const [a, b] = [this.#heap[i], this.#heap[j]];
    return a !== undefined && b !== undefined && before(a, b);
  }

  #rise(start: number): void {
    for (let i = start; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!this.#isBefore(i, parent)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #sink(start: number): void {
    for (let i = start; ;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const least = [left, right].reduce((best, child) => (this.#isBefore(child, best) ? child : best), i);
      if (least === i) return;
      this.#swap(i, least);
      i = least;
    }
  }
}
