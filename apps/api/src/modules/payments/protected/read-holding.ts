import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { homeCountryOf, verifiedCountryOf } from "../tax/tax-country.ts";
import { type HoldingLimit, type HoldingRule, holdingLimit, wholeDaysLeft } from "./holding.rules.ts";
import type { Taken } from "./lots.repository.ts";

/**
 * Until when what is protected under `referenceId` may be held: counted from the oldest payment that is still in it, by
 * where its two sides live. Null while nothing is protected.
 */
export async function holdingOf(
  db: Db,
  { referenceId, userIds }: { readonly referenceId: string; readonly userIds: readonly string[] },
): Promise<HoldingLimit | null> {
  const since = await heldSince(db, referenceId);
  return since && limitSince(db, { since, userIds });
}

/** The limit of money that came then, by where these people live. */
export async function limitSince(
  db: Db,
  { since, userIds }: { readonly since: Date; readonly userIds: readonly string[] },
): Promise<HoldingLimit | null> {
  const countries = await Promise.all(userIds.map((userId) => homeCountryOf(db, userId)));
  return holdingLimit(await readRules(db), { countries, since });
}

/**
 * For how many days more what its earner is owed may wait: their own country alone counts, and only once it is verified,
 * for a word of theirs would undo every wait; and nobody is paid out before. Infinite without a rule.
 */
export async function daysLeft(
  db: Db,
  { since, userId }: { readonly since: Date; readonly userId: string },
  now: Date,
): Promise<number> {
  const limit = holdingLimit(await readRules(db), { countries: [await verifiedCountryOf(db, userId)], since });
  return limit ? wholeDaysLeft(limit, now) : Number.POSITIVE_INFINITY;
}

/** When the oldest of this money was charged. */
export async function chargedSince(db: Db, taken: readonly Taken[]): Promise<Date> {
  const { since } = await db
    .selectFrom("payments.protected_lots as lot")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "lot.transaction_id")
    .select((eb) => eb.fn.min(eb.fn.coalesce("payment.completed_at", "lot.created_at")).as("since"))
    .where(
      "lot.lot_id",
      "in",
      taken.map(({ lot }) => lot.lot_id),
    )
    .executeTakeFirstOrThrow();
  assert(since, "money that was taken lay in a lot");
  return since;
}

async function heldSince(db: Db, referenceId: string): Promise<Date | null> {
  const row = await db
    .selectFrom("payments.protected_lots as lot")
    .innerJoin("payments.payments as payment", "payment.transaction_id", "lot.transaction_id")
    .select((eb) => eb.fn.min(eb.fn.coalesce("payment.completed_at", "lot.created_at")).as("since"))
    .where("lot.reference_id", "=", referenceId)
    .where("lot.left_minor", ">", 0n)
    .executeTakeFirst();
  return row?.since ?? null;
}

async function readRules(db: Db): Promise<readonly HoldingRule[]> {
  const rows = await db.selectFrom("payments.holding_rules").selectAll().execute();
  return rows.map((row) => ({
    country: row.country,
    effectiveFrom: row.effective_from,
    maxDays: row.max_days,
    warnDays: row.warn_days,
    answerDays: row.answer_days,
  }));
}
