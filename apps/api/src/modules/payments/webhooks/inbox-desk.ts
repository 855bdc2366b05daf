// The inbox as administrators see it, and the way back for what could not be handled.
import { type Selectable, sql } from "kysely";
import type { Static } from "typebox";
import type { WebhookView, webhookDeskRoutes } from "#api-schema/payments-webhooks.ts";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
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
  const { object_id: objectId } = query;
  if (objectId !== undefined) rows = rows.where("object_id", "=", objectId);
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
      .set({ state: "received", attempts: 0, last_error: null, retried_at: platform.clock.now() })
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

// After an outage: what is older was looked at by somebody, and the comparison has seen what it told.
const RETRIED_DAYS = 30;
const RETRIED_MAX = 1_000;

/** Sends all dead letters of the last days round again, oldest first. Asked twice, there are none left. */
export async function retryWebhooks(platform: Platform, actor: Actor): Promise<{ retried: number }> {
  return platform.inTransaction(async (tx) => {
    const now = platform.clock.now();
    const since = addMs(now, -RETRIED_DAYS * DAY_MS);
    const rows = await tx
      .updateTable("payments.webhook_inbox")
      .set({ state: "received", attempts: 0, last_error: null, retried_at: now })
      .where(sql<boolean>`(gateway, event_id) in (select gateway, event_id from payments.webhook_inbox
        where state = 'dead' and received_at >= ${since} order by received_at limit ${RETRIED_MAX}
        for update skip locked)`)
      .returning(["gateway", "event_id"])
      .execute();
    for (const { gateway, event_id } of rows) await platform.jobs.enqueue(tx, handleWebhookJob, { gateway, event_id });
    if (rows.length > 0)
      await platform.audit.record(tx, {
        actorId: actor.userId,
        action: "payments.webhooks_retried",
        subject: { type: "webhook", id: "dead" },
        after: { retried: rows.length },
      });
    return { retried: rows.length };
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
