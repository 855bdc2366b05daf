// Money moved by hand: more than a limit takes two administrators.
import { type Money, minorDigits } from "#money";
import type { Db } from "#platform/db/index.ts";

// For currencies of about a euro; those worth much more or less have a row.
const UNITS_BY_DEFAULT = 1_000n;

/** Whether moving this much by hand needs a second administrator, under the limits in force at that instant. */
export async function needsSecondPerson(db: Db, amount: Money, at: Date): Promise<boolean> {
  const row = await db
    .selectFrom("payments.two_person_limits")
    .select("amount_minor")
    .where("currency", "=", amount.currency)
    .where("effective_from", "<=", at)
    .orderBy("effective_from", "desc")
    .limit(1)
    .executeTakeFirst();
  const limit = row?.amount_minor ?? UNITS_BY_DEFAULT * 10n ** BigInt(minorDigits[amount.currency]);
  return amount.minor > limit;
}
