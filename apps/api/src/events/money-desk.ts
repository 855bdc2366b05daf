// What waits at the money desk: for every administrator.
import { Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

/** More than one administrator alone may move: `asked_by` ordered it, and a second one has to look. */
export const secondPersonWanted = defineEvent(
  "payments.second_person_wanted",
  Type.Object({
    /** refund, booking, closing: of a difference, which lifts a freeze; settlement: of a refund that was paid another way. */
    order: Type.String(),
    order_id: Type.String(),
    /** Of a refund. */
    transaction_id: Type.Union([Type.String(), Type.Null()]),
    asked_by: Type.String(),
  }),
);

/** News of the provider that could not be handled, after the last try. */
export const webhookDead = defineEvent(
  "payments.webhook_dead",
  Type.Object({ gateway: Type.String(), event_id: Type.String() }),
);
