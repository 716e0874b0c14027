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
  event: 0.4,
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

const COUNTER = [
  'civil.idcard',
  'license',
  'tax',
  'health.service',
  'social.aid',
  'area.service',
  'edu.school',
  'labour',
];

function hourFactor(category: string, hour: number): number {
  if (COUNTER.includes(category)) return hour >= 7 && hour < 16 ? 1.4 : 0.5;
  const night = hour >= 22 || hour < 5;
  const dark = night || hour >= 18;
  if (category === 'noise' || category === 'order.alcohol') return night ? 4 : dark ? 2.2 : 0.5;
  if (category === 'light.out') return dark ? 2 : 0.75;
  return 1;
}

/** School enrolment in June and July, holiday allowance before Idulfitri, the PBB payment round in late summer. */
function monthFactor(category: string, month: number): number {
  if (category === 'edu.school') return month === 6 || month === 7 ? 3 : 1;
  if (category === 'labour') return month === 3 || month === 4 ? 3 : 1;
  if (category === 'tax') return month >= 7 && month <= 9 ? 1.8 : 1;
  return 1;
}

/** Weight of each of a city's category codes at a moment. A code unknown here counts as rare, none gets zero. */
export function categoryMix(moment: Moment, codes: readonly string[]): Weighted<string>[] {
  const rain = rainShare(moment.month);
  return codes.map((code) => {
    const wet = 1 + (RAIN_LIFT[code] ?? 0) * rain;
    const storm = moment.storm ? (STORM[code] ?? 1) : 1;
    return [
      code,
      (BASE[code] ?? 0.4) * wet * storm * hourFactor(code, moment.hour) * monthFactor(code, moment.month),
    ];
  });
}
