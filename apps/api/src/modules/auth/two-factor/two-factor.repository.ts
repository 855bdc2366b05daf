import type { Db, Tx } from "#platform/db/index.ts";

export interface TwoFactor {
  readonly secret: Buffer;
  readonly enabled: boolean;
  readonly lastStep: number;
}

const ofPerson = (db: Db, userId: string) => db.selectFrom("auth.two_factor").selectAll().where("user_id", "=", userId);

export async function findTwoFactor(db: Db, userId: string): Promise<TwoFactor | null> {
  return read(await ofPerson(db, userId).executeTakeFirst());
}

/** As `findTwoFactor`; until the transaction ends nobody sets up another secret. */
export async function lockTwoFactor(tx: Tx, userId: string): Promise<TwoFactor | null> {
  return read(await ofPerson(tx, userId).forUpdate().executeTakeFirst());
}

function read(row: Awaited<ReturnType<ReturnType<typeof ofPerson>["executeTakeFirst"]>>): TwoFactor | null {
  return row ? { secret: row.secret, enabled: row.enabled_at !== null, lastStep: Number(row.last_step) } : null;
}

/** Notes a secret that is not on yet, in place of an earlier one. False when two-factor is on already. */
export async function saveSetup(tx: Tx, userId: string, secret: Buffer, at: Date): Promise<boolean> {
  const row = await tx
    .insertInto("auth.two_factor")
    .values({ user_id: userId, secret, created_at: at })
    .onConflict((conflict) =>
      conflict
        .column("user_id")
        .doUpdateSet({ secret, last_step: 0n, created_at: at })
        .where("auth.two_factor.enabled_at", "is", null),
    )
    .returning("user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Uses a time step up. False when this step or a newer one was used before: a replay. */
export async function useStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const result = await tx
    .updateTable("auth.two_factor")
    .set({ last_step: BigInt(step) })
    .where("user_id", "=", userId)
    .where("last_step", "<", BigInt(step))
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function markEnabled(tx: Tx, userId: string, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable("auth.two_factor")
    .set({ enabled_at: at })
    .where("user_id", "=", userId)
    .where("enabled_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteTwoFactor(tx: Tx, userId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom("auth.two_factor")
    .where("user_id", "=", userId)
    .where("enabled_at", "is not", null)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.deleteFrom("auth.recovery_codes").where("user_id", "=", userId).execute();
  await tx
    .insertInto("auth.recovery_codes")
    .values(hashes.map((hash) => ({ user_id: userId, code_hash: hash })))
    .execute();
}

/** Uses a recovery code up: of two calls with the same one, one gets false. */
export async function useRecoveryCode(tx: Tx, userId: string, hash: Buffer, at: Date): Promise<boolean> {
  const result = await tx
    .updateTable("auth.recovery_codes")
    .set({ used_at: at })
    .where("user_id", "=", userId)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
