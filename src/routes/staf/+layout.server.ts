import { positionWords } from '#features/people/position-words.ts';
import { staffNav } from './staff-nav.ts';
import type { LayoutServerLoad } from './$types';

/** What the shell says about whoever is signed in. The door itself is guarded for every method in hooks.server.ts. */
export const load: LayoutServerLoad = ({ locals }) => {
  const { staff, officer, app, locale } = locals;
  if (!staff) return { account: null, positions: [], role: null, nav: [] };
  const positions = staff.positions.map((held) => ({
    code: held.code,
    label: positionWords(app.city, held, locale),
    chosen: held.code === officer?.position,
  }));
  const position = positions.find(({ chosen }) => chosen)?.label ?? '';
  return {
    account: { name: staff.name, position },
    positions,
    role: officer?.role ?? null,
    nav: staffNav(officer?.role ?? null),
  };
};
