import type { OfferView } from "#api-schema/hiring-views.ts";
import { type Actor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { keepsTalk } from "./offers.policy.ts";
import { countOfferRows, listOfferRows, type OfferFilter } from "./offers.repository.ts";
import type { OfferStatus } from "./offers.rules.ts";
import { offerViews } from "./offers.views.ts";
import { afterOf, PAGE_DEFAULT, type PageQuery } from "./paging.ts";
import { seeProposal } from "./proposals.policy.ts";

type OfferPage = Page<OfferView> & { total?: number };

/** Every version of a proposal's talk, newest first, for its two sides and whoever keeps its project. */
export async function listProposalOffers(
  platform: Platform,
  actor: Actor,
  proposalId: string,
  query: PageQuery,
): Promise<OfferPage> {
  const proposal = await seeProposal(platform.db, actor, proposalId);
  const filter = {
    threadId: proposal.proposal_id,
    partyId: null,
    role: null,
    viewerId: null,
    statuses: [],
    direct: null,
    newest: false,
  };
  return listed(platform, actor, query, filter);
}

/** Offers the actor made or received; of one talk every version, where they keep its project. */
export async function listMyOffers(
  platform: Platform,
  actor: Actor,
  query: PageQuery & {
    readonly role?: "client" | "freelancer";
    readonly status?: readonly OfferStatus[];
    readonly thread_id?: string;
    readonly direct?: boolean;
    readonly newest?: boolean;
  },
): Promise<OfferPage> {
  const threadId = query.thread_id ?? null;
  const keepsIt = threadId !== null && (await keepsTalk(platform.db, actor, threadId));
  const filter = {
    threadId,
    partyId: keepsIt ? null : actor.userId,
    role: keepsIt ? null : (query.role ?? null),
    viewerId: threadId === null ? actor.userId : null,
    statuses: query.status ?? [],
    direct: query.direct ?? null,
    newest: query.newest ?? false,
  };
  return listed(platform, actor, query, filter);
}

async function listed(platform: Platform, actor: Actor, query: PageQuery, filter: OfferFilter): Promise<OfferPage> {
  const limit = query.limit ?? PAGE_DEFAULT;
  const rows = await listOfferRows(platform.db, filter, afterOf(query), limit);
  const looker = { viewerId: actor.userId, at: platform.clock.now() };
  const data = await offerViews(platform.db, rows.slice(0, limit), looker);
  const { next_cursor } = toPage(rows, limit, (row) => [row.created_at.toISOString(), row.offer_id], String);
  const total = query.count ? { total: await countOfferRows(platform.db, filter) } : {};
  return { data, next_cursor, ...total };
}
