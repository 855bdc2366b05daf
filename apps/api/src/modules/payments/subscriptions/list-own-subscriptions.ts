import { sql } from "kysely";
import type { InputOf } from "#api-schema/core.ts";
import type { subscriptionRoutes } from "#api-schema/payments-subscriptions.ts";
import { countRows } from "#platform/db/index.ts";
import { type Actor, decodeRankCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { subscriptionViews } from "./subscription.views.ts";

const isEnded = sql<number>`case when state = 'ended' then 1 else 0 end`;

/** A page of one's own: those that run, then those that ended, newest first. */
export async function listOwnSubscriptions(
  platform: Platform,
  actor: Actor,
  query: InputOf<typeof subscriptionRoutes.listSubscriptions>["query"],
) {
  const limit = query.limit ?? 20;
  let own = platform.db.selectFrom("payments.subscriptions").where("user_id", "=", actor.userId);
  if (query.state?.length) own = own.where("state", "in", query.state);
  let rows = own.selectAll();
  if (query.cursor !== undefined) {
    const { rank, at, id } = decodeRankCursor(query.cursor);
    rows = rows.where((eb) =>
      eb.or([
        eb(isEnded, ">", rank),
        eb.and([eb(isEnded, "=", rank), eb(eb.refTuple("created_at", "subscription_id"), "<", eb.tuple(at, id))]),
      ]),
    );
  }
  const found = await rows
    .orderBy(isEnded)
    .orderBy("created_at", "desc")
    .orderBy("subscription_id", "desc")
    .limit(limit + 1)
    .execute();
  const page = toPage(
    found,
    limit,
    (row) => [row.state === "ended" ? 1 : 0, row.created_at.toISOString(), row.subscription_id],
    (row) => row,
  );
  return {
    data: await subscriptionViews(platform, page.data),
    next_cursor: page.next_cursor,
    ...(query.count ? { total: await countRows(platform.db, own.select("subscription_id")) } : {}),
  };
}
