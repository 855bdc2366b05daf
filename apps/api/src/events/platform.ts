import { Type } from "typebox";
import { defineEvent } from "#platform/events/index.ts";

/** Deadlines do not come about in time, by this many minutes so far: for every administrator, once while it lasts. */
export const timersLate = defineEvent(
  "platform.timers_late",
  Type.Object({ outage_id: Type.String(), minutes: Type.Integer() }),
);
