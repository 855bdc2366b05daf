// Every way in which a request goes on after it was asked. The portfolio's lock comes first, as for an edit: a
// confirmation and a change of the piece stand in line.
import type { ConfirmationView } from "#api-schema/confirmations.ts";
import { confirmationAnswered } from "#events/portfolios.ts";
import { cards } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findItem } from "../items.repository.ts";
import { statesOf } from "../portfolio-files.ts";
import { lockPortfolio } from "../portfolios.repository.ts";
import { tidy } from "../portfolios.rules.ts";
import { confirmationErrors } from "./confirmations.errors.ts";
import {
  type ConfirmationRow,
  findConfirmation,
  lockConfirmation,
  lockLive,
  updateConfirmation,
  writeMark,
} from "./confirmations.repository.ts";
import { isSeenWhole, type Move, stateAfter } from "./confirmations.rules.ts";
import { mustBeSide, readConfirmation } from "./read-confirmations.ts";

export type Settlement =
  | { readonly move: "confirm"; readonly itemVersion: number; readonly showName: boolean }
  | { readonly move: "decline"; readonly reason: string }
  | { readonly move: "withdraw" | "cancel" };

/**
 * Throws `confirmation.not_found`, `not_yours`, `wrong_state`, and `changed` when the client saw an older version of the piece,
 * `files_not_ready` when they could not see all of it.
 */
export async function settleConfirmation(
  platform: Platform,
  actor: Actor,
  confirmationId: string,
  settlement: Settlement,
): Promise<void> {
  if (settlement.move === "decline" && tidy(settlement.reason) === "")
    throw requestErrors.invalid({ fields: [{ pointer: "/body/reason", detail: "Fill this in.", code: "required" }] });
  await platform.inTransaction(async (tx) => {
    const seen = await findConfirmation(tx, confirmationId);
    if (!seen) throw confirmationErrors.notFound();
    await lockPortfolio(tx, seen.portfolio_id);
    const row = await lockConfirmation(tx, confirmationId);
    const side = await mustBeSide(tx, actor, row);
    if (!row) throw confirmationErrors.notFound();
    const after = stateAfter(row.state, settlement.move, side);
    if ("refusal" in after) throw confirmationErrors[after.refusal]({ extra: { current: row.state } });
    if (settlement.move === "confirm") await refuseUnseen(tx, row, settlement.itemVersion);
    await moveTo(platform, tx, row, { settlement, to: after.to, actorId: actor.userId });
    await tellOwner(platform, tx, row, settlement);
  });
}

/** The same, for who looks at it afterwards. */
export async function answerConfirmation(
  platform: Platform,
  actor: Actor,
  confirmationId: string,
  settlement: Settlement,
): Promise<ConfirmationView> {
  await settleConfirmation(platform, actor, confirmationId, settlement);
  return readConfirmation(platform, actor, confirmationId);
}

/** Takes the mark, if there is one, off a locked piece that is no longer what the client agreed to. */
export async function outdateMark(
  platform: Platform,
  tx: Tx,
  { itemId, actorId }: { readonly itemId: string; readonly actorId: string | null },
): Promise<void> {
  const row = await lockLive(tx, itemId);
  if (!row) return;
  const after = stateAfter(row.state, "outdate", null);
  if ("to" in after) await moveTo(platform, tx, row, { settlement: { move: "outdate" }, to: after.to, actorId });
}

/** Ends the request or takes off the mark of a locked piece when its contract proves nothing any more. */
export async function undoConfirmation(
  platform: Platform,
  tx: Tx,
  { itemId, contractId }: { readonly itemId: string; readonly contractId: string },
): Promise<void> {
  const row = await lockLive(tx, itemId);
  if (row?.contract_id !== contractId) return;
  const after = stateAfter(row.state, "undo", null);
  if ("to" in after) await moveTo(platform, tx, row, { settlement: { move: "undo" }, to: after.to, actorId: null });
}

interface Change {
  readonly settlement: Settlement | { readonly move: Extract<Move, "outdate" | "undo"> };
  readonly to: ConfirmationRow["state"];
  /** Null: nobody, it followed from something else. */
  readonly actorId: string | null;
}

async function moveTo(platform: Platform, tx: Tx, row: ConfirmationRow, change: Change): Promise<void> {
  const at = platform.clock.now();
  const { settlement, to, actorId } = change;
  await updateConfirmation(tx, row.confirmation_id, {
    state: to,
    ...(settlement.move === "confirm"
      ? { answered_at: at, item_version: settlement.itemVersion, show_name: settlement.showName }
      : {}),
    ...(settlement.move === "decline" ? { answered_at: at, reason: tidy(settlement.reason) } : {}),
    ...(settlement.move === "confirm" ? {} : { ended_at: at }),
  });
  if (to === "confirmed") await writeMark(tx, row, at);
  else if (row.state === "confirmed") await writeMark(tx, row, null);
  await platform.audit.record(tx, {
    actorId,
    action: `portfolios.confirmation_${to}`,
    subject: { type: "portfolio", id: row.portfolio_id },
    before: { confirmation_id: row.confirmation_id, item_id: row.item_id, state: row.state },
    after: { state: to },
  });
}

async function refuseUnseen(tx: Tx, row: ConfirmationRow, version: number): Promise<void> {
  const item = await findItem(tx, row.item_id);
  if (item?.version !== version) throw confirmationErrors.changed({ extra: { current: item?.version ?? null } });
  const { files, beside } = await statesOf(tx, item.media_ids);
  if (!isSeenWhole(files, beside)) throw confirmationErrors.filesNotReady();
}

async function tellOwner(platform: Platform, tx: Tx, row: ConfirmationRow, settlement: Settlement): Promise<void> {
  if (settlement.move === "cancel" || row.client_id === null) return;
  const { confirmation_id, item_id, portfolio_id, user_id, client_id, contract_id, contract_title, item_title } = row;
  await platform.events.publish(tx, confirmationAnswered, {
    ...{ confirmation_id, item_id, portfolio_id, user_id, client_id, contract_id, contract_title, item_title },
    name: (await cards(tx, [user_id])).get(user_id)?.name ?? "",
    answer: { confirm: "confirmed", decline: "declined", withdraw: "withdrawn" }[settlement.move],
    reason: settlement.move === "decline" ? tidy(settlement.reason) : null,
  });
}
