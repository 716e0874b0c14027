/** What people complain about: shares of the year, moved by rain, storms, the hour and the calendar. */
import { rainShare, type Moment } from './arrivals.ts';
import type { Weighted } from './random.ts';

/**
 * Shares of a calm dry-season day. Order as Malang reports it: road damage, then lights and trees, then traffic;
 * parking attendants and civil papers were the top of earlier years.
 */
const BASE: Readonly<Record<string, number>> = {
  'road.pothole': 15,
  'road.utility': 2,
  'road.bridge': 0.5,
  'road.sidewalk': 1.3,
  'drain.blocked': 4.5,
  'drain.flood': 1,
  'drain.manhole': 1.5,
  'light.out': 10,
  'light.new': 2.2,
  'river.bank': 0.6,
  'waste.pickup': 7,
  'waste.dump': 4.5,
  'tree.trim': 5.5,
  'tree.fell': 1.5,
  'tree.fallen': 0.6,
  'park.damage': 0.9,
  'env.pollution': 1.6,
  noise: 3,
  'traffic.jam': 3.8,
  'traffic.sign': 2.4,
  'parking.illegal': 6,
  transport: 1,
  'order.pkl': 2,
  'order.building': 1,
  'order.billboard': 0.6,
  'order.beggar': 1.3,
  'order.alcohol': 0.6,
  cable: 1.8,
  'civil.idcard': 5,
  license: 0.8,
  labour: 0.6,
  tax: 0.8,
  'health.service': 1.3,
  'health.dbd': 0.5,
  'edu.school': 1.4,
  'social.aid': 2.2,
  'social.violence': 0.25,
  market: 0.8,
  food: 0.5,
  'water.supply': 4,
  internet: 0.6,
  'area.service': 1.1,
  asset: 0.4,
  tourism: 0.4,
  conduct: 0.8,
  other: 1,
};

/** Extra share at the height of the rains: 2 means three times as many. */
const RAIN_LIFT: Readonly<Record<string, number>> = {
  'drain.flood': 4,
  'drain.blocked': 1.6,
  'drain.manhole': 0.5,
  'tree.fallen': 3,
  'tree.trim': 1.1,
  'tree.fell': 0.8,
  'river.bank': 3,
  'road.pothole': 0.7,
  'road.utility': 0.5,
  'road.bridge': 0.5,
  'health.dbd': 2.5,
  'light.out': 0.3,
  'water.supply': -0.3,
};

const STORM: Readonly<Record<string, number>> = {
  'drain.flood': 6,
  'drain.blocked': 2.5,
  'drain.manhole': 1.5,
  'tree.fallen': 8,
  'tree.trim': 1.5,
  'river.bank': 4,
  'light.out': 1.4,
  cable: 2,
  'traffic.jam': 1.3,
};

type PartOfDay = 'office' | 'evening' | 'night' | 'rest';

function partOfDay(hour: number): PartOfDay {
  if (hour >= 22 || hour < 5) return 'night';
  if (hour >= 18) return 'evening';
  return hour >= 7 && hour < 16 ? 'office' : 'rest';
}

type HourLift = Readonly<Record<PartOfDay, number>>;
const AT_COUNTER: HourLift = { office: 1.4, evening: 0.5, night: 0.5, rest: 0.5 };
const AT_NIGHT: HourLift = { office: 0.5, evening: 2.2, night: 4, rest: 0.5 };
const IN_THE_DARK: HourLift = { office: 0.75, evening: 2, night: 2, rest: 0.75 };

const HOURS: Readonly<Record<string, HourLift>> = {
  'civil.idcard': AT_COUNTER,
  license: AT_COUNTER,
  tax: AT_COUNTER,
  'health.service': AT_COUNTER,
  'social.aid': AT_COUNTER,
  'area.service': AT_COUNTER,
  'edu.school': AT_COUNTER,
  labour: AT_COUNTER,
  noise: AT_NIGHT,
  'order.alcohol': AT_NIGHT,
  'light.out': IN_THE_DARK,
};

/** School enrolment in June and July, holiday allowance before Idulfitri, the PBB payment round in late summer. */
const MONTHS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'edu.school': { 6: 3, 7: 3 },
  labour: { 3: 3, 4: 3 },
  tax: { 7: 1.8, 8: 1.8, 9: 1.8 },
};

function timeLift(code: string, part: PartOfDay, month: number): number {
  return (HOURS[code]?.[part] ?? 1) * (MONTHS[code]?.[month] ?? 1);
}

/** Weight of each of a city's category codes at a moment. A code unknown here counts as rare, none gets zero. */
export function categoryMix(moment: Moment, codes: readonly string[]): Weighted<string>[] {
  const rain = rainShare(moment.month);
  const part = partOfDay(moment.hour);
  return codes.map((code) => {
    const wet = 1 + (RAIN_LIFT[code] ?? 0) * rain;
    const storm = moment.storm ? (STORM[code] ?? 1) : 1;
    return [code, (BASE[code] ?? 0.4) * wet * storm * timeLift(code, part, moment.month)];
  });
}
