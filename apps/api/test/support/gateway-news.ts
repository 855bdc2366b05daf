// The provider's news, as it keeps them, and their delivery by hand: in the order that a test likes.
import { SIGNATURE_HEADER, sign, webhookSecret } from "#modules/payments/gateway/sandbox/signature.ts";
import type { World } from "./world.ts";

export interface News {
  readonly eventId: string;
  readonly type: string;
}

/** Those from `since` on, in the order in which they came about. */
export async function gatewayNews(kogi: World, since: Date): Promise<readonly News[]> {
  const rows = await kogi.platform.db
    .selectFrom("payments.sandbox_events")
    .select(["event_id", "type"])
    .where("created_at", ">=", since)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({ eventId: row.event_id, type: row.type }));
}

export async function sendNews(kogi: World, eventId: string): Promise<void> {
  const { platform } = kogi;
  const event = await platform.db
    .selectFrom("payments.sandbox_events")
    .selectAll()
    .where("event_id", "=", eventId)
    .executeTakeFirstOrThrow();
  const body = Buffer.from(
    JSON.stringify({
      id: eventId,
      type: event.type,
      created: event.created_at.toISOString(),
      object: { id: event.object_id },
    }),
  );
  const answer = await kogi.app.fastify.inject({
    method: "POST",
    url: "/api/webhooks/sandbox",
    headers: {
      "content-type": "application/json",
      [SIGNATURE_HEADER]: sign(webhookSecret(platform.secret), body, platform.clock.now()),
    },
    payload: body,
  });
  if (answer.statusCode !== 200) throw new Error(`Kogi answered ${answer.statusCode} to ${event.type}`);
}
