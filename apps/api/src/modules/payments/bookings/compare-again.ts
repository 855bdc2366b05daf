// A balance moves all the time: what the last comparison found may have been explained by news since. Before it is booked, both
// sides are compared again, outside the transaction that books.
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway } from "../gateway/gateway.ts";
import { breakErrors } from "../payments.errors.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { findBreak } from "../reconciliation/reconciliation.repository.ts";
import { apartMinor } from "./booking.rules.ts";

/** Of a balance. Raises `break.changed` when it differs by something else now; what is gone, booking it says. */
export async function compareAgain(platform: Platform, actor: Actor, breakId: string): Promise<void> {
  const before = await findBreak(platform.db, breakId);
  if (before?.kind !== "balance" || before.closed_at) return;
  await askGateway(reconcile(platform, actor.userId));
  const now = await findBreak(platform.db, breakId);
  const apart = (row: typeof before) => apartMinor({ oursMinor: row.ours_minor, theirsMinor: row.theirs_minor });
  if (now?.still_there && apart(now) !== apart(before)) throw breakErrors.changed();
}
