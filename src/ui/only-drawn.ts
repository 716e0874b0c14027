/**
 * What a page without script is drawn from: it stays on the server. Without it the framework would write all data of a
 * page out a second time, for a script that never asks, which costs a list of fifty cases a third of its time.
 */
export class OnlyDrawn<T> {
  readonly value: T;

  constructor(value: T) {
    this.value = value;
  }
}
