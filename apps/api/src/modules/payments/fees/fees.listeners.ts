import { planChanged } from "#events/payments.ts";
import { userErased } from "#events/users.ts";
import type { Platform } from "#platform/platform.ts";
import { savePlan } from "./plans.repository.ts";

/** A subscription's news becomes the plan that later agreements pin their fees by. */
export function listenToPlans({ events, clock }: Platform): void {
  events.on(planChanged, "payments.fee_plan", (tx, { user_id, plan, valid_until }, told) =>
    savePlan(
      tx,
      { userId: user_id, plan, validUntil: valid_until === null ? null : new Date(valid_until), told },
      clock.now(),
    ),
  );
  events.on(userErased, "payments.forget_fee_plan", (tx, { user_id }, told) =>
    savePlan(tx, { userId: user_id, plan: "free", validUntil: null, told }, clock.now()),
  );
}
