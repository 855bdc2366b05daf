// A net under the jobs: what should have ended by now is taken up again. A job gives up after its last retry, news can
// be lost and a process can die between two transactions; each thing here finds its own way from any state.
import { addMs, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import type { Platform } from "#platform/platform.ts";
import { followCheckout } from "../checkout/apply-checkout.ts";
import { closeCheckout } from "../checkout/close-checkout.ts";
import { followPayout, sendPayout } from "../payouts/send-payout.ts";
import { followRefund, sendRefund } from "../protected/send-refund.ts";
import { followMethodCharge, sendMethodCharge } from "../saved-methods/send-method-charge.ts";
import { handleWebhook } from "../webhooks/handle-webhook.ts";

// Longer than any job's first retries, so that the net does not get into their way.
const STUCK_MS = 15 * MINUTE_MS;
// A bank takes days, its news may be lost: once a day is enough to ask.
const PAYOUT_ASKED_MS = 24 * HOUR_MS;
const EACH_TIME_MAX = 200;

/** Takes up everything that is stuck; a thing that fails again waits for the next time. Gives how many there were. */
export async function finishStuck(platform: Platform): Promise<number> {
  const works = [
    ...(await stuckPayments(platform)),
    ...(await stuckRefunds(platform)),
    ...(await stuckPayouts(platform)),
    ...(await stuckMethodCharges(platform)),
    ...(await stuckNews(platform)),
  ];
  for (const { what, again } of works) {
    try {
      await again();
    } catch (error) {
      platform.log.warn({ err: error, what }, "a stuck payment matter is still stuck");
    }
  }
  return works.length;
}

interface Stuck {
  readonly what: string;
  again(): Promise<unknown>;
}

const before = (platform: Platform, ms: number) => addMs(platform.clock.now(), -ms);

async function stuckPayments(platform: Platform): Promise<readonly Stuck[]> {
  const rows = await platform.db
    .selectFrom("payments.payments")
    .select(["transaction_id", "expires_at"])
    .where("status", "=", "pending")
    .where((eb) => eb.or([eb("expires_at", "<", before(platform, STUCK_MS)), eb("closing_as", "is not", null)]))
    .where("updated_at", "<", before(platform, STUCK_MS))
    .limit(EACH_TIME_MAX)
    .execute();
  return rows.map(({ transaction_id }) => ({
    what: `payment ${transaction_id}`,
    async again() {
      await followCheckout(platform, transaction_id);
      await closeCheckout(platform, transaction_id, "failed");
    },
  }));
}

async function stuckRefunds(platform: Platform): Promise<readonly Stuck[]> {
  const rows = await platform.db
    .selectFrom("payments.refunds")
    .select(["refund_id", "gateway_refund"])
    .where("state", "=", "processing")
    .where("updated_at", "<", before(platform, STUCK_MS))
    .limit(EACH_TIME_MAX)
    .execute();
  return rows.map(({ refund_id, gateway_refund }) => ({
    what: `refund ${refund_id}`,
    again: () => (gateway_refund === null ? sendRefund(platform, refund_id) : followRefund(platform, gateway_refund)),
  }));
}

async function stuckPayouts(platform: Platform): Promise<readonly Stuck[]> {
  const rows = await platform.db
    .selectFrom("payments.payouts")
    .select(["payout_id", "gateway_payout"])
    .where((eb) =>
      eb.or([
        eb.and([eb("status", "=", "requested"), eb("updated_at", "<", before(platform, STUCK_MS))]),
        eb.and([eb("status", "=", "processing"), eb("updated_at", "<", before(platform, PAYOUT_ASKED_MS))]),
      ]),
    )
    .limit(EACH_TIME_MAX)
    .execute();
  return rows.map(({ payout_id, gateway_payout }) => ({
    what: `payout ${payout_id}`,
    again: () => (gateway_payout === null ? sendPayout(platform, payout_id) : followPayout(platform, gateway_payout)),
  }));
}

async function stuckMethodCharges(platform: Platform): Promise<readonly Stuck[]> {
  const rows = await platform.db
    .selectFrom("payments.method_charges")
    .select(["method_charge_id", "gateway", "gateway_reference"])
    .where("state", "in", ["requested", "processing"])
    .where("updated_at", "<", before(platform, STUCK_MS))
    .limit(EACH_TIME_MAX)
    .execute();
  return rows.map(({ method_charge_id, gateway, gateway_reference }) => ({
    what: `charge ${method_charge_id} of a saved card`,
    again: () =>
      gateway_reference === null
        ? sendMethodCharge(platform, method_charge_id)
        : followMethodCharge(platform, gateway, gateway_reference),
  }));
}

async function stuckNews(platform: Platform): Promise<readonly Stuck[]> {
  const rows = await platform.db
    .selectFrom("payments.webhook_inbox")
    .select(["gateway", "event_id"])
    .where("state", "=", "received")
    .where("received_at", "<", before(platform, STUCK_MS))
    .limit(EACH_TIME_MAX)
    .execute();
  return rows.map(({ gateway, event_id }) => ({
    what: `news ${event_id}`,
    again: () => handleWebhook(platform, { gateway, eventId: event_id }),
  }));
}
