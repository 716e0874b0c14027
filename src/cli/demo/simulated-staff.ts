import type { Officer, StaffRole } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { newId } from '#platform/identity.ts';
import type { App } from '#store/app.ts';
import { transaction } from '#store/database.ts';
import { insertAccount } from '#store/people/account.ts';
import { insertHolding } from '#store/people/holder.ts';

/** The people of the demo: who acts for a role of an agency. */
export interface SimulatedStaff {
  officer(role: StaffRole, agency: string, which?: number): Officer | null;
}

/** One account for each position that nobody holds yet; without a password, so nobody can sign in with it. */
export async function hireStaff(app: App, from: Date): Promise<SimulatedStaff> {
  const { city, db } = app;
  const held = await db.sql.selectFrom('holder').select(['position', 'account_id']).execute();
  const accounts = new Map(held.map((row) => [row.position, row.account_id]));
  await transaction(db, async (client) => {
    for (const [at, position] of city.positions.entries()) {
      if (accounts.has(position.code)) continue;
      const id = newId(from);
      const email = `${position.code}@peraga.contoh`.toLowerCase();
      const name = `Petugas Contoh ${at + 1}`;
      const added = await insertAccount(client, { id, name, email, passwordHash: null, isDemo: false }, from);
      if (!added) continue;
      const holding = { id: newId(from), position: position.code, accountId: id, from, to: null, note: null };
      await insertHolding(client, { ...holding, kind: 'holder' });
      accounts.set(position.code, id);
    }
  });
  return { officer: (role, agency, which = 0) => findOfficer(city, accounts, role, agency, which) };
}

function findOfficer(
  city: City,
  accounts: ReadonlyMap<string, string>,
  role: StaffRole,
  agency: string,
  which: number,
): Officer | null {
  const fitting = city.positions.filter(
    (p) => p.role === role && p.agency === agency && accounts.has(p.code),
  );
  const position = fitting[which % Math.max(1, fitting.length)];
  const accountId = position && accounts.get(position.code);
  return position && accountId ? { role, position: position.code, agency, accountId } : null;
}
