// A net under the jobs: what should have ended by now is taken up again. A job gives up after its last retry, news can
// be lost and a process can die between two transactions; each thing here finds its own way from any state.
import { sql } from "kysely";
import { addMs, MINUTE_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { followCheckout } from "../checkout/apply-checkout.ts";
import { closeCheckout } from "../checkout/close-checkout.ts";
import type { Occasion } from "../documents/document.jobs.ts";
import { issueDocuments } from "../documents/issue-documents.ts";
import { takeOwed } from "../documents/owed-documents.repository.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import { finishAdding } from "../payouts/add-payout-method.ts";
import { takeLeftIntents } from "../payouts/payout-method-intents.repository.ts";
import { followPayout, sendPayout } from "../payouts/send-payout.ts";
import { followRefund, sendRefund } from "../protected/send-refund.ts";
import { followMethodCharge, sendMethodCharge } from "../saved-methods/send-method-charge.ts";
import { handleWebhook } from "../webhooks/handle-webhook.ts";
import { BANK_ASKED_MS, type Look, type Stuck, touched } from "./stuck.ts";
import { openDisputes, unseenRecipients } from "./unheard-news.ts";

// Longer than any job's first retries, so that the net does not get into their way.
const STUCK_MS = 15 * MINUTE_MS;
const EACH_TIME_MAX = 200;

/** Takes up everything that is stuck; a thing that fails again waits for the next time. Gives how many there were. */
export async function finishStuck(platform: Platform, eachTimeMax = EACH_TIME_MAX): Promise<number> {
  const at = platform.clock.now();
  const look = { at, stuck: addMs(at, -STUCK_MS), most: eachTimeMax };
  const works = await platform.inTransaction(async (tx) => [
    ...(await stuckPayments(tx, platform, look)),
    ...(await stuckRefunds(tx, platform, look)),
    ...(await stuckPayouts(tx, platform, look)),
    ...(await stuckMethodCharges(tx, platform, look)),
    ...(await stuckAccounts(tx, platform, look)),
    ...(await openDisputes(tx, platform, look)),
    ...(await unseenRecipients(tx, platform, look)),
    ...(await stuckNews(tx, platform, look)),
    ...(await owedDocuments(tx, platform, look)),
  ]);
  for (const { what, again } of works) {
    try {
      await again();
    } catch (error) {
      platform.log.warn({ err: error, what }, "a stuck payment matter is still stuck");
    }
  }
  return works.length;
}

/** Bank accounts that the provider was asked to take, with no answer since. */
async function stuckAccounts(tx: Tx, platform: Platform, { at, stuck, most }: Look): Promise<readonly Stuck[]> {
  const left = await takeLeftIntents(tx, { gateway: gatewayOf(platform).name, at, before: stuck, most });
  return left.map((intent) => ({
    what: `the bank account ${intent.payout_method_id}`,
    again: () => finishAdding(platform, intent),
  }));
}

/** Whose job gave up. */
async function owedDocuments(tx: Tx, platform: Platform, { at, stuck, most }: Look): Promise<readonly Stuck[]> {
  const owed = await takeOwed(tx, { at, before: stuck, most });
  return owed.map(({ occasion, id }) => ({
    what: `the documents of ${occasion} ${id}`,
    // The column's check constraint allows these words alone.
    again: () => issueDocuments(platform, occasion as Occasion, id),
  }));
}

async function stuckPayments(tx: Tx, platform: Platform, { at, stuck, most }: Look): Promise<readonly Stuck[]> {
  const rows = await tx
    .updateTable("payments.payments")
    .set({ looked_at: at })
    .where("transaction_id", "in", (eb) =>
      eb
        .selectFrom("payments.payments")
        .select("transaction_id")
        .where("status", "=", "pending")
        .where((or) => or.or([or("expires_at", "<", stuck), or("closing_as", "is not", null)]))
        .where(touched, "<", stuck)
        .orderBy(touched)
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning("transaction_id")
    .execute();
  return rows.map(({ transaction_id }) => ({
    what: `payment ${transaction_id}`,
    async again() {
      await followCheckout(platform, transaction_id);
      await closeCheckout(platform, transaction_id, "failed");
    },
  }));
}

async function stuckRefunds(tx: Tx, platform: Platform, { at, stuck, most }: Look): Promise<readonly Stuck[]> {
  const rows = await tx
    .updateTable("payments.refunds")
    .set({ looked_at: at })
    .where("refund_id", "in", (eb) =>
      eb
        .selectFrom("payments.refunds")
        .select("refund_id")
        .where("state", "=", "processing")
        .where(touched, "<", stuck)
        .orderBy(touched)
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["refund_id", "gateway_refund"])
    .execute();
  return rows.map(({ refund_id, gateway_refund }) => ({
    what: `refund ${refund_id}`,
    again: () => (gateway_refund === null ? sendRefund(platform, refund_id) : followRefund(platform, gateway_refund)),
  }));
}

async function stuckPayouts(tx: Tx, platform: Platform, { at, stuck, most }: Look): Promise<readonly Stuck[]> {
  const asked = addMs(at, -BANK_ASKED_MS);
  const rows = await tx
    .updateTable("payments.payouts")
    .set({ looked_at: at })
    .where("payout_id", "in", (eb) =>
      eb
        .selectFrom("payments.payouts")
        .select("payout_id")
        .where((or) =>
          or.or([
            or.and([or("status", "=", "requested"), or(touched, "<", stuck)]),
            or.and([or("status", "=", "processing"), or(touched, "<", asked)]),
          ]),
        )
        .orderBy(touched)
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["payout_id", "gateway_payout"])
    .execute();
  return rows.map(({ payout_id, gateway_payout }) => ({
    what: `payout ${payout_id}`,
    again: () => (gateway_payout === null ? sendPayout(platform, payout_id) : followPayout(platform, gateway_payout)),
  }));
}

async function stuckMethodCharges(tx: Tx, platform: Platform, { at, stuck, most }: Look): Promise<readonly Stuck[]> {
  const rows = await tx
    .updateTable("payments.method_charges")
    .set({ looked_at: at })
    .where("method_charge_id", "in", (eb) =>
      eb
        .selectFrom("payments.method_charges")
        .select("method_charge_id")
        .where("state", "in", ["requested", "processing", "authentication_required"])
        .where((or) =>
          or.or([
            or.and([or("state", "<>", "authentication_required"), or(touched, "<", stuck)]),
            // Its owner takes their time, their confirmation's news may be lost.
            or(touched, "<", addMs(at, -BANK_ASKED_MS)),
          ]),
        )
        .orderBy(touched)
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(["method_charge_id", "gateway", "gateway_reference"])
    .execute();
  return rows.map(({ method_charge_id, gateway, gateway_reference }) => ({
    what: `charge ${method_charge_id} of a saved card`,
    again: () =>
      gateway_reference === null
        ? sendMethodCharge(platform, method_charge_id)
        : followMethodCharge(platform, gateway, gateway_reference),
  }));
}

/** News put themselves aside after their last try. */
async function stuckNews(tx: Tx, platform: Platform, { at, stuck, most }: Look): Promise<readonly Stuck[]> {
  const seen = sql<Date>`greatest(looked_at, received_at)`;
  const rows = await tx
    .updateTable("payments.webhook_inbox")
    .set({ looked_at: at })
    .where(sql<boolean>`(gateway, event_id) in (select gateway, event_id from payments.webhook_inbox
      where state = 'received' and ${seen} < ${stuck} order by ${seen} limit ${most} for update skip locked)`)
    .returning(["gateway", "event_id"])
    .execute();
  return rows.map(({ gateway, event_id }) => ({
    what: `news ${event_id}`,
    again: () => handleWebhook(platform, { gateway, eventId: event_id }),
  }));
}
