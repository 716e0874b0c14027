import { addWorkingMinutes, isOpen, nextOpening } from '#domain/calendar.ts';
import type { WorkCalendar } from '#domain/city.ts';
import type { Agenda } from './agenda.ts';

interface Task {
  minutes: number;
  /** no longer needed: somebody else or the clock did it */
  isOver: () => boolean;
  done: (now: Date) => void;
}

/** Clerks who keep office hours: what comes in waits its turn, and nothing happens while the office is closed. */
export class Desk {
  readonly #waiting: Task[] = [];
  readonly #agenda: Agenda;
  readonly #calendar: WorkCalendar;
  #free: number;
  #wakes = false;

  constructor(agenda: Agenda, calendar: WorkCalendar, clerks: number) {
    this.#agenda = agenda;
    this.#calendar = calendar;
    this.#free = clerks;
  }

  /** Lays something on the pile; `done` follows when a clerk has had so many working minutes for it. */
  ask(now: Date, task: Task): void {
    this.#waiting.push(task);
    this.#begin(now);
  }

  #begin(now: Date): void {
    if (!isOpen(this.#calendar, now)) {
      this.#wakeAt(nextOpening(this.#calendar, now));
      return;
    }
    while (this.#free > 0) {
      const task = this.#waiting.shift();
      if (!task) return;
      if (task.isOver()) continue;
      this.#free -= 1;
      this.#agenda.put(addWorkingMinutes(this.#calendar, now, task.minutes), (at) => {
        this.#free += 1;
        if (!task.isOver()) task.done(at);
        this.#begin(at);
      });
    }
  }

  #wakeAt(opening: Date): void {
    if (this.#wakes) return;
    this.#wakes = true;
    this.#agenda.put(opening, (now) => {
      this.#wakes = false;
      this.#begin(now);
    });
  }
}
