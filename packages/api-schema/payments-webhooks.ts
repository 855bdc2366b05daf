// The inbox of the payment provider's news, as the desk of administrators reads it.
import { type Static, Type } from "typebox";
import { Instant, nullable, oneOf, pageOf, pageQuery, record, route, sortedBy } from "./core.ts";

const WebhookState = oneOf("received", "handled", "ignored", "dead");

export const WebhookView = record({
  gateway: Type.String(),
  event_id: Type.String(),
  type: Type.String(),
  /** Which of our objects it may be about, and its name at the provider. */
  object_kind: Type.String(),
  object_id: Type.String(),
  /** `ignored`: it names nothing we know. `dead`: it failed at every try. */
  state: WebhookState,
  deliveries: Type.Integer(),
  attempts: Type.Integer(),
  /** Why it was ignored, or the kind of the last failure. */
  note: nullable(Type.String()),
  received_at: Instant,
  handled_at: nullable(Instant),
  can: Type.Array(oneOf("retry")),
});
export type WebhookView = Static<typeof WebhookView>;

export const webhookDeskRoutes = {
  listWebhooks: route({
    method: "GET",
    path: "/api/admin/webhooks",
    summary: "What payment providers told us, newest first",
    access: "admin",
    query: record({
      ...pageQuery,
      ...sortedBy("-received_at"),
      state: Type.Optional(Type.Array(WebhookState)),
      /** What it is about, as the provider names it. */
      object_id: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    }),
    response: pageOf(WebhookView),
  }),
  retryWebhooks: route({
    method: "POST",
    path: "/api/admin/webhooks/retries",
    summary: "Handle all dead letters of the last 30 days again, a thousand at most",
    access: "admin",
    response: record({ retried: Type.Integer() }),
  }),
  retryWebhook: route({
    method: "POST",
    path: "/api/admin/webhooks/:gateway/:event_id/retry",
    summary: "Handle a dead letter again",
    access: "admin",
    params: record({
      gateway: Type.String({ pattern: "^[a-z]{1,40}$" }),
      event_id: Type.String({ minLength: 1, maxLength: 100 }),
    }),
    response: WebhookView,
    errors: ["webhook.not_found", "webhook.not_dead"],
  }),
};
