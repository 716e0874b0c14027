import { isIP } from 'node:net';

/**
 * How often somebody may do something: `points` at once, and the same number again spread over `seconds`. Whoever has
 * used them all is slowed down to one each `seconds / points`, and never shut out: a lock would let anybody keep an
 * officer away from the desk by guessing (ASVS 5.0 6.3.1).
 *
 * Numbers per address are wide on purpose. A mobile network of Indonesia puts thousands of telephones behind one
 * IPv4 address, a ward office its whole queue: a number that stops a village on the day of the flood is worse than
 * some spam, which the desk can merge or refuse. They only keep one machine from filling the desk.
 */
export const LIMITS = {
  /** Wrong sign-ins from one network. Right ones give their turn back, so a city hall may start work at 07:30. */
  signInAddress: { points: 30, seconds: 900 },
  /** Wrong sign-ins for one account, from anywhere: eight at once, then one in two minutes, 720 a day at most. */
  signInAccount: { points: 8, seconds: 900 },
  /** Wrong codes of the second step, for one account: of a million codes three are right at a time. */
  secondStep: { points: 5, seconds: 900 },
  /** Wrong passwords of somebody signed in who wants to change the password or the second step. */
  confirmPassword: { points: 8, seconds: 900 },
  /** Reports from one network: thirty people at once, then one in twenty seconds. */
  filing: { points: 30, seconds: 600 },
  /** Pages of the form with photos, up to five each, from one network: photos of no complaint must not fill the disk. */
  photos: { points: 60, seconds: 600 },
  /** Wrong pairs of ticket and code from one network; the code itself has 80 bits, this only spares the database. */
  tracking: { points: 60, seconds: 600 },
  /** Replies, ratings and the like from one network. */
  reporterAct: { points: 60, seconds: 600 },
  /** Receipts to an address that nobody has proven: a form must not become a way to pester somebody. */
  mailUnproven: { points: 1, seconds: 3600 },
  /** Other mails that a reporter causes by the own doings; receipts too, where the address was proven before. */
  mailCaused: { points: 10, seconds: 3600 },
} as const satisfies Record<string, Limit>;

export interface Limit {
  points: number;
  seconds: number;
}
export type LimitName = keyof typeof LIMITS;

/**
 * The network that an address stands for in a limit: an IPv4 address itself, of an IPv6 address the first 56 bits,
 * since one subscriber owns at least those and can change the rest at will.
 */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [left = [], right = []] = address.replace(/%.*$/, '').split('::').map(groupsOf);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => 0);
  const [a = 0, b = 0, c = 0, d = 0] = [...left, ...zeros, ...right];
  return `${[a, b, c, d & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

function groupsOf(part: string): number[] {
  if (part === '') return [];
  // A tail written as IPv4 stands for two groups; none of them is among the first four.
  return part.split(':').flatMap((group) => (group.includes('.') ? [0, 0] : [Number.parseInt(group, 16)]));
}
