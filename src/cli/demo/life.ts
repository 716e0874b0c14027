import type { Action } from '#domain/action.ts';
import type { Actor, Officer, StaffRole } from '#domain/actor.ts';
import { addWorkingMinutes } from '#domain/calendar.ts';
import type { City, WorkCalendar } from '#domain/city.ts';
import type { Given } from '#domain/field.ts';
import { calendarOfAgency } from '#domain/limits.ts';
import { localDate } from '#domain/local-time.ts';
import type { App } from '#store/app.ts';
import { moveCase, scopeOf } from '#store/move-case.ts';
import type { Random } from './random.ts';
import type { SimulatedStaff } from './simulated-staff.ts';

/** Time has come to now: the case stays as it is. */
export class NotYet extends Error {}

export interface LifeTools {
  app: App;
  staff: SimulatedStaff;
  photos: { count: number; attach(which: number, uploader: string, at: Date): Promise<string> };
  until: Date;
}

/** Minutes of one working day, for turning days into working time. */
const DAY = 450;

/** One case on its way through the year: the moment, the people, and what they do. */
export class Life {
  readonly tools: LifeTools;
  readonly random: Random;
  readonly caseId: string;
  readonly reportId: string;
  readonly withPhotos: boolean;
  agency: string;
  now: Date;

  constructor(
    tools: LifeTools,
    start: {
      random: Random;
      caseId: string;
      reportId: string;
      agency: string;
      now: Date;
      withPhotos: boolean;
    },
  ) {
    this.tools = tools;
    this.random = start.random;
    this.caseId = start.caseId;
    this.reportId = start.reportId;
    this.agency = start.agency;
    this.now = start.now;
    this.withPhotos = start.withPhotos;
  }

  get city(): City {
    return this.tools.app.city;
  }

  calendar(agency: string): WorkCalendar {
    return calendarOfAgency(this.city, agency);
  }

  desk(role: StaffRole = 'operator', which = this.random.int(0, 2)): Officer {
    return this.someone(role, this.city.deskAgency, which);
  }

  office(role: StaffRole): Officer {
    return this.someone(role, this.agency, 0);
  }

  private someone(role: StaffRole, agency: string, which: number): Officer {
    const officer = this.tools.staff.officer(role, agency, which);
    if (!officer) throw new NotYet();
    return officer;
  }

  reporter(): Actor {
    return { role: 'reporter', reportId: this.reportId };
  }

  /** Lets working days of an office go by; most things take less than the mean, some much more. */
  afterWork(agency: string, days: number): void {
    const share = -Math.log(1 - this.random.next() * 0.98);
    const minutes = Math.max(5, Math.round(days * DAY * Math.min(share, 4)));
    this.now = addWorkingMinutes(this.calendar(agency), this.now, minutes);
    this.notBeyond();
  }

  /** Lets days go by on the wall: citizens keep no office hours. */
  afterDays(days: number): void {
    this.now = new Date(
      this.now.getTime() + Math.round(days * 86_400_000 * (0.2 + this.random.next() * 1.6)),
    );
    this.notBeyond();
  }

  private notBeyond(): void {
    if (this.now > this.tools.until) throw new NotYet();
  }

  dateIn(days: number): string {
    return localDate(this.city.zone, new Date(this.now.getTime() + days * 86_400_000));
  }

  async photo(by: Actor): Promise<readonly string[]> {
    const which = this.random.int(0, this.tools.photos.count - 1);
    return [await this.tools.photos.attach(which, scopeOf(by), this.now)];
  }

  /** Through the one door; a refusal is a slip of the demo and ends it loudly. */
  async does(action: Action, by: Actor, given: Given = {}): Promise<void> {
    const { app } = this.tools;
    const moved = await moveCase(app.db, { id: this.caseId }, action, by, given, {
      city: app.city,
      now: this.now,
    });
    if (!moved.ok) {
      const fields = moved.refusal.fields?.join(', ') ?? '';
      throw new Error(`the demo may not ${action} as ${by.role}: ${moved.refusal.kind} ${fields}`);
    }
  }
}
