// Protected money that somebody contests stays where it is: whatever would move it is refused until the freeze is
// lifted. A freeze takes the lots' lock first, so that of a release and a freeze at once one sees the other.
import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { paymentErrors } from "../payments.errors.ts";
import { lockLots } from "./lots.repository.ts";

/** Before the chargeback that is the cause. */
export const FREEZE_OF_CHARGEBACK = "chargeback:";

export interface Freeze {
  /** What the money is protected for, such as a milestone. */
  readonly referenceId: string;
  /** Why, by the fact: `dispute:<id>`. */
  readonly cause: string;
}

/**
 * Freezes what is protected now and what will be, for this cause; doing so again changes nothing while it stands. One that was
 * lifted stands again: a bank that asked no further may take the money all the same.
 */
export async function freezeProtected(tx: Tx, platform: Platform, { referenceId, cause }: Freeze): Promise<void> {
  await lockLots(tx, referenceId);
  const frozen = { frozen_at: platform.clock.now(), lifted_at: null };
  await tx
    .insertInto("payments.freezes")
    .values({ freeze_id: newId(), reference_id: referenceId, cause, ...frozen })
    .onConflict((conflict) =>
      conflict.constraint("freezes_once").doUpdateSet(frozen).where("payments.freezes.lifted_at", "is not", null),
    )
    .execute();
}

/** Lifts this cause's freeze; others stay. */
export async function liftFreeze(tx: Tx, platform: Platform, { referenceId, cause }: Freeze): Promise<void> {
  await lockLots(tx, referenceId);
  await tx
    .updateTable("payments.freezes")
    .set({ lifted_at: platform.clock.now() })
    .where("reference_id", "=", referenceId)
    .where("cause", "=", cause)
    .where("lifted_at", "is", null)
    .execute();
}

export async function isFrozen(db: Db, referenceId: string): Promise<boolean> {
  const row = await db
    .selectFrom("payments.freezes")
    .select("freeze_id")
    .where("reference_id", "=", referenceId)
    .where("lifted_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this cause freezes any of these. */
export async function isFrozenFor(db: Db, referenceIds: readonly string[], cause: string): Promise<boolean> {
  if (referenceIds.length === 0) return false;
  const row = await db
    .selectFrom("payments.freezes")
    .select("freeze_id")
    .where("reference_id", "in", referenceIds)
    .where("cause", "=", cause)
    .where("lifted_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** After the lots were locked. Raises `payment.frozen`. */
export async function requireNotFrozen(tx: Tx, referenceId: string): Promise<void> {
  if (await isFrozen(tx, referenceId)) throw paymentErrors.frozen();
}

/**
 * As `requireNotFrozen`, for money that goes back to its payer: a bank that only asks is answered by that, and takes nothing
 * any more.
 */
export async function requireMayGoBack(tx: Tx, referenceId: string): Promise<void> {
  const { rows } = await sql`
    select from payments.freezes frozen
    where frozen.reference_id = ${referenceId} and frozen.lifted_at is null and not exists (
      select from payments.chargebacks inquiry
      where inquiry.status = 'inquiry' and frozen.cause = ${FREEZE_OF_CHARGEBACK}::text || inquiry.chargeback_id::text)
    limit 1`.execute(tx);
  if (rows.length > 0) throw paymentErrors.frozen();
}
