import type { Role } from '#domain/actor.ts';
import { mayPass, type Demand } from '#features/people/demand.ts';
import { m } from '#locales/words/messages.js';

const ITEMS: readonly { to: string; label: () => string; demands: Demand }[] = [
  { to: '/staf', label: m.staff_nav_inbox, demands: 'staff' },
  { to: '/staf/papan', label: m.staff_nav_board, demands: 'overview' },
  { to: '/staf/piket', label: m.staff_nav_duty, demands: 'desk' },
  { to: '/staf/catat', label: m.staff_nav_type_in, demands: 'desk' },
  { to: '/staf/kiriman', label: m.staff_nav_deliveries, demands: 'desk' },
  { to: '/staf/pembelajaran', label: m.staff_nav_learning, demands: 'desk' },
  { to: '/staf/pengaturan', label: m.staff_nav_settings, demands: 'settings' },
];

/** The menu of a role: only what opens for it. */
export function staffNav(role: Role | null): { to: string; label: string }[] {
  return ITEMS.filter(({ demands }) => role !== null && mayPass(role, [demands])).map(({ to, label }) => ({
    to,
    label: label(),
  }));
}
