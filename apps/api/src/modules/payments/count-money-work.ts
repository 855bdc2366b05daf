import type { Db } from "#platform/db/index.ts";

/** What an administrator of money looks at first: what is open, what is on its way and what failed. */
export async function countMoneyWork(db: Db) {
  const [payments, payouts, refunds] = await Promise.all([
    db
      .selectFrom("payments.payments")
      .where("status", "=", "pending")
      .select((eb) => eb.fn.countAll<bigint>().as("pending"))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("payments.payouts")
      .where("status", "in", ["requested", "processing", "failed"])
      .select(({ fn }) => [
        fn.countAll<bigint>().filterWhere("status", "!=", "failed").as("on_the_way"),
        fn.countAll<bigint>().filterWhere("status", "=", "failed").as("failed"),
      ])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("payments.refunds")
      .where("state", "=", "failed")
      .select((eb) => eb.fn.countAll<bigint>().as("failed"))
      .executeTakeFirstOrThrow(),
  ]);
  return {
    openPayments: Number(payments.pending),
    payoutsOnTheWay: Number(payouts.on_the_way),
    failedPayouts: Number(payouts.failed),
    failedRefunds: Number(refunds.failed),
  };
}
