// What the last comparison found may have been explained by news since. Before it is booked the provider is asked again, outside
// the transaction that books: of a balance both sides are compared, and of a dispute, or a refund or payout of Kogi's own,
// what the provider says by now is booked as its news would have.
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway } from "../gateway/gateway.ts";
import { breakErrors } from "../payments.errors.ts";
import { questionsAbout } from "../reconciliation/follow-differences.ts";
import { reconcile } from "../reconciliation/reconcile.ts";
import { findBreak } from "../reconciliation/reconciliation.repository.ts";
import { apartMinor } from "./booking.rules.ts";

/** Raises `break.changed` when a balance differs by something else now; the rest booking it says. */
export async function compareAgain(platform: Platform, actor: Actor, breakId: string): Promise<void> {
  const before = await findBreak(platform.db, breakId);
  if (!before || before.closed_at) return;
  const { kind, source, currency, ours_minor: oursMinor, theirs_minor: theirsMinor } = before;
  const questions = await questionsAbout(platform, [{ kind, source, currency, oursMinor, theirsMinor }]);
  for (const { again } of questions) await askGateway(again());
  if (kind !== "balance") return;
  await askGateway(reconcile(platform, actor.userId));
  const now = await findBreak(platform.db, breakId);
  const apart = (row: typeof before) => apartMinor({ oursMinor: row.ours_minor, theirsMinor: row.theirs_minor });
  if (now?.still_there && apart(now) !== apart(before)) throw breakErrors.changed();
}
