// A provider's news: verified, kept as it came, answered at once; the work is a job's.
import { Type } from "typebox";
import { KogiError } from "#platform/errors/index.ts";
import { defineJob } from "#platform/jobs/index.ts";
import type { Platform } from "#platform/platform.ts";
import { gatewayOf } from "../gateway/gateway.ts";
import type { WebhookEvent } from "../gateway/port.ts";
import { webhookErrors } from "../payments.errors.ts";

export const handleWebhookJob = defineJob(
  "payments.handle_webhook",
  Type.Object({ gateway: Type.String(), event_id: Type.String() }),
  { retryLimit: 20 },
);

export interface WebhookRequest {
  /** Whose door it came to. */
  readonly gateway: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer | null;
}

/**
 * Takes one delivery. The same event again is counted and has no effect. Raises `webhook.bad_signature`, `expired`
 * (a replay of an old delivery), `unreadable`.
 */
export async function receiveWebhook(platform: Platform, request: WebhookRequest): Promise<void> {
  if (!request.body) throw webhookErrors.unreadable();
  const { body, headers } = request;
  const gateway = gatewayOf(platform);
  const now = platform.clock.now();
  let event: WebhookEvent;
  try {
    if (request.gateway !== gateway.name) throw webhookErrors.badSignature();
    event = gateway.readWebhook({ headers, body, at: now });
  } catch (error) {
    // Neither the signature nor the body: both may hold what is nobody's business.
    const code = error instanceof KogiError ? error.code : "unexpected";
    platform.log.warn({ gateway: request.gateway, code, bytes: body.length }, "a webhook was refused");
    throw error;
  }
  await platform.inTransaction(async (tx) => {
    const row = await tx
      .insertInto("payments.webhook_inbox")
      .values({
        gateway: gateway.name,
        event_id: event.eventId,
        type: event.type,
        object_kind: event.object.kind,
        object_id: event.object.id,
        body: body.toString("utf8"),
        received_at: now,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["gateway", "event_id"])
          .doUpdateSet((eb) => ({ deliveries: eb("payments.webhook_inbox.deliveries", "+", 1) })),
      )
      .returning("deliveries")
      .executeTakeFirstOrThrow();
    if (row.deliveries === 1)
      await platform.jobs.enqueue(tx, handleWebhookJob, { gateway: gateway.name, event_id: event.eventId });
  });
}
