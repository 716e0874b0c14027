import { addWorkingMinutes, isOpen } from '#domain/calendar.ts';
import { agencyFor, type City } from '#domain/city.ts';
import { dueAt } from '#domain/clocks.ts';
import { calendarOfAgency, deskCalendar } from '#domain/limits.ts';
import { needsDuty, passOnNow } from '#domain/pass-on.ts';
import { findRoute } from '#domain/routing.ts';
import type { Status } from '#domain/status.ts';
import { Agenda } from './agenda.ts';
import { Desk } from './desk.ts';
import type { Random } from '../demo/random.ts';
import { officerOf, VirtualCase, type VirtualFiling } from './virtual-case.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Working minutes that a clerk needs. */
const NEEDS = { passOn: 8, confirm: 2, validate: 6, duty: 10 } as const;
/** One clerk of the desk for so many complaints a year. */
const PER_CLERK = 2_000;
/** How often the clock looks: soon at first, later by the hour. */
const LOOKS = [0, 1, 15, 30, 60, 90, 120, 180, 240] as const;
/** Assumptions about people, not measurements. */
const HABITS = {
  clerkErrs: 0.04,
  neverAccepts: 0.03,
  disputes: 0.08,
  confirms: 0.4,
  respondDays: 1.5,
} as const;
const WORKDAY_MINUTES = 450;
const AT_DESK: readonly Status[] = ['received', 'returned'];

export interface TownPlan {
  city: City;
  random: Random;
  filings: readonly VirtualFiling[];
  /** whether reports are passed on by themselves */
  automatic: boolean;
  until: Date;
}

/** Lives through the plan with staff who keep office hours, in virtual time; gives every case as it stands at the end. */
export function liveThrough(plan: TownPlan): VirtualCase[] {
  const town = new Town(plan);
  return town.live();
}

class Town {
  readonly #plan: TownPlan;
  readonly #agenda = new Agenda();
  readonly #desk: Desk;
  readonly #cases: VirtualCase[] = [];

  constructor(plan: TownPlan) {
    this.#plan = plan;
    const clerks = Math.max(2, Math.ceil(plan.filings.length / PER_CLERK));
    this.#desk = new Desk(this.#agenda, deskCalendar(plan.city), clerks);
  }

