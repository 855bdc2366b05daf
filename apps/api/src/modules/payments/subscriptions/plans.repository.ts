import { type Money, money } from "#money";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { subscriptionErrors } from "../payments.errors.ts";

export type Audience = "freelancer" | "client" | "investor";

export interface Plan {
  readonly plan: string;
  readonly audience: Audience;
  readonly name: string;
  readonly trialDays: number;
  readonly price: Money;
}

export interface Entitlement {
  readonly capability: string;
  /** Null: without limit. */
  readonly limit: number | null;
}

/** The plans on sale, with the prices in force, in the order they are shown. */
export async function plansOn(db: Db, at: Date): Promise<readonly Plan[]> {
  const rows = await db
    .selectFrom("payments.plans as plan")
    .innerJoin("payments.plan_prices as price", "price.plan", "plan.plan")
    .distinctOn(["plan.position", "plan.plan"])
    .select(["plan.plan", "plan.audience", "plan.name", "plan.trial_days", "price.amount_minor", "price.currency"])
    .where("price.effective_from", "<=", at)
    .orderBy("plan.position")
    .orderBy("plan.plan")
    .orderBy("price.effective_from", "desc")
    .execute();
  return rows.map((row) => ({
    plan: row.plan,
    // The column's check constraint allows these words alone.
    audience: row.audience as Audience,
    name: row.name,
    trialDays: row.trial_days,
    price: money(row.amount_minor, row.currency),
  }));
}

/** Raises `subscription.no_such_plan`. */
export async function findPlan(db: Db, plan: string, at: Date): Promise<Plan> {
  const found = (await plansOn(db, at)).find((one) => one.plan === plan);
  if (!found)
    throw subscriptionErrors.noSuchPlan({ fields: [{ pointer: "/body/plan", detail: "There is no such plan." }] });
  return found;
}

/** The plan of a running subscription: it exists. */
export async function knownPlan(db: Db, plan: string, at: Date): Promise<Plan> {
  const found = (await plansOn(db, at)).find((one) => one.plan === plan);
  assert(found, `plan ${plan} has a price`);
  return found;
}

/** What each plan entitles to, `free` among them. */
export async function entitlements(db: Db): Promise<ReadonlyMap<string, readonly Entitlement[]>> {
  const rows = await db.selectFrom("payments.plan_entitlements").selectAll().orderBy("capability").execute();
  const byPlan = Map.groupBy(rows, (row) => row.plan);
  return new Map(
    [...byPlan].map(([plan, list]) => [
      plan,
      list.map((row) => ({ capability: row.capability, limit: row.limit_value })),
    ]),
  );
}
