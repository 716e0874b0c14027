import type { PoolClient } from 'pg';

/** Switches the second step on: the sealed secret, the step of the code that proved it, hashes of the recovery codes. */
export async function saveSecondStep(
  client: PoolClient,
  accountId: string,
  sealedSecret: string,
  provenStep: number,
  recoveryHashes: readonly string[],
): Promise<void> {
  await client.query('update account set totp_secret = $2, totp_last_step = $3 where id = $1', [
    accountId,
    sealedSecret,
    provenStep,
  ]);
  await client.query('delete from recovery_code where account_id = $1', [accountId]);
  await client.query(
    'insert into recovery_code (account_id, code_hash) select $1, code from unnest($2::text[]) as code',
    [accountId, recoveryHashes],
  );
}

export async function dropSecondStep(client: PoolClient, accountId: string): Promise<void> {
  await client.query('update account set totp_secret = null, totp_last_step = null where id = $1', [
    accountId,
  ]);
  await client.query('delete from recovery_code where account_id = $1', [accountId]);
}

/** Uses the code of a step up; false when this step or a later one was used before (RFC 6238 section 5.2). */
export async function useStep(client: PoolClient, accountId: string, step: number): Promise<boolean> {
  const used = await client.query(
    `update account set totp_last_step = $2
     where id = $1 and totp_secret is not null and (totp_last_step is null or totp_last_step < $2)`,
    [accountId, step],
  );
  return used.rowCount === 1;
}

/** Uses a recovery code up, given in every form it may have been remembered in; false when there is none such unused. */
export async function useRecoveryCode(
  client: PoolClient,
  accountId: string,
  hashes: readonly string[],
  now: Date,
): Promise<boolean> {
  const used = await client.query(
    `update recovery_code set used_at = $3 where account_id = $1 and code_hash = any($2) and used_at is null`,
    [accountId, hashes, now],
  );
  return used.rowCount === 1;
}
