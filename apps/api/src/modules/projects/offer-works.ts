// The work that a talk about terms began with: "because of ...".
import type { DirectOfferBody, OfferView } from "#api-schema/hiring-views.ts";
import { findShownWork, shownSlugs } from "#modules/portfolios/index.ts";
import type { Db, Tx } from "#platform/db/index.ts";
import { offerErrors } from "./projects.errors.ts";

/** Notes it for the talk. Throws 422 `offer.no_such_work` for what is not the freelancer's, or not shown to others. */
export async function keepOfferWork(
  tx: Tx,
  talk: { readonly threadId: string; readonly freelancerId: string },
  because: NonNullable<DirectOfferBody["because"]>,
): Promise<void> {
  const work = await findShownWork(tx, {
    ownerId: talk.freelancerId,
    portfolioId: because.portfolio_id,
    itemId: because.item_id ?? null,
  });
  if (!work)
    throw offerErrors.noSuchWork({
      fields: [{ pointer: "/body/because", detail: "There is no such work of this person.", code: "unknown" }],
    });
  await tx
    .insertInto("projects.offer_works")
    .values({
      thread_id: talk.threadId,
      user_id: talk.freelancerId,
      portfolio_id: work.portfolioId,
      item_id: work.itemId,
      title: work.title,
    })
    .execute();
}

/** By talk; only direct offers have such a beginning. */
export async function offerWorks(
  db: Db,
  offers: readonly { readonly thread_id: string; readonly proposal_id: string | null }[],
): Promise<ReadonlyMap<string, NonNullable<OfferView["because"]>>> {
  const threads = offers.flatMap((offer) => (offer.proposal_id === null ? [offer.thread_id] : []));
  if (threads.length === 0) return new Map();
  const rows = await db
    .selectFrom("projects.offer_works")
    .select(["thread_id", "portfolio_id", "item_id", "title"])
    .where("thread_id", "in", [...new Set(threads)])
    .execute();
  const slugs = await shownSlugs(
    db,
    rows.map((row) => row.portfolio_id),
  );
  return new Map(
    rows.map(({ thread_id, ...work }) => [thread_id, { ...work, slug: slugs.get(work.portfolio_id) ?? null }]),
  );
}
