import type { Db, Tx } from "#platform/db/index.ts";
import type { DayRates } from "./rates-file.rules.ts";

/** The newest day that was read and is not after `day`. */
export async function findRates(db: Db, day: string): Promise<DayRates | null> {
  const row = await db
    .selectFrom("payments.reference_rates")
    .select(["day", "rates"])
    .where("day", "<=", day)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  // Written by insertRates in this form.
  return row ? { date: row.day, base: "EUR", rates: row.rates as DayRates["rates"] } : null;
}

/** A day that is known stays as it is: documents were converted by it. */
export async function insertRates(tx: Tx, days: readonly DayRates[], at: Date): Promise<void> {
  await tx
    .insertInto("payments.reference_rates")
    .values(days.map((day) => ({ day: day.date, rates: JSON.stringify(day.rates), read_at: at })))
    .onConflict((conflict) => conflict.column("day").doNothing())
    .execute();
}
