import type { OfferView } from "#api-schema/hiring-views.ts";
import { blockedAmong, cards } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { cardIn, mentionOf } from "./mentions.ts";
import { offerWorks } from "./offer-works.ts";
import { actingIn, otherIn, stateOf } from "./offers.policy.ts";
import { findOffer, type OfferRow, talksOf } from "./offers.repository.ts";
import { offerActions } from "./offers.rules.ts";
import { findProjects } from "./projects.repository.ts";
import { allows, type ProjectStatus } from "./projects.rules.ts";
import { type ProposalStatus, proposalAllows } from "./proposals.rules.ts";
import { milestonesFromJson, milestoneTermsView, wireOf, wireOrNull } from "./terms.ts";

export interface Looker {
  readonly viewerId: string;
  readonly at: Date;
}

export async function offerViews(db: Db, rows: readonly OfferRow[], looker: Looker): Promise<OfferView[]> {
  const projectIds = rows.flatMap((row) => row.project_id ?? []);
  const [people, projects, works, talks, blocked] = await Promise.all([
    cards(db, [...new Set(rows.flatMap((row) => [row.client_id, row.freelancer_id]))]),
    findProjects(db, [...new Set(projectIds)]),
    offerWorks(db, rows),
    talksOf(db, rows),
    blockedAmong(db, looker.viewerId, [...new Set(rows.map((row) => otherIn(row, looker.viewerId)))]),
  ]);
  return rows.map((row) => {
    const project = row.project_id === null ? undefined : projects.get(row.project_id);
    return {
      offer_id: row.offer_id,
      thread_id: row.thread_id,
      offer_version: row.thread_version,
      proposal_id: row.proposal_id,
      project: project ? mentionOf(project) : null,
      because: works.get(row.thread_id) ?? null,
      from: row.author_id === row.client_id ? ("client" as const) : ("freelancer" as const),
      client: cardIn(people, row.client_id),
      freelancer: cardIn(people, row.freelancer_id),
      title: row.title,
      scope: row.scope,
      pricing: row.pricing as OfferView["pricing"], // the column's check constraint holds exactly these words
      total: wireOf(row.total_minor, row.currency),
      currency: row.currency,
      hourly_rate: wireOrNull(row.hourly_rate_minor, row.currency),
      milestones: milestonesFromJson(row.milestones, row.currency).map(milestoneTermsView),
      message: row.message,
      fee_rule_id: row.shown_fee_rule_id,
      fees_changed_at: row.fees_changed_at?.toISOString() ?? null,
      status: row.status,
      decline_reason: row.decline_reason,
      expires_at: row.expires_at.toISOString(),
      answered_at: row.answered_at?.toISOString() ?? null,
      created_at: row.created_at.toISOString(),
      can: offerCan(row, looker, {
        ...talks.get(row.thread_id),
        projectStatus: project?.status ?? null,
        blocked: blocked.has(otherIn(row, looker.viewerId)),
      }),
    };
  });
}

export async function offerView(db: Db, offerId: string, looker: Looker): Promise<OfferView> {
  const row = await findOffer(db, offerId);
  assert(row, "the offer is there");
  const [view] = await offerViews(db, [row], looker);
  assert(view, "an offer has a view");
  return view;
}

interface TalkNow {
  readonly newestId?: string;
  readonly proposalStatus?: ProposalStatus | null;
  readonly projectStatus: ProjectStatus | null;
  /** One of the two blocked the other. */
  readonly blocked: boolean;
}

function offerCan(row: OfferRow, { viewerId, at }: Looker, talk: TalkNow): string[] {
  const { proposalStatus = null, projectStatus, blocked } = talk;
  const goesOn =
    !blocked &&
    (projectStatus === null || allows(projectStatus, "take_proposals")) &&
    (proposalStatus === null || proposalAllows(proposalStatus, "make_offer"));
  const actor = { id: actingIn(row, viewerId), isClient: viewerId !== row.freelancer_id };
  return offerActions(stateOf(row), actor, { isNewest: talk.newestId === row.offer_id, goesOn, blocked, at });
}
