// What waits at the money desk: for the console's overview, and for whoever watches from outside.
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";

export interface WaitingMoney {
  /** Refunds ordered by one administrator that wait for a second one; bookings by hand likewise. */
  readonly refundOrders: number;
  readonly bookings: number;
  /** News of the provider that were put aside after their last try. */
  readonly deadWebhooks: number;
}

export async function countWaiting(db: Db): Promise<WaitingMoney> {
  const [orders, bookings, dead] = await Promise.all([
    db
      .selectFrom("payments.refund_orders")
      .where("status", "=", "proposed")
      .select(({ fn }) => fn.countAll<bigint>().as("count"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("payments.desk_bookings")
      .where("status", "=", "proposed")
      .select(({ fn }) => fn.countAll<bigint>().as("count"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("payments.webhook_inbox")
      .where("state", "=", "dead")
      .select(({ fn }) => fn.countAll<bigint>().as("count"))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    refundOrders: Number(orders.count),
    bookings: Number(bookings.count),
    deadWebhooks: Number(dead.count),
  };
}

/** Figures with an alert (docs/operations.md). */
export function showWaiting({ db, metrics }: Platform): void {
  const read = async (figure: keyof WaitingMoney) => (await countWaiting(db))[figure];
  metrics.gauge("kogi_refund_orders_waiting", "Refunds that wait for a second administrator", () =>
    read("refundOrders"),
  );
  metrics.gauge("kogi_bookings_waiting", "Bookings by hand that wait for a second administrator", () =>
    read("bookings"),
  );
  metrics.gauge("kogi_webhooks_dead", "News of the provider that were put aside after their last try", () =>
    read("deadWebhooks"),
  );
}
