// Payouts that happen by themselves: a timer for each person asks, a job withdraws what there is.
import type { Static } from "typebox";
import { Type } from "typebox";
import type { PayoutScheduleView } from "#api-schema/payout-desk.ts";
import { compare, currency, money, toWire } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { wallet } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";
import { payable } from "./payout.rules.ts";
import { methodsOf } from "./payout-methods.ts";
import { nextPayoutAt, type Schedule } from "./payout-schedule.rules.ts";
import { minimums } from "./payouts.repository.ts";
import { withdraw } from "./request-payout.ts";

export const SCHEDULE_TIMER = "payments.payout_schedule";
export const payBySchedule = defineJob(
  "payments.pay_by_schedule",
  Type.Object({ user_id: Type.String(), due: Type.String() }),
);

type View = Static<typeof PayoutScheduleView>;

export async function readSchedule({ db }: Pick<Platform, "db">, userId: string): Promise<View> {
  const row = await db
    .selectFrom("payments.payout_schedules")
    .select(["schedule", "next_at"])
    .where("user_id", "=", userId)
    .executeTakeFirst();
  // The column's check constraint allows these words alone.
  return { schedule: (row?.schedule ?? "manual") as Schedule, next_at: row?.next_at?.toISOString() ?? null };
}

export async function setSchedule(platform: Platform, actor: Actor, schedule: Schedule): Promise<View> {
  await platform.inTransaction(async (tx) => {
    const now = platform.clock.now();
    const next = nextPayoutAt(schedule, now);
    const values = { schedule, next_at: next, updated_at: now };
    await tx
      .insertInto("payments.payout_schedules")
      .values({ user_id: actor.userId, ...values })
      .onConflict((conflict) => conflict.column("user_id").doUpdateSet(values))
      .execute();
    if (next) await platform.timers.schedule(tx, { kind: SCHEDULE_TIMER, ref: actor.userId, dueAt: next });
    else await platform.timers.cancel(tx, SCHEDULE_TIMER, actor.userId);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.payout_schedule_set",
      subject: { type: "person", id: actor.userId },
      after: { schedule },
    });
  });
  return readSchedule(platform, actor.userId);
}

/** By its timer: the job for this time, and the timer for the next. */
export async function scheduleDue(tx: Tx, platform: Platform, userId: string, dueAt: Date): Promise<void> {
  const row = await tx
    .selectFrom("payments.payout_schedules")
    .selectAll()
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.schedule === "manual") return;
  const next = nextPayoutAt(row.schedule as Schedule, platform.clock.now()); // held to its words by a check constraint
  await tx
    .updateTable("payments.payout_schedules")
    .set({ next_at: next, updated_at: platform.clock.now() })
    .where("user_id", "=", userId)
    .execute();
  if (next) await platform.timers.schedule(tx, { kind: SCHEDULE_TIMER, ref: userId, dueAt: next });
  await platform.jobs.enqueue(tx, payBySchedule, { user_id: userId, due: dueAt.toISOString() });
}

/**
 * Withdraws all that is available in each currency that has an account to go to. What stands in the way of one (its
 * minimum, a new account, an identity that is not verified) leaves it for the next time. The same time again pays
 * nothing twice: the key is the time.
 */
export async function paySchedule(platform: Platform, job: { user_id: string; due: string }): Promise<void> {
  const { user_id: userId, due } = job;
  const methods = (await methodsOf(platform.db, userId)).filter((method) => method.is_default);
  for (const method of methods) {
    const code = currency(method.currency);
    const balance = await balanceOf(platform.db, wallet(userId, code));
    const available = payable(balance.available, gatewayOf(platform).payoutStep(code));
    const [minimum = money(1n, code)] = await minimums(platform.db, [code]);
    if (compare(available, minimum) < 0) continue;
    try {
      await withdraw(platform, userId, {
        body: { amount: toWire(available), payout_method_id: method.payout_method_id },
        idempotencyKey: `schedule:${due}:${code}`,
      });
    } catch (error) {
      if (!(error instanceof KogiError)) throw error;
      platform.log.info({ userId, code: error.code }, "a payout by schedule waits for the next time");
    }
  }
}
