// One dispute in full, and lists of them: for the two sides, and for the desk.
import type { DisputeCard, DisputeDetail } from "#api-schema/disputes.ts";
import { isNewAdministrator } from "#modules/auth/index.ts";
import { signedMediaViews } from "#modules/media/index.ts";
import { lostProcessing, needsSecondPerson } from "#modules/payments/index.ts";
import { cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { type Actor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { isParty } from "../contracts.policy.ts";
import { heldOf, submissionsOf } from "../milestones.repository.ts";
import { submissionView } from "../milestones.views.ts";
import { afterOf, PAGE_DEFAULT, type PageQuery } from "../paging.ts";
import { cardIn } from "../people.ts";
import { mediationOf } from "./call-mediators.ts";
import { DIVISIONS_MAX, type DisputeState, ENTRIES_MAX, isRunning, refuseDecision } from "./dispute.rules.ts";
import { aboutDispute, decisionView, disputeView } from "./dispute.views.ts";
import { type DecisionRow, decisionsOf, type EntryRow, entriesOf, evidenceOf } from "./dispute-files.repository.ts";
import { mayWithdraw, type SettlementRow, settlementsOf } from "./disputes.repository.ts";
import { countDisputeRows, type ListedDispute, listDisputeRows } from "./list-disputes.repository.ts";
import { type SeenDispute, seeDispute, seeDisputeAsMediator, stateOf } from "./see-dispute.ts";

export async function readDispute(platform: Platform, actor: Actor, disputeId: string): Promise<DisputeDetail> {
  return detail(platform, actor, await seeDispute(platform.db, actor, disputeId));
}

/** For routes that administrators alone may call. */
export async function readDisputeAsMediator(
  platform: Platform,
  actor: Actor,
  disputeId: string,
): Promise<DisputeDetail> {
  return detail(platform, actor, await seeDisputeAsMediator(platform.db, disputeId));
}

async function detail(platform: Platform, actor: Actor, seen: SeenDispute): Promise<DisputeDetail> {
  const { db } = platform;
  const { contract, milestone, dispute, side } = seen;
  const disputeId = dispute.dispute_id;
  const [entries, settlements, all, submissions] = await Promise.all([
    entriesOf(db, disputeId),
    settlementsOf(db, [disputeId]),
    decisionsOf(db, [disputeId]),
    submissionsOf(db, [milestone.milestone_id]),
  ]);
  const decisions = side === "mediator" ? all : all.filter((decision) => decision.status === "in_force");
  const persons = [contract.client_id, contract.freelancer_id, ...entries.map((entry) => entry.author_id)];
  const judges = decisions.flatMap((decision) => [decision.decided_by, decision.answered_by ?? []].flat());
  const [people, files] = await Promise.all([
    cards(db, [...new Set([...persons, ...judges])]),
    signedMediaViews(
      platform,
      [...entries, ...submissions].flatMap((one) => one.files),
    ),
  ]);
  return {
    ...aboutDispute(dispute, { contract, milestone, people, settlements }),
    dispute: disputeView(dispute, { contract, milestone, settlements, decisions }),
    side,
    lost_processing: await lostProcessing(db, milestone.milestone_id),
    agreed: {
      scope: contract.scope,
      milestone: milestone.description,
      submissions: submissions.map((submission) => submissionView(submission, files)),
    },
    entries: entries.map((entry) => ({
      entry_id: entry.entry_id,
      author: cardIn(people, entry.author_id),
      // Held to exactly these words by a check constraint.
      side: entry.side as DisputeDetail["side"],
      text: entry.text,
      files: entry.files.flatMap((id) => files.get(id) ?? []),
      created_at: entry.created_at.toISOString(),
    })),
    decisions: decisions.map((decision) => decisionView(decision, people)),
    decide_by: side === "mediator" && seen.state === "mediation" ? await decideBy(db, dispute) : null,
    takes_two: await needsSecondPerson(db, heldOf(milestone, contract.currency), platform.clock.now()),
    can:
      side === "mediator"
        ? await mediatorCan(db, seen, actor, { decisions: all, entries, at: platform.clock.now() })
        : partyCan(seen, actor, { entries, settlements }),
  };
}

async function decideBy(db: Db, dispute: SeenDispute["dispute"]): Promise<string | null> {
  const mediation = await mediationOf(db, dispute);
  return mediation?.limit.toISOString() ?? null;
}

function partyCan(
  { state, dispute, side }: SeenDispute,
  actor: Actor,
  { entries, settlements }: { entries: readonly EntryRow[]; settlements: readonly SettlementRow[] },
): string[] {
  if (!isRunning(state)) return [];
  const isOffered = settlements.some((one) => one.status === "open" && one.proposed_by !== actor.userId);
  const written = entries.filter((one) => one.side === side).length;
  const proposed = settlements.filter((one) => one.proposed_by === actor.userId).length;
  return [
    ...(written < ENTRIES_MAX ? ["reply"] : []),
    ...(proposed < DIVISIONS_MAX ? ["propose_settlement"] : []),
    ...(isOffered ? ["accept_settlement"] : []),
    ...(mayWithdraw(dispute, actor.userId) ? ["withdraw"] : []),
  ];
}

async function mediatorCan(
  db: Db,
  { state, contract, dispute }: SeenDispute,
  actor: Actor,
  { decisions, entries, at }: { decisions: readonly DecisionRow[]; entries: readonly EntryRow[]; at: Date },
): Promise<string[]> {
  const isOwn = await isParty(db, contract, actor.userId);
  const isNew = await isNewAdministrator(db, actor.userId, at);
  const waiting = decisions.find((decision) => decision.status === "proposed");
  const standing = {
    state,
    isParty: isOwn,
    decisionWaits: waiting !== undefined,
    evidence: evidenceOf(dispute, entries),
  };
  const mayDecide = refuseDecision(standing, at) === null;
  const maySecond = waiting !== undefined && !isOwn && !isNew && waiting.decided_by !== actor.userId;
  const mayWithdraw = waiting !== undefined && !isOwn && waiting.decided_by === actor.userId;
  return [
    ...(state === "mediation" && !isOwn ? ["reply"] : []),
    ...(mayDecide ? ["decide"] : []),
    ...(maySecond ? ["confirm"] : []),
    ...(mayWithdraw ? ["withdraw_decision"] : []),
  ];
}

/** The actor's disputes, newest first. */
export async function listDisputes(
  { db }: Platform,
  actor: Actor,
  query: PageQuery & { readonly running?: boolean },
): Promise<Page<DisputeCard> & { total?: number }> {
  const limit = query.limit ?? PAGE_DEFAULT;
  const filter = { partyId: actor.userId, states: [], isRunning: query.running ?? false };
  const rows = await listDisputeRows(db, { ...filter, order: "newest", after: afterOf(query), limit });
  const data = await disputeCards(db, rows.slice(0, limit), false);
  return { data, ...cursorOf(rows, limit), ...(query.count ? { total: await countDisputeRows(db, filter) } : {}) };
}

/** The desk's queue, what was opened first first. Without a state: all that runs, of one person all there is. */
export async function listDisputesToDecide(
  { db }: Platform,
  query: PageQuery & { readonly status?: readonly DisputeState[]; readonly user_id?: string },
): Promise<Page<DisputeCard> & { total?: number }> {
  const limit = query.limit ?? PAGE_DEFAULT;
  const { status, user_id: partyId = null } = query;
  const filter = { partyId, states: status ?? [], isRunning: status === undefined && partyId === null };
  const rows = await listDisputeRows(db, { ...filter, order: "oldest", after: afterOf(query), limit });
  const data = await disputeCards(db, rows.slice(0, limit), true);
  return { data, ...cursorOf(rows, limit), ...(query.count ? { total: await countDisputeRows(db, filter) } : {}) };
}

function cursorOf(rows: readonly ListedDispute[], limit: number): { next_cursor: string | null } {
  const id = ({ dispute }: ListedDispute) => [dispute.opened_at.toISOString(), dispute.dispute_id];
  return { next_cursor: toPage(rows, limit, id, String).next_cursor };
}

async function disputeCards(db: Db, rows: readonly ListedDispute[], isDesk: boolean): Promise<DisputeCard[]> {
  const ids = rows.map((row) => row.dispute.dispute_id);
  const [people, settlements, decisions] = await Promise.all([
    cards(db, [...new Set(rows.flatMap(({ contract }) => [contract.client_id, contract.freelancer_id]))]),
    settlementsOf(db, ids, "open"),
    isDesk ? decisionsOf(db, ids) : [],
  ]);
  return rows.map(({ dispute, contract, milestone }) => ({
    ...aboutDispute(dispute, { contract, milestone, people, settlements }),
    status: stateOf(dispute),
    needs_confirmation: decisions.some((one) => one.dispute_id === dispute.dispute_id && one.status === "proposed"),
  }));
}
