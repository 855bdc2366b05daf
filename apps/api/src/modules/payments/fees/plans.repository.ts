import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { EventInfo } from "#platform/events/index.ts";
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

export interface ToldPlan {
  readonly userId: string;
  readonly plan: FeePlan;
  readonly validUntil: Date | null;
  readonly told: EventInfo;
}

/** Unless newer news were heard: a delivery that failed comes again after those that followed it. */
export async function savePlan(tx: Tx, { userId, plan, validUntil, told }: ToldPlan, at: Date): Promise<void> {
  const values = {
    plan,
    valid_until: validUntil,
    changed_at: at,
    told_at: told.publishedAt,
    told_by: told.eventId,
  };
  await tx
    .insertInto("payments.fee_plans")
    .values({ user_id: userId, ...values })
    .onConflict((oc) =>
      oc
        .column("user_id")
        .doUpdateSet(values)
        .where(
          sql<boolean>`fee_plans.told_at is null or (fee_plans.told_at, fee_plans.told_by) < (excluded.told_at, excluded.told_by)`,
        ),
    )
    .execute();
}
