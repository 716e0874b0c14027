import { afterAll, inject } from 'vitest';
import { openLog } from '../../src/platform/log.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import type {} from './global-setup.ts';

/** A database of its own, migrated and empty. */
export type FreshDatabase = Database & { readonly connectionString: string };

/**
 * Makes a fresh database for this test file and drops it when the file is done. Call it at the top of the file:
 * `const db = await freshDatabase();`
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  const desk = inject('databaseDesk');
  const connectionString = await ask(desk, 'POST');
  const log = openLog({ level: 'silent' });
  const database = openDatabase({ connectionString, poolSize: 5, name: 'sambat test', log });
  afterAll(async () => {
    await database.close();
    await ask(`${desk}${new URL(connectionString).pathname}`, 'DELETE');
  });
  return { ...database, connectionString };
}

async function ask(address: string, method: string): Promise<string> {
  const response = await fetch(address, { method });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
