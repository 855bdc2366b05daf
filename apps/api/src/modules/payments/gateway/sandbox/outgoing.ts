// The provider's bank accounts and payouts. Deterministic: the last digits of an account number decide.
import { Type } from "typebox";
import { money } from "#money";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { newToken } from "#platform/ids/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type Gateway, type GatewayPayout, GatewayRefused } from "../port.ts";
import { emit } from "./events.ts";
import { keepTransaction } from "./transactions.ts";

const bankAnswers = defineJob("payments.sandbox_bank", Type.Object({ payout_id: Type.String() }));
const BANK_RETURNS = "payments.sandbox_bank_return";
const RETURN_DAYS = 2;

type PayoutOrder = Parameters<Gateway["payOut"]>[0];

// How the test accounts end: IBANs and the like, and the well-known American ones.
const CLOSED = ["3001", "000111111113"];
const REFUSED = ["3002"];
const RETURNING = ["3003", "000111111116"];

/** `number`: an IBAN, or country, bank and account. The column is named after the first kind there was. */
export async function insertDestination(tx: Tx, key: string, number: string): Promise<string> {
  await tx
    .insertInto("payments.sandbox_destinations")
    .values({ destination_id: `ba_${newToken(16)}`, iban: number })
    .onConflict((conflict) => conflict.column("iban").doNothing())
    .execute();
  const row = await tx
    .selectFrom("payments.sandbox_destinations")
    .select("destination_id")
    .where("iban", "=", number)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("payments.sandbox_bank_keys")
    .values({ idempotency_key: key, destination_id: row.destination_id })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .execute();
  return row.destination_id;
}

export async function findDestination(db: Db, key: string): Promise<{ destination: string } | null> {
  const row = await db
    .selectFrom("payments.sandbox_bank_keys")
    .select("destination_id as destination")
    .where("idempotency_key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

export async function removeDestination(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom("payments.sandbox_bank_keys").where("idempotency_key", "=", key).execute();
}

export async function insertPayout(tx: Tx, platform: Platform, order: PayoutOrder): Promise<string> {
  const { iban } = await tx
    .selectFrom("payments.sandbox_destinations")
    .select("iban")
    .where("destination_id", "=", order.destination)
    .executeTakeFirstOrThrow();
  if (REFUSED.some((end) => iban.endsWith(end))) throw new GatewayRefused("payouts_not_allowed", "destination");
  const made = await tx
    .insertInto("payments.sandbox_payouts")
    .values({
      payout_id: `po_${newToken(16)}`,
      idempotency_key: order.key,
      destination_id: order.destination,
      amount_minor: order.amount.minor,
      currency: order.amount.currency,
      state: "processing",
      created_at: platform.clock.now(),
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning("payout_id")
    .executeTakeFirst();
  if (made) {
    await platform.jobs.enqueue(tx, bankAnswers, { payout_id: made.payout_id });
    const amount = money(-order.amount.minor, order.amount.currency);
    await keepTransaction(tx, { kind: "payout", source: order.key, amount, at: platform.clock.now() });
    return made.payout_id;
  }
  const before = await tx
    .selectFrom("payments.sandbox_payouts")
    .select("payout_id")
    .where("idempotency_key", "=", order.key)
    .executeTakeFirstOrThrow();
  return before.payout_id;
}

export async function findPayout(db: Db, payoutId: string): Promise<GatewayPayout | null> {
  const row = await db
    .selectFrom("payments.sandbox_payouts")
    .select(["payout_id", "state", "failure_code"])
    .where("payout_id", "=", payoutId)
    .executeTakeFirst();
  // The column's check constraint allows the four words of the port.
  return row ? { id: row.payout_id, state: row.state as GatewayPayout["state"], failureCode: row.failure_code } : null;
}

/** Accounts ending in 3001 are closed, 3002 is refused outright; those ending in 3003 send the money back two days after it arrived. */
export function handleBank(platform: Platform): void {
  platform.jobs.handle(bankAnswers, ({ payout_id }) =>
    platform.inTransaction(async (tx) => {
      const row = await tx
        .selectFrom("payments.sandbox_payouts as payout")
        .innerJoin(
          "payments.sandbox_destinations as destination",
          "destination.destination_id",
          "payout.destination_id",
        )
        .select(["payout.state", "destination.iban"])
        .where("payout.payout_id", "=", payout_id)
        .forUpdate("payout")
        .executeTakeFirstOrThrow();
      if (row.state !== "processing") return;
      const closed = CLOSED.some((end) => row.iban.endsWith(end));
      await settlePayout(tx, platform, payout_id, closed ? "failed" : "paid", closed ? "account_closed" : null);
      if (!RETURNING.some((end) => row.iban.endsWith(end))) return;
      const dueAt = addMs(platform.clock.now(), RETURN_DAYS * DAY_MS);
      await platform.timers.schedule(tx, { kind: BANK_RETURNS, ref: payout_id, dueAt });
    }),
  );
  platform.timers.onDue(BANK_RETURNS, (tx, { ref }) => settlePayout(tx, platform, ref, "returned", "returned_by_bank"));
}

async function settlePayout(
  tx: Tx,
  platform: Platform,
  payoutId: string,
  state: string,
  failureCode: string | null,
): Promise<void> {
  const row = await tx
    .updateTable("payments.sandbox_payouts")
    .set({ state, failure_code: failureCode })
    .where("payout_id", "=", payoutId)
    .returning(["amount_minor", "currency", "idempotency_key"])
    .executeTakeFirstOrThrow();
  if (state !== "paid")
    await keepTransaction(tx, {
      kind: "payout_failed",
      source: row.idempotency_key,
      amount: money(row.amount_minor, row.currency),
      at: platform.clock.now(),
    });
  await emit(tx, platform, "payout.updated", payoutId);
}
