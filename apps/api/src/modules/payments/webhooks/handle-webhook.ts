// What news lead to: the object they name is looked up at the provider and followed. Handling twice does no harm, for
// each follower acts on the state it finds; the inbox only remembers that it was done.

import { sql } from "kysely";
import { webhookDead } from "#events/money-desk.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import type { Platform } from "#platform/platform.ts";
import { followDispute } from "../chargebacks/follow-dispute.ts";
import { followCheckout } from "../checkout/apply-checkout.ts";
import { findByGatewayReference } from "../checkout/payment.repository.ts";
import { GatewayAway } from "../gateway/port.ts";
import { followPayout } from "../payouts/send-payout.ts";
import { followIdentity } from "../payouts/verify-identity.ts";
import { followRefund } from "../protected/send-refund.ts";
import { heedForeignRefund } from "../reconciliation/foreign-refund.ts";
import { followMethodCharge } from "../saved-methods/send-method-charge.ts";
import { followSetup } from "../saved-methods/set-up-method.ts";

// Within twenty minutes or so: what fails as often with the provider there will not pass by itself.
const ATTEMPTS_MAX = 8;
// A provider that does not answer is no fault of what it told: the net goes on asking for as long (finish-stuck.ts).
const AWAY_MAX_MS = DAY_MS;

export interface WebhookKey {
  readonly gateway: string;
  readonly eventId: string;
}

/** Throws what went wrong, so that the job tries again; after the last try it is put aside as a dead letter. */
export async function handleWebhook(platform: Platform, key: WebhookKey): Promise<void> {
  try {
    await handle(platform, key);
  } catch (error) {
    if (await isDeadNow(platform, key, error)) return;
    throw error;
  }
}

async function isDeadNow(platform: Platform, key: WebhookKey, error: unknown): Promise<boolean> {
  const isAway = error instanceof GatewayAway;
  const tooOld = addMs(platform.clock.now(), -AWAY_MAX_MS);
  const { state } = await platform.inTransaction(async (tx) => {
    const row = await tx
      .updateTable("payments.webhook_inbox")
      .set((eb) => ({
        attempts: eb("attempts", "+", isAway ? 0 : 1),
        // The kind of failure alone: a message may quote what is nobody's business here.
        last_error: error instanceof Error ? error.name : "unknown",
        state: eb
          .case()
          .when(
            isAway
              ? sql<boolean>`greatest(received_at, retried_at) < ${tooOld}`
              : eb("attempts", ">=", ATTEMPTS_MAX - 1),
          )
          .then("dead")
          .else(eb.ref("state"))
          .end(),
      }))
      .where("gateway", "=", key.gateway)
      .where("event_id", "=", key.eventId)
      .returning("state")
      .executeTakeFirstOrThrow();
    if (row.state === "dead")
      await platform.events.publish(tx, webhookDead, { gateway: key.gateway, event_id: key.eventId });
    return row;
  });
  if (state === "dead") platform.log.error({ err: error, ...key }, "a webhook is a dead letter");
  return state === "dead";
}

async function handle(platform: Platform, key: WebhookKey): Promise<void> {
  const event = await platform.db
    .selectFrom("payments.webhook_inbox")
    .select(["type", "object_kind", "object_id", "state"])
    .where("gateway", "=", key.gateway)
    .where("event_id", "=", key.eventId)
    .executeTakeFirstOrThrow();
  // What named nothing may name something by now (hear-again.ts).
  if (event.state !== "received" && event.state !== "ignored") return;
  const known = await follow(platform, key.gateway, event.object_kind, event.object_id);
  if (!known) platform.log.warn({ type: event.type, eventId: key.eventId }, "a webhook names nothing we know");
  await platform.inTransaction((tx) =>
    tx
      .updateTable("payments.webhook_inbox")
      .set({
        state: known ? "handled" : "ignored",
        note: known ? null : "Nothing here is known by this name.",
        handled_at: platform.clock.now(),
      })
      .where("gateway", "=", key.gateway)
      .where("event_id", "=", key.eventId)
      // Of two that handle it at once, the one that knew it has the last word.
      .where("state", "in", known ? ["received", "ignored"] : ["received"])
      .execute(),
  );
}

/** False when there is no such object here. */
async function follow(platform: Platform, gateway: string, kind: string, objectId: string): Promise<boolean> {
  if (kind === "refund")
    return (await followRefund(platform, objectId)) !== "unknown" || (await heedForeignRefund(platform, objectId));
  if (kind === "dispute") return (await followDispute(platform, objectId)) !== "unknown";
  if (kind === "payout") return (await followPayout(platform, objectId)) !== "unknown";
  if (kind === "identity") return followIdentity(platform, objectId);
  if (kind === "setup") return followSetup(platform, gateway, objectId);
  if (kind === "method_charge") return followMethodCharge(platform, gateway, objectId);
  if (kind !== "checkout") return false;
  const payment = await findByGatewayReference(platform.db, gateway, objectId);
  if (!payment) return false;
  await followCheckout(platform, payment.transaction_id);
  return true;
}
