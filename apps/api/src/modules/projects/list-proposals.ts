import type { ProposalView } from "#api-schema/hiring-views.ts";
import { type Actor, decodeInstantCursor, decodeNumberCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { PAGE_DEFAULT, type PageQuery } from "./paging.ts";
import { seeProject } from "./projects.policy.ts";
import {
  countProposalRows,
  listProposalRows,
  type ProposalFilter,
  type ProposalOrder,
  type RatedProposal,
} from "./proposal-list.ts";
import type { ProposalStatus } from "./proposals.rules.ts";
import { proposalViews } from "./proposals.views.ts";

type ProposalPage = Page<ProposalView> & { total?: number };
type Sort = "-created_at" | "amount" | "-amount" | "-rating";
type Query = PageQuery & { readonly status?: readonly ProposalStatus[] };

/** All proposals of a project for whoever keeps it; anybody else who may see the project gets their own alone. */
export async function listProjectProposals(
  platform: Platform,
  actor: Actor,
  projectId: string,
  query: Query & { readonly sort?: Sort },
): Promise<ProposalPage> {
  const { hand } = await seeProject(platform.db, actor, projectId);
  const filter = {
    projectId,
    freelancerId: hand === "keeper" ? null : actor.userId,
    clientId: null,
    viewerId: actor.userId,
    statuses: query.status ?? [],
  };
  return listed(platform, actor, query, filter, query.sort ?? "-created_at");
}

/** The actor's proposals, or those they received on all of their projects. */
export function listMyProposals(
  platform: Platform,
  actor: Actor,
  query: Query & { readonly role?: "freelancer" | "client" },
): Promise<ProposalPage> {
  const isClient = query.role === "client";
  const filter = {
    projectId: null,
    freelancerId: isClient ? null : actor.userId,
    clientId: isClient ? actor.userId : null,
    viewerId: actor.userId,
    statuses: query.status ?? [],
  };
  return listed(platform, actor, query, filter, "-created_at");
}

async function listed(
  platform: Platform,
  actor: Actor,
  query: Query,
  filter: ProposalFilter,
  sort: Sort,
): Promise<ProposalPage> {
  const limit = query.limit ?? PAGE_DEFAULT;
  const found = await listProposalRows(platform.db, filter, orderOf(sort, query.cursor), limit);
  const data = await proposalViews(platform, found.slice(0, limit), actor.userId);
  const { next_cursor } = toPage(found, limit, (one) => cursorOf(sort, one), String);
  const total = query.count ? { total: await countProposalRows(platform.db, filter) } : {};
  return { data, next_cursor, ...total };
}

const BY = { "-created_at": "newest", amount: "cheapest", "-amount": "dearest", "-rating": "best_rated" } as const;

function orderOf(sort: Sort, cursor: string | undefined): ProposalOrder {
  if (cursor === undefined) return { by: BY[sort], after: null };
  if (sort !== "-created_at") return { by: BY[sort], after: decodeNumberCursor(cursor) };
  const { at, id } = decodeInstantCursor(cursor);
  return { by: BY[sort], after: { value: at, id } };
}

function cursorOf(sort: Sort, { row, rating }: RatedProposal) {
  if (sort === "-created_at") return [row.created_at.toISOString(), row.proposal_id];
  return [sort === "-rating" ? (rating?.scoreMilli ?? 0) : Number(row.amount_minor), row.proposal_id];
}
