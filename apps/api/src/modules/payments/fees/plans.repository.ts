import type { Db, Tx } from "#platform/db/index.ts";
import type { FeePlan } from "./fee.repository.ts";

/** The plan this person is on at that instant. */
export async function planOf(db: Db, userId: string, at: Date): Promise<FeePlan> {
  const row = await db
    .selectFrom("payments.fee_plans")
    .select("plan")
    .where("user_id", "=", userId)
    .where((eb) => eb.or([eb("valid_until", "is", null), eb("valid_until", ">", at)]))
    .executeTakeFirst();
  // The column's check constraint allows these words alone.
  return (row?.plan as FeePlan | undefined) ?? "free";
}

export async function savePlan(
  tx: Tx,
  entitled: { readonly userId: string; readonly plan: FeePlan; readonly validUntil: Date | null },
  at: Date,
): Promise<void> {
  if (entitled.plan === "free") {
    await tx.deleteFrom("payments.fee_plans").where("user_id", "=", entitled.userId).execute();
    return;
  }
  const values = { plan: entitled.plan, valid_until: entitled.validUntil, changed_at: at };
  await tx
    .insertInto("payments.fee_plans")
    .values({ user_id: entitled.userId, ...values })
    .onConflict((oc) => oc.column("user_id").doUpdateSet(values))
    .execute();
}
