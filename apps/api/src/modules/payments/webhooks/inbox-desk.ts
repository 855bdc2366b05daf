// The inbox as administrators see it, and the way back for what could not be handled.
import type { Selectable } from "kysely";
import type { Static } from "typebox";
import type { WebhookView, webhookDeskRoutes } from "#api-schema/payments-webhooks.ts";
import { countRows } from "#platform/db/index.ts";
import { type Actor, decodeInstantTextCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { webhookErrors } from "../payments.errors.ts";
import type { WebhookInboxTable } from "../payments.tables.ts";
import type { WebhookKey } from "./handle-webhook.ts";
import { handleWebhookJob } from "./receive-webhook.ts";

type Row = Selectable<WebhookInboxTable>;
type Query = Static<(typeof webhookDeskRoutes.listWebhooks)["query"]>;
type Page = Static<(typeof webhookDeskRoutes.listWebhooks)["response"]>;

/** Newest first. */
export async function readWebhooks(platform: Platform, query: Query): Promise<Page> {
  const limit = query.limit ?? 20;
  let rows = platform.db.selectFrom("payments.webhook_inbox");
  const states = query.state ?? [];
  if (states.length > 0) rows = rows.where("state", "in", states);
  const total = query.count ? { total: await countRows(platform.db, rows.select("event_id")) } : {};
  if (query.cursor !== undefined) {
    // Two gateways may give the same name to their news.
    const { at, texts } = decodeInstantTextCursor(query.cursor, 2);
    const [eventId = "", gateway = ""] = texts;
    rows = rows.where((eb) =>
      eb(eb.refTuple("received_at", "event_id", "gateway"), "<", eb.tuple(at, eventId, gateway)),
    );
  }
  const found = await rows
    .selectAll()
    .orderBy("received_at", "desc")
    .orderBy("event_id", "desc")
    .orderBy("gateway", "desc")
    .limit(limit + 1)
    .execute();
  const page = toPage(found, limit, (row) => [row.received_at.toISOString(), row.event_id, row.gateway], webhookView);
  return { ...page, ...total };
}

/** Sends a dead letter round again. Raises `webhook.not_found`, `webhook.not_dead`. */
export async function retryWebhook(platform: Platform, actor: Actor, key: WebhookKey): Promise<WebhookView> {
  return platform.inTransaction(async (tx) => {
    const before = await tx
      .selectFrom("payments.webhook_inbox")
      .select("state")
      .where("gateway", "=", key.gateway)
      .where("event_id", "=", key.eventId)
      .forUpdate()
      .executeTakeFirst();
    if (!before) throw webhookErrors.notFound();
    if (before.state !== "dead") throw webhookErrors.notDead({ extra: { current: before.state } });
    const row = await tx
      .updateTable("payments.webhook_inbox")
      .set({ state: "received", attempts: 0, last_error: null })
      .where("gateway", "=", key.gateway)
      .where("event_id", "=", key.eventId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await platform.jobs.enqueue(tx, handleWebhookJob, { gateway: key.gateway, event_id: key.eventId });
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.webhook_retried",
      subject: { type: "webhook", id: key.eventId },
      before: { state: "dead" },
      after: { state: "received" },
    });
    return webhookView(row);
  });
}

function webhookView(row: Row): WebhookView {
  return {
    gateway: row.gateway,
    event_id: row.event_id,
    type: row.type,
    object_kind: row.object_kind,
    object_id: row.object_id,
    // The column's check constraint allows these words alone.
    state: row.state as WebhookView["state"],
    deliveries: row.deliveries,
    attempts: row.attempts,
    note: row.last_error ?? row.note,
    received_at: row.received_at.toISOString(),
    handled_at: row.handled_at?.toISOString() ?? null,
    can: row.state === "dead" ? ["retry"] : [],
  };
}
