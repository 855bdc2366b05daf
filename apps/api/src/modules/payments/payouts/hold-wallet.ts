// Earned money may not lie here for ever either: its owner is warned, then it goes to their bank account by itself.
import { sql } from "kysely";
import { Type } from "typebox";
import { walletHeld } from "#events/payments.ts";
import { currency as currencyOf, toWire } from "#money";
import { addMs } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { wallet } from "../ledger/account-keys.ts";
import { balanceOf } from "../ledger/balances.ts";
import { limitSince } from "../protected/read-holding.ts";
import { type Held, oldestInWallet } from "./age-of-wallet.ts";
import { payable } from "./payout.rules.ts";
import { methodsOf } from "./payout-methods.ts";
import { withdraw } from "./request-payout.ts";
import { nextStep } from "./wallet-holding.rules.ts";
import { WALLET_TIMER, watchWallet } from "./watch-wallet.ts";

export const payOutHeldJob = defineJob(
  "payments.pay_out_held",
  Type.Object({ user_id: Type.String(), currency: Type.String(), due: Type.String() }),
);

const EACH_TRANSACTION_MAX = 200;
// An account that sends the money back once may take it the next day.
const TRIES_MAX = 2;

function readRef(ref: string): Held {
  const [userId = "", currency = ""] = ref.split(":");
  return { userId, currency };
}

/** Once a day: a timer for each wallet that has money and none. */
export async function watchWallets(platform: Platform): Promise<void> {
  let after: string | null = null;
  do after = await watchSome(platform, after);
  while (after !== null);
}

/** In the order of their accounts, those after `after`; gives the last of them, or null when there are no more. */
async function watchSome(platform: Platform, after: string | null): Promise<string | null> {
  return platform.inTransaction(async (tx) => {
    const rows = await tx
      .selectFrom("payments.accounts as a")
      .leftJoin("payments.wallet_watches as w", (join) =>
        join.on(sql<boolean>`w.user_id::text = a.owner_id`).onRef("w.currency", "=", "a.currency"),
      )
      .select(["a.account_id", "a.owner_id", "a.currency"])
      .where("a.kind", "=", "wallet")
      .where("a.owner_kind", "=", "user")
      .whereRef("a.credit_posted", ">", "a.debit_posted")
      .where("w.user_id", "is", null)
      .$if(after !== null, (query) => query.where("a.account_id", ">", after ?? ""))
      .orderBy("a.account_id")
      .limit(EACH_TRANSACTION_MAX)
      .execute();
    for (const { owner_id: userId, currency } of rows) await watchWallet(tx, platform, { userId, currency });
    return rows.length < EACH_TRANSACTION_MAX ? null : (rows.at(-1)?.account_id ?? null);
  });
}

/** By its timer: waits, warns or lets the money go, by how old the oldest of it is; an empty wallet is watched no more. */
export async function walletDue(tx: Tx, platform: Platform, ref: string): Promise<void> {
  const held = readRef(ref);
  const now = platform.clock.now();
  const watched = await tx
    .selectFrom("payments.wallet_watches")
    .select("warned_until")
    .where("user_id", "=", held.userId)
    .where("currency", "=", held.currency)
    .forUpdate()
    .executeTakeFirst();
  if (!watched) return;
  const since = await oldestInWallet(tx, held);
  const limit = since && (await limitSince(tx, { since, userIds: [held.userId] }));
  if (!limit) {
    await tx
      .deleteFrom("payments.wallet_watches")
      .where("user_id", "=", held.userId)
      .where("currency", "=", held.currency)
      .execute();
    return;
  }
  const step = nextStep(limit, watched.warned_until, now);
  const again = (dueAt: Date) => platform.timers.schedule(tx, { kind: WALLET_TIMER, ref, dueAt });
  if (step.do === "wait") return again(step.until);
  if (step.do === "warn") {
    await warn(tx, platform, held, step.until);
    return again(step.until);
  }
  // An account that takes nothing is not asked for ever: its owner is told anew, and has the days of the warning again.
  if ((await failedSince(tx, held, watched.warned_until ?? now)) >= TRIES_MAX) {
    const until = addMs(now, limit.until.getTime() - limit.warnAt.getTime());
    await warn(tx, platform, held, until);
    return again(until);
  }
  const job = { user_id: held.userId, currency: held.currency, due: now.toISOString() };
  await platform.jobs.enqueue(tx, payOutHeldJob, job);
  return again(step.again);
}

async function failedSince(tx: Tx, { userId, currency }: Held, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("payments.payouts")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("user_id", "=", userId)
    .where("currency", "=", currency)
    .where("status", "=", "failed")
    .where("created_at", ">=", since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function warn(tx: Tx, platform: Platform, held: Held, until: Date): Promise<void> {
  const { posted } = await balanceOf(tx, wallet(held.userId, currencyOf(held.currency)));
  await tx
    .updateTable("payments.wallet_watches")
    .set({ warned_until: until })
    .where("user_id", "=", held.userId)
    .where("currency", "=", held.currency)
    .execute();
  await platform.events.publish(tx, walletHeld, {
    user_id: held.userId,
    amount: toWire(posted),
    until: until.toISOString(),
  });
}

/** All that is available, to the default account of its currency; what stands in the way leaves it for the next day. */
export async function payOutHeld(
  platform: Platform,
  job: { user_id: string; currency: string; due: string },
): Promise<void> {
  const { user_id: userId, due } = job;
  const code = currencyOf(job.currency);
  const balance = await balanceOf(platform.db, wallet(userId, code));
  const available = payable(balance.available, gatewayOf(platform).payoutStep(code));
  const method = (await methodsOf(platform.db, userId)).find((one) => one.is_default && one.currency === code);
  if (!method || available.minor <= 0n) return;
  try {
    await withdraw(platform, userId, {
      body: { amount: toWire(available), payout_method_id: method.payout_method_id },
      idempotencyKey: `held:${due}:${code}`,
    });
  } catch (error) {
    if (!(error instanceof KogiError)) throw error;
    platform.log.info({ userId, code: error.code }, "money that was held for too long waits for the next day");
  }
}
