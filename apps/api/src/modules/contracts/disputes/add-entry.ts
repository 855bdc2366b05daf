// What one of the two sides, or the mediator, says and shows. The first word of the side that did not open the dispute
// begins the negotiation.
import type { DisputeDetail } from "#api-schema/disputes.ts";
import { disputeEntryAdded } from "#events/contracts.ts";
import { attach } from "#modules/media/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneNews } from "../contract-news.ts";
import { disputeErrors, milestoneErrors } from "../contracts.errors.ts";
import { isParty, roleIn } from "../contracts.policy.ts";
import { recordStep } from "../record-step.ts";
import { tidy } from "../tidy.ts";
import { ENTRIES_MAX, isAnswer, isRunning } from "./dispute.rules.ts";
import { countEntries, insertEntry } from "./dispute-files.repository.ts";
import { updateDispute } from "./disputes.repository.ts";
import { readDispute, readDisputeAsMediator } from "./read-dispute.ts";
import { lockDispute, lockDisputeAsMediator, type SeenDispute } from "./see-dispute.ts";

export interface Entry {
  readonly disputeId: string;
  readonly text: string;
  readonly files: readonly string[];
}

export async function addEntry(platform: Platform, actor: Actor, entry: Entry): Promise<DisputeDetail> {
  await platform.inTransaction(async (tx) => {
    const seen = await lockDispute(tx, actor, entry.disputeId);
    await write(tx, platform, actor, seen, entry);
  });
  return readDispute(platform, actor, entry.disputeId);
}

/** Once in mediation, and never in one's own contract. */
export async function addMediatorEntry(platform: Platform, actor: Actor, entry: Entry): Promise<DisputeDetail> {
  await platform.inTransaction(async (tx) => {
    const seen = await lockDisputeAsMediator(tx, entry.disputeId);
    if (await isParty(tx, seen.contract, actor.userId)) throw disputeErrors.ownContract();
    if (isRunning(seen.state) && seen.state !== "mediation") throw disputeErrors.notInMediation();
    await write(tx, platform, actor, seen, entry);
  });
  return readDisputeAsMediator(platform, actor, entry.disputeId);
}

async function write(tx: Tx, platform: Platform, actor: Actor, seen: SeenDispute, entry: Entry): Promise<void> {
  const { contract, milestone, dispute, side, state } = seen;
  if (!isRunning(state)) throw disputeErrors.ended({ extra: { current: state } });
  const text = tidy(entry.text);
  if (text === "") throw milestoneErrors.invalid({ fields: [{ pointer: "/body/text", detail: "Fill this in." }] });
  if ((await countEntries(tx, dispute.dispute_id, side)) >= ENTRIES_MAX) throw disputeErrors.tooManyEntries();
  const entryId = newId();
  const at = platform.clock.now();
  await insertEntry(tx, {
    entry_id: entryId,
    dispute_id: dispute.dispute_id,
    author_id: actor.userId,
    side,
    text,
    files: [...entry.files],
    created_at: at,
  });
  await attach(tx, {
    mediaIds: entry.files,
    ownerId: actor.userId,
    purpose: "dispute",
    subject: { type: "dispute_entry", id: entryId },
    at: "/body/files",
  });
  await noteAnswer(tx, platform, seen);
  await recordStep(tx, platform, {
    contract,
    milestone,
    type: side === "mediator" ? "mediator_wrote" : "dispute_entry_added",
    actorId: side === "mediator" ? null : actor.userId,
    files: entry.files,
    after: { dispute_id: dispute.dispute_id, entry_id: entryId, by: actor.userId },
  });
  await platform.events.publish(tx, disputeEntryAdded, {
    ...milestoneNews(contract, milestone, actor.userId),
    dispute_id: dispute.dispute_id,
    side,
    files: entry.files.length,
  });
}

/** open -> negotiation, when the side that did not open it says or proposes something. */
export async function noteAnswer(tx: Tx, platform: Platform, seen: SeenDispute): Promise<void> {
  const { dispute, contract, side, state } = seen;
  const openedBy = roleIn(contract, dispute.opened_by);
  if (side === "mediator" || !openedBy || !isAnswer(state, openedBy, side)) return;
  await updateDispute(tx, dispute.dispute_id, { status: "negotiation", answered_at: platform.clock.now() });
}
