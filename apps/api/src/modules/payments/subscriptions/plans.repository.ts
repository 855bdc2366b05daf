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
  /** False: whoever has it keeps it, and nobody else can take it. */
  readonly onSale: boolean;
}

export interface Entitlement {
  readonly capability: string;
  /** Null: without limit. */
  readonly limit: number | null;
}

/** Every plan with the price in force, in the order they are shown. */
export async function plansOn(db: Db, at: Date): Promise<readonly Plan[]> {
  const rows = await db
    .selectFrom("payments.plans as plan")
    .innerJoin("payments.plan_prices as price", "price.plan", "plan.plan")
    .distinctOn(["plan.position", "plan.plan"])
    .select(["plan.plan", "plan.audience", "plan.name", "plan.trial_days", "plan.on_sale"])
    .select(["price.amount_minor", "price.currency"])
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
    onSale: row.on_sale,
  }));
}

/** Prices that are known and not in force yet, the next ones first. */
export async function pricesAfter(db: Db, at: Date): Promise<readonly { plan: string; from: Date; price: Money }[]> {
  const rows = await db
    .selectFrom("payments.plan_prices")
    .selectAll()
    .where("effective_from", ">", at)
    .orderBy("effective_from")
    .execute();
  return rows.map((row) => ({
    plan: row.plan,
    from: row.effective_from,
    price: money(row.amount_minor, row.currency),
  }));
}

/** A plan somebody wants to take. Raises `subscription.no_such_plan`, also for one that is not on sale. */
export async function findPlan(db: Db, plan: string, at: Date): Promise<Plan> {
  const found = (await plansOn(db, at)).find((one) => one.plan === plan && one.onSale);
  if (!found) throw subscriptionErrors.noSuchPlan({ at: "/body/plan" });
  return found;
}

/** The plan of a running subscription: it exists. */
export async function knownPlan(db: Db, plan: string, at: Date): Promise<Plan> {
  const found = (await plansOn(db, at)).find((one) => one.plan === plan);
  assert(found, `plan ${plan} has a price`);
  return found;
}

/** The most of a capability that Free and the running plans of a person give; null: without limit. */
export async function limitOf(db: Db, userId: string, capability: string): Promise<number | null> {
  const running = db
    .selectFrom("payments.subscriptions")
    .select("plan")
    .where("user_id", "=", userId)
    .where("state", "in", ["trialing", "active", "past_due"]);
  const rows = await db
    .selectFrom("payments.plan_entitlements")
    .select("limit_value")
    .where("capability", "=", capability)
    .where((eb) => eb.or([eb("plan", "=", "free"), eb("plan", "in", running)]))
    .execute();
  const limits = rows.flatMap((row) => (row.limit_value === null ? [] : [row.limit_value]));
  return limits.length < rows.length ? null : Math.max(0, ...limits);
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