  live(): VirtualCase[] {
    for (const filing of this.#plan.filings) this.#agenda.put(filing.at, (now) => this.#file(filing, now));
    this.#agenda.run(this.#plan.until);
    return this.#cases;
  }

  #file(filing: VirtualFiling, now: Date): void {
    const one = new VirtualCase(this.#plan.city, filing);
    this.#cases.push(one);
    this.#watch(one);
    this.#waitForDesk(one, now);
  }

  /** The clock looks at a case when its next step is due, as the worker does. */
  #watch(one: VirtualCase): void {
    let looksAt: Date | null = null;
    const plan = (): void => {
      const next = one.nextStep();
      if (!next || (looksAt && looksAt <= next)) return;
      looksAt = next;
      this.#agenda.put(next, (now) => {
        if (looksAt?.getTime() === now.getTime()) looksAt = null;
        one.climb(now);
        plan();
      });
    };
    one.onChange = plan;
    plan();
  }

  /** Both ways at once: whoever comes first, the clerk or the clock. */
  #waitForDesk(one: VirtualCase, now: Date): void {
    const returns = one.state.returns.length;
    const isOver = (): boolean => !AT_DESK.includes(one.state.status) || one.state.returns.length !== returns;
    this.#desk.ask(now, { minutes: NEEDS.passOn, isOver, done: (at) => this.#passOnByHand(one, at) });
    if (!this.#plan.automatic) return;
    const look = (at: Date): void => {
      if (isOver()) return;
      this.#passOnByClock(one, at);
      if (!isOver()) this.#callDuty(one, isOver, at);
    };
    for (const minutes of LOOKS) this.#agenda.put(new Date(now.getTime() + minutes * MINUTE), look);
    const due = one.clocks.distribute && dueAt(one.clocks.distribute, this.#plan.city);
    for (const minutes of due ? LOOKS : [])
      this.#agenda.put(new Date((due ?? now).getTime() + minutes * MINUTE), look);
    // over a night or a holiday that begins later
    for (let hour = 5; hour <= 24; hour += 1)
      this.#agenda.put(new Date(now.getTime() + hour * 60 * MINUTE), look);
  }

  /** Whom the clock cannot place, the officer on duty does while the desk is closed. */
  #callDuty(one: VirtualCase, isOver: () => boolean, now: Date): void {
    const { city } = this.#plan;
    const { text, area } = one.filing;
    if (isOpen(deskCalendar(city), now)) return;
    if (!needsDuty(city, { state: one.state, clocks: one.clocks, text, area }, now)) return;
    this.#agenda.put(new Date(now.getTime() + NEEDS.duty * MINUTE), (at) => {
      if (!isOver()) this.#passOnByHand(one, at);
    });
  }

  #passOnByClock(one: VirtualCase, now: Date): void {
    const { city } = this.#plan;
    const { text, area } = one.filing;
    const next = passOnNow(city, { state: one.state, clocks: one.clocks, text, area }, now);
    if (!next) return;
    if (!one.move('autoDispatch', { role: 'system' }, next.given, now, { route: next.reason })) return;
    this.#desk.ask(now, {
      minutes: NEEDS.confirm,
      isOver: () => one.state.status !== 'dispatched' || one.state.route?.confirmed !== false,
      done: (at) => this.#confirm(one, at),
    });
    this.#atAgency(one, now);
  }

  /** Where it truly belongs; null when it is not the city's or only the inspectorate's. */
  #truth({ filing }: VirtualCase): string | null {
    const { city } = this.#plan;
    const category = city.categories.find(({ code }) => code === filing.category);
    const route = findRoute(city, { text: filing.text, category: filing.category, area: filing.area });
    if (route.goal.to === 'body' || route.goal.to === 'seal') return null;
    return category ? (agencyFor(city, category.lead, filing.area) ?? null) : null;
  }

  #passOnByHand(one: VirtualCase, now: Date): void {
    const { city, random } = this.#plan;
    const operator = officerOf(city.deskAgency, 'operator');
    const truth = this.#truth(one);
    if (truth === null) {
      one.move('refer', operator, { externalBody: city.externalBodies[0]?.code ?? '', letter: '1' }, now);
      return;
    }
    const errs = random.chance(HABITS.clerkErrs);
    const agency = errs ? random.pick(city.agencies.filter(isTechnical)).code : truth;
    const { category } = one.filing;
    const given = { category, classification: one.state.classification, agency };
    const decides = one.state.returns.length > 1;
    const moved = decides
      ? one.move('decide', officerOf(city.deskAgency, 'coordinator'), { agency: truth, reason: 'x' }, now)
      : one.move('dispatch', operator, given, now);
    if (moved) this.#atAgency(one, now);
  }

  #confirm(one: VirtualCase, now: Date): void {
    const { city } = this.#plan;
    if (one.state.status !== 'dispatched' || one.state.route?.confirmed !== false) return;
    const operator = officerOf(city.deskAgency, 'operator');
    const truth = this.#truth(one);
    if (truth === null || truth === one.lead) {
      one.move('confirmRoute', operator, {}, now);
      return;
    }
    one.corrected = true;
    const { classification } = one.state;
    const given = { category: one.filing.category, classification, agency: truth };
    if (one.move('dispatch', operator, given, now)) this.#atAgency(one, now);
  }

  /** Work begins on the agency's own hours; how slow it is differs by agency. */
  #inWorkingDays(agency: string, now: Date, days: number): Date {
    const calendar = calendarOfAgency(this.#plan.city, agency);
    const slow = 0.5 + this.#plan.random.fork(agency).next();
    const drawn = days * slow * Math.exp((this.#plan.random.next() - 0.5) * 2);
    return addWorkingMinutes(calendar, now, Math.max(5, Math.round(drawn * WORKDAY_MINUTES)));
  }

  #atAgency(one: VirtualCase, now: Date): void {
    const agency = one.lead;
    if (agency === null) return;
    const same = (): boolean => one.lead === agency && one.state.status === 'dispatched';
    if (this.#plan.random.chance(HABITS.neverAccepts)) {
      this.#acceptBySilence(one, same, now);
      return;
    }
    this.#agenda.put(this.#inWorkingDays(agency, now, 0.4), (at) => {
      if (same()) this.#accept(one, agency, at);
    });
  }

  #acceptBySilence(one: VirtualCase, same: () => boolean, now: Date): void {
    this.#agenda.put(new Date(now.getTime() + DAY), (at) => {
      if (!same()) return;
      if (one.move('acceptSilently', { role: 'system' }, {}, at)) this.#work(one, at, 3);
      else this.#acceptBySilence(one, same, at);
    });
  }

  #accept(one: VirtualCase, agency: string, now: Date): void {
    const admin = officerOf(agency, 'agencyAdmin');
    const truth = this.#truth(one);
    const given = { reason: 'x', suggestedAgency: truth ?? '' };
    if (truth !== null && truth !== agency && one.move('giveBack', admin, given, now)) {
      this.#waitForDesk(one, now);
      return;
    }
    if (one.move('accept', admin, {}, now)) this.#work(one, now, 1);
  }

  #work(one: VirtualCase, now: Date, slow: number): void {
    const agency = one.lead ?? '';
    const liaison = officerOf(agency, 'liaison');
    const admin = officerOf(agency, 'agencyAdmin');
    this.#agenda.put(this.#inWorkingDays(agency, now, HABITS.respondDays * slow), (answered) => {
      one.move('respond', liaison, { found: 'x', plan: 'x', dueDate: '2199-01-01' }, answered);
      this.#agenda.put(this.#inWorkingDays(agency, answered, this.#daysOf(one) * slow), (at) => {
        one.move('start', admin, {}, at);
        if (one.move('complete', admin, { answer: 'x', after: ['x'] }, at)) this.#validate(one, at);
      });
    });
  }

  /** Most works are done well within the time that the category has. */
  #daysOf(one: VirtualCase): number {
    const target = this.#plan.city.categories.find(({ code }) => code === one.state.category)?.target;
    if (!target) return 6;
    const days = target.unit === 'hours' ? target.amount / 24 : target.amount;
    return Math.max(0.2, days * 0.4);
  }

  #validate(one: VirtualCase, now: Date): void {
    const { city, random } = this.#plan;
    this.#desk.ask(now, {
      minutes: NEEDS.validate,
      isOver: () => one.state.status !== 'validating',
      done: (at) => {
        if (!one.move('validate', officerOf(city.deskAgency, 'operator'), {}, at)) return;
        this.#agenda.put(new Date(at.getTime() + random.int(1, 4) * DAY), (later) => this.#hear(one, later));
      },
    });
  }

  #hear(one: VirtualCase, now: Date): void {
    const { random } = this.#plan;
    const by = { role: 'reporter', reportId: one.filing.id } as const;
    const disputes = one.state.disputes === 0 && random.chance(HABITS.disputes);
    if (disputes && one.move('dispute', by, { comment: 'x' }, now)) this.#work(one, now, 0.5);
    else if (random.chance(HABITS.confirms)) one.move('confirm', by, {}, now);
    else this.#closeWhenSilent(one, now);
  }

  #closeWhenSilent(one: VirtualCase, now: Date): void {
    this.#agenda.put(new Date(now.getTime() + DAY), (at) => {
      if (one.state.status !== 'resolved') return;
      if (!one.move('closeSilent', { role: 'system' }, {}, at)) this.#closeWhenSilent(one, at);
    });
  }
}

const isTechnical = ({ kind, successor }: City['agencies'][number]): boolean =>
  kind === 'technical' && successor === undefined;
