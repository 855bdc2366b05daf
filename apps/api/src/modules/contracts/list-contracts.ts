import type { Static } from "typebox";
import type { ActivityView, ContractCard } from "#api-schema/contract-routes.ts";
import { signedMediaViews } from "#modules/media/index.ts";
import { cards, requireKeeper } from "#modules/users/index.ts";
import { money, toWire } from "#money";
import { type Actor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { countActivityRows, listActivityRows } from "./activity.repository.ts";
import { lookAtContract } from "./contracts.policy.ts";
import { countContractRows, listContractRows } from "./contracts.repository.ts";
import type { ContractStatus } from "./contracts.rules.ts";
import { contractCards } from "./contracts.views.ts";
import { milestonesOf } from "./milestones.repository.ts";
import { afterOf, PAGE_DEFAULT, type PageQuery } from "./paging.ts";
import { cardIn } from "./people.ts";

/**
 * The actor's contracts, newest first; with an organisation all that were signed for it. Throws `organisation.not_found`,
 * `organisation.not_allowed` unless the actor keeps that.
 */
export async function listContracts(
  { db, clock }: Platform,
  actor: Actor,
  query: PageQuery & {
    readonly role?: "client" | "freelancer";
    readonly status?: readonly ContractStatus[];
    readonly project_id?: string;
    readonly offer_id?: string;
    readonly takes_review?: boolean;
    readonly organisation_id?: string;
  },
): Promise<Page<ContractCard> & { total?: number }> {
  const organisationId = query.organisation_id ?? null;
  if (organisationId !== null) await requireKeeper(db, { organisationId, userId: actor.userId });
  const filter = {
    partyId: actor.userId,
    role: query.role ?? null,
    statuses: query.status ?? [],
    projectId: query.project_id ?? null,
    offerId: query.offer_id ?? null,
    takesReview: query.takes_review ?? null,
    at: clock.now(),
    organisationId,
  };
  const limit = query.limit ?? PAGE_DEFAULT;
  const rows = await listContractRows(db, filter, afterOf(query), limit);
  const data = await contractCards(db, rows.slice(0, limit), actor.userId);
  const { next_cursor } = toPage(rows, limit, (row) => [row.started_at.toISOString(), row.contract_id], String);
  return { data, next_cursor, ...(query.count ? { total: await countContractRows(db, filter) } : {}) };
}

/** What happened in a contract, newest first, for whoever may read it. */
export async function listActivity(
  platform: Platform,
  actor: Actor,
  contractId: string,
  query: PageQuery,
): Promise<Page<Static<typeof ActivityView>> & { total?: number }> {
  const { db } = platform;
  const { contract, role } = await lookAtContract(db, actor, contractId);
  const filter = { contractId, hidesReviewers: role === "keeper" && contract.reviews_revealed_at === null };
  const limit = query.limit ?? PAGE_DEFAULT;
  const rows = await listActivityRows(db, filter, afterOf(query), limit);
  const shown = rows.slice(0, limit);
  const [people, milestones, files] = await Promise.all([
    cards(db, [...new Set(shown.flatMap((row) => row.actor_id ?? []))]),
    milestonesOf(db, [contractId]),
    signedMediaViews(
      platform,
      shown.flatMap((row) => row.files),
    ),
  ]);
  const titles = new Map(milestones.map((milestone) => [milestone.milestone_id, milestone.title]));
  const data = shown.map((row) => ({
    activity_id: row.activity_id,
    type: row.type,
    actor: row.actor_id === null ? null : cardIn(people, row.actor_id),
    milestone_id: row.milestone_id,
    milestone_title: titles.get(row.milestone_id ?? "") ?? null,
    note: row.note,
    amount: row.amount_minor === null || row.currency === null ? null : toWire(money(row.amount_minor, row.currency)),
    files: row.files.flatMap((id) => files.get(id) ?? []),
    created_at: row.created_at.toISOString(),
  }));
  const { next_cursor } = toPage(rows, limit, (row) => [row.created_at.toISOString(), row.activity_id], String);
  return { data, next_cursor, ...(query.count ? { total: await countActivityRows(db, filter) } : {}) };
}
