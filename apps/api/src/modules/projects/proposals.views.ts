import type { ProposalView } from "#api-schema/hiring-views.ts";
import { signedMediaViews } from "#modules/media/index.ts";
import { blockedAmong, cards } from "#modules/users/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { cardIn, mentionOf } from "./mentions.ts";
import { actingIn, stateOf } from "./offers.policy.ts";
import { type OfferRow, statesOf } from "./offers.repository.ts";
import { mayMakeNext } from "./offers.rules.ts";
import { findProjects } from "./projects.repository.ts";
import { findRatedProposals, type RatedProposal, type Rating } from "./proposal-list.ts";
import { ENDS } from "./proposals.policy.ts";
import { answersOf, type ProposalRow } from "./proposals.repository.ts";
import { proposalAllows } from "./proposals.rules.ts";
import { milestonesFromJson, milestoneTermsView, wireOf } from "./terms.ts";

/** For one of the two sides. */
export async function proposalViews(
  platform: Platform,
  proposals: readonly RatedProposal[],
  viewerId: string,
): Promise<ProposalView[]> {
  const { db } = platform;
  const rows = proposals.map((proposal) => proposal.row);
  const [people, projects, files, offers, blocked] = await Promise.all([
    cards(db, [...new Set(rows.map((row) => row.user_id))]),
    findProjects(db, [...new Set(rows.map((row) => row.project_id))]),
    signedMediaViews(
      platform,
      rows.flatMap((row) => row.attachments),
    ),
    statesOf(
      db,
      rows.flatMap((row) => row.latest_offer_id ?? []),
    ),
    blockedAmong(db, viewerId, [...new Set(rows.map((row) => otherOf(row, viewerId)))]),
  ]);
  return proposals.map(({ row, rating }) => {
    const project = projects.get(row.project_id);
    assert(project, "a proposal belongs to a project");
    return {
      proposal_id: row.proposal_id,
      project_id: row.project_id,
      project: mentionOf(project),
      user_id: row.user_id,
      freelancer: cardIn(people, row.user_id),
      rating: ratingView(rating),
      cover_letter: row.cover_letter,
      amount: wireOf(row.amount_minor, row.currency),
      currency: row.currency,
      duration_days: row.duration_days,
      milestones: milestonesFromJson(row.milestones, row.currency).map(milestoneTermsView),
      answers: answersOf(row),
      attachments: row.attachments.flatMap((id) => files.get(id) ?? []),
      status: row.status,
      decline_reason: row.decline_reason,
      latest_offer_id: row.latest_offer_id,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
      version: row.version,
      can: proposalCan(row, viewerId, {
        newest: offers.get(row.latest_offer_id ?? "") ?? null,
        blocked: blocked.has(otherOf(row, viewerId)),
      }),
    };
  });
}

/** The proposal as one of its two sides sees it. */
export async function proposalView(platform: Platform, proposalId: string, viewerId: string): Promise<ProposalView> {
  const [view] = await proposalViews(platform, await findRatedProposals(platform.db, [proposalId]), viewerId);
  assert(view, "the proposal is there");
  return view;
}

const thousandths = (milli: number): number => milli / 1_000;

function ratingView(rating: Rating | null): ProposalView["rating"] {
  if (!rating) return null;
  return {
    score: thousandths(rating.scoreMilli),
    average: thousandths(rating.averageMilli),
    reviews_count: rating.reviewsCount,
  };
}

const otherOf = (row: ProposalRow, viewerId: string) => (viewerId === row.user_id ? row.client_id : row.user_id);

function proposalCan(
  row: ProposalRow,
  viewerId: string,
  { newest, blocked }: { newest: OfferRow | null; blocked: boolean },
): string[] {
  const isClient = viewerId !== row.user_id;
  const mine = isClient ? (["shortlist", "decline"] as const) : (["edit", "withdraw"] as const);
  const can: string[] = mine.filter((action) => proposalAllows(row.status, action));
  if (blocked) return can.filter((action) => ENDS.includes(action));
  const turn = newest && stateOf(newest);
  const actor = { id: newest ? actingIn(newest, viewerId) : viewerId, isClient };
  if (proposalAllows(row.status, "make_offer") && mayMakeNext(turn, actor) === null) can.push("make_offer");
  return can;
}
