import type { ContractCard, ContractView } from "#api-schema/contract-routes.ts";
import type { UserCard } from "#api-schema/users.ts";
import { paymentsUnderWay } from "#modules/payments/index.ts";
import { type Mention, projectMentions } from "#modules/projects/index.ts";
import { cards } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestonesTakenBack } from "./activity.repository.ts";
import type { LookedAtContract } from "./contracts.policy.ts";
import { roleIn } from "./contracts.policy.ts";
import { type ContractRow, readRules } from "./contracts.repository.ts";
import { hadPaidWork, outcomeOf, refuseClosure } from "./contracts.rules.ts";
import { MILESTONE_PAYMENT } from "./milestone-payment.ts";
import { type MilestoneRow, milestonesOf, moneyStateOf } from "./milestones.repository.ts";
import { hasEnded, protectedByState } from "./milestones.rules.ts";
import { milestoneViews } from "./milestones.views.ts";
import { cardIn } from "./people.ts";
import { whereRestIsOpen } from "./rest/rest.repository.ts";
import { type ReviewRow, reviewsOfContract } from "./reviews.repository.ts";
import { mayReview } from "./reviews.rules.ts";
import { reviewViews } from "./reviews.views.ts";
import { waitsFor } from "./waiting.rules.ts";

export async function contractCards(db: Db, rows: readonly ContractRow[], viewerId: string): Promise<ContractCard[]> {
  const [people, projects, milestones] = await Promise.all([
    cards(db, [...new Set(rows.flatMap((row) => [row.client_id, row.freelancer_id]))]),
    projectMentions(
      db,
      rows.flatMap((row) => row.project_id ?? []),
    ),
    milestonesOf(
      db,
      rows.map((row) => row.contract_id),
    ),
  ]);
  const idsIn = (status: MilestoneRow["status"]) =>
    milestones.filter((milestone) => milestone.status === status).map((milestone) => milestone.milestone_id);
  const [openRests, payments] = await Promise.all([
    whereRestIsOpen(db, idsIn("submitted")),
    paymentsUnderWay(db, { type: MILESTONE_PAYMENT, referenceIds: idsIn("pending") }),
  ]);
  const beingPaid = new Set([...payments].flatMap(([id, { state }]) => (state === "processing" ? id : [])));
  const byContract = Map.groupBy(milestones, (milestone) => milestone.contract_id);
  return rows.map((row) =>
    cardOf(row, {
      people,
      projects,
      viewerId,
      openRests,
      beingPaid,
      milestones: byContract.get(row.contract_id) ?? [],
    }),
  );
}

interface Beside {
  readonly people: ReadonlyMap<string, UserCard>;
  readonly projects: ReadonlyMap<string, Mention>;
  readonly milestones: readonly MilestoneRow[];
  readonly openRests: ReadonlySet<string>;
  readonly beingPaid: ReadonlySet<string>;
  readonly viewerId: string;
}

function cardOf(row: ContractRow, beside: Beside): ContractCard {
  const { people, projects, milestones, viewerId } = beside;
  const agreed = milestones.filter((milestone) => milestone.status !== "proposed");
  const current = agreed.find((milestone) => !hasEnded(milestone.status));
  const sum = (of: (milestone: MilestoneRow) => bigint) =>
    toWire(
      money(
        milestones.reduce((all, milestone) => all + of(milestone), 0n),
        row.currency,
      ),
    );
  return {
    contract_id: row.contract_id,
    project_id: row.project_id,
    project: row.project_id === null ? null : (projects.get(row.project_id) ?? null),
    proposal_id: row.proposal_id,
    offer_id: row.offer_id,
    title: row.title,
    client: cardIn(people, row.client_id),
    freelancer: cardIn(people, row.freelancer_id),
    role: roleIn(row, viewerId) ?? "keeper",
    status: row.status,
    pricing: row.pricing,
    currency: row.currency,
    total: toWire(money(row.total_minor, row.currency)),
    protected_amount: sum((milestone) => protectedByState(moneyStateOf(milestone))),
    released_amount: sum((milestone) => milestone.released_minor),
    refunded_amount: sum((milestone) => milestone.refunded_minor),
    milestones_count: agreed.length,
    milestones_done: agreed.filter((milestone) => hasEnded(milestone.status)).length,
    current_milestone: current
      ? { milestone_id: current.milestone_id, title: current.title, status: current.status }
      : null,
    waiting: waitingOf(row, beside),
    started_at: row.started_at.toISOString(),
    ended_at: row.ended_at?.toISOString() ?? null,
    updated_at: row.updated_at.toISOString(),
  };
}

