// Posts as callers see them.
import type { InvitationView } from "#api-schema/hiring-views.ts";
import type { ProjectCard, ProjectView } from "#api-schema/projects.ts";
import { signedMediaViews } from "#modules/media/index.ts";
import { cardOf, organisationCardOf } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { invitationViews } from "./invitations.views.ts";
import { projectCan, type SeenProject } from "./projects.policy.ts";
import { type ProjectRow, questionsOf } from "./projects.repository.ts";
import { proposalRange } from "./proposals.repository.ts";
import { type Reference, referenceOf } from "./reference.ts";
import type { ShownProject } from "./shown-project.ts";
import { wireOf, wireOrNull } from "./terms.ts";

export function projectCards(platform: Platform, rows: readonly ShownProject[]): ProjectCard[] {
  const reference = referenceOf(platform);
  return rows.map((row) => projectCard(row, reference));
}

function projectCard(row: ShownProject, reference: Reference): ProjectCard {
  assert(row.owner, "users keep a row (erased or not) for each account");
  const budget = wireOrNull(row.budget_minor, row.currency);
  return {
    project_id: row.project_id,
    user_id: row.user_id,
    owner: cardOf(row.owner),
    organisation: row.organisation && organisationCardOf(row.organisation),
    title: row.title,
    description: row.description,
    category_id: row.category_id,
    tags: [...row.tags],
    skills: row.skills.flatMap((slug) => reference.skill(slug) ?? []),
    // The next four and the last are held to exactly these words by check constraints.
    engagement: row.engagement as ProjectCard["engagement"],
    pricing: row.pricing as ProjectCard["pricing"],
    experience_level: row.experience_level as ProjectCard["experience_level"],
    visibility: row.visibility as ProjectCard["visibility"],
    budget,
    budget_min: wireOrNull(row.budget_min_minor, row.currency),
    budget_max: budget,
    currency: row.currency,
    deadline: row.deadline?.toISOString() ?? null,
    location: { countries: row.countries },
    positions: row.positions,
    positions_filled: row.positions_filled,
    status: row.status,
    proposals_count: row.proposals_count,
    published_at: row.published_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** For a viewer who may see it: `seeProject` has checked that. */
export async function projectView(platform: Platform, seen: SeenProject, actor: Actor | null): Promise<ProjectView> {
  const { db } = platform;
  const { row, involvement } = seen;
  const card = projectCard(row, referenceOf(platform));
  const files = await signedMediaViews(platform, row.attachments);
  const invitations: InvitationView[] = involvement.invitation
    ? await invitationViews(db, [involvement.invitation], actor?.userId ?? null)
    : [];
  return {
    ...card,
    screening_questions: questionsOf(row),
    attachments: row.attachments.flatMap((id) => files.get(id) ?? []),
    proposals_range: actor ? await rangeOf(db, row) : null,
    my_proposal: involvement.proposal
      ? {
          proposal_id: involvement.proposal.proposalId,
          status: involvement.proposal.status,
          amount: wireOf(involvement.proposal.amountMinor, involvement.proposal.currency),
        }
      : null,
    my_invitation: invitations[0] ?? null,
    can: projectCan(actor, seen, platform.clock.now()),
    version: row.version,
  };
}

async function rangeOf(db: Db, row: ProjectRow): Promise<ProjectView["proposals_range"]> {
  // Nobody proposes to a draft.
  const range = row.status === "draft" ? null : await proposalRange(db, row.project_id);
  if (!range || row.currency === null) return null;
  return { min: wireOf(range.min, row.currency), max: wireOf(range.max, row.currency) };
}
