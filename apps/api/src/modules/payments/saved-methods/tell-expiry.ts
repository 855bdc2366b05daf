// A month before a card expires its owner is told, once, with what it pays for. A sweep and not a timer: it finds cards that
// were saved before it came, too.
import { cardExpires } from "#events/payments.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { monthsEndingSoon } from "./expiry.rules.ts";
import { plansPaidBy } from "./what-hangs.ts";

const EACH_TRANSACTION_MAX = 200;

/** Tells everybody whose card expires soon and who was not told. Gives how many were. */
export async function tellExpiries(platform: Platform): Promise<number> {
  let told = 0;
  for (;;) {
    const found = await tellSome(platform);
    told += found;
    if (found < EACH_TRANSACTION_MAX) return told;
  }
}

async function tellSome(platform: Platform): Promise<number> {
  const now = platform.clock.now();
  const months = monthsEndingSoon(now);
  if (months.length === 0) return 0;
  return platform.inTransaction(async (tx) => {
    const rows = await tx
      .selectFrom("payments.saved_methods")
      .selectAll()
      .where("removed_at", "is", null)
      .where("expiry_told_at", "is", null)
      .where("gateway", "=", gatewayOf(platform).name)
      .where((eb) =>
        eb.or(
          months.map((month) =>
            eb.and([eb("expiry_year", "=", month.expiry_year), eb("expiry_month", "=", month.expiry_month)]),
          ),
        ),
      )
      .orderBy("saved_method_id")
      .limit(EACH_TRANSACTION_MAX)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of rows) {
      await tx
        .updateTable("payments.saved_methods")
        .set({ expiry_told_at: now })
        .where("saved_method_id", "=", row.saved_method_id)
        .execute();
      await platform.events.publish(tx, cardExpires, {
        saved_method_id: row.saved_method_id,
        user_id: row.user_id,
        brand: row.brand,
        last4: row.last4,
        expiry_month: row.expiry_month,
        expiry_year: row.expiry_year,
        plans: row.is_default ? (await plansPaidBy(tx, platform, row.user_id)).map((plan) => plan.plan_name) : [],
      });
    }
    return rows.length;
  });
}