function waitingOf(row: ContractRow, { milestones, openRests, beingPaid, viewerId }: Beside): ContractCard["waiting"] {
  const role = roleIn(row, viewerId);
  if (!role) return [];
  const states = milestones.map((milestone) => ({
    status: milestone.status,
    isOwnProposal: milestone.proposed_by === viewerId,
    restIsOpen: openRests.has(milestone.milestone_id),
    refundIsAsked: milestone.refund_requested_at !== null,
    isBeingPaid: beingPaid.has(milestone.milestone_id),
  }));
  const waits = waitsFor(role, states);
  return milestones.flatMap(({ milestone_id, title }, place) => {
    const what = waits[place];
    return what ? [{ milestone_id, title, for: what }] : [];
  });
}

export async function contractView(
  platform: Platform,
  { contract }: Pick<LookedAtContract, "contract">,
  viewerId: string,
): Promise<ContractView> {
  const { db } = platform;
  const rows = await milestonesOf(db, [contract.contract_id]);
  const [[card], milestones, rules, reviews, takenBack] = await Promise.all([
    contractCards(db, [contract], viewerId),
    milestoneViews(platform, contract, rows, viewerId),
    readRules(db, contract.rules_version),
    reviewsOfContract(db, contract.contract_id),
    milestonesTakenBack(db, contract.contract_id),
  ]);
  assert(card, "a contract has a card");
  const can = contractCan(contract, rows, reviews, viewerId, platform.clock.now());
  const isUnpaid = outcomeOf(rows.map(moneyStateOf)) === "cancelled";
  return {
    ...card,
    scope: contract.scope,
    hourly_rate:
      contract.hourly_rate_minor === null ? null : toWire(money(contract.hourly_rate_minor, contract.currency)),
    milestones,
    rules: {
      version: rules.version,
      auto_approval_days: rules.auto_approval_days,
      review_days: rules.review_days,
    },
    reviews: await reviewsPart(db, contract, reviews, viewerId),
    gives_up: can.includes("close") && card.role === "freelancer" && isUnpaid && hadPaidWork(rows, takenBack),
    can,
    version: contract.version,
  };
}

async function reviewsPart(
  db: Db,
  contract: ContractRow,
  reviews: readonly ReviewRow[],
  viewerId: string,
): Promise<ContractView["reviews"]> {
  const due_at = contract.review_due_at?.toISOString() ?? null;
  const revealed = contract.reviews_revealed_at !== null;
  // Whoever looks on reads reviews where everybody does, and does not learn who has written already.
  if (!roleIn(contract, viewerId)) return { due_at, revealed, mine: null, theirs: null, theirs_written: false };
  const theirs = reviews.find((review) => review.author_id !== viewerId);
  const readable = reviews.filter(
    (review) => review.author_id === viewerId || (review.revealed_at !== null && review.hidden_at === null),
  );
  const views = await reviewViews(db, readable, viewerId);
  return {
    due_at,
    revealed,
    mine: views.find((view) => view.author.user_id === viewerId) ?? null,
    theirs: views.find((view) => view.author.user_id !== viewerId) ?? null,
    theirs_written: theirs !== undefined,
  };
}

function contractCan(
  contract: ContractRow,
  milestones: readonly MilestoneRow[],
  reviews: readonly ReviewRow[],
  viewerId: string,
  at: Date,
): string[] {
  if (!roleIn(contract, viewerId)) return [];
  const can: string[] = [];
  if (contract.status === "active" || contract.status === "disputed") can.push("propose_milestone");
  if (refuseClosure(contract.status, milestones.map(moneyStateOf)) === null) can.push("close");
  const state = {
    status: contract.status,
    reviewDueAt: contract.review_due_at,
    revealed: contract.reviews_revealed_at !== null,
  };
  const hasWritten = reviews.some((review) => review.author_id === viewerId);
  if (!hasWritten && mayReview(state, at) === null) can.push("review");
  return can;
}
