// The desk's view of payouts of everybody, and another look at the provider.
import type { Static } from "typebox";
import type { DeskPayout } from "#api-schema/payout-desk.ts";
import type { UserCard } from "#api-schema/users.ts";
import { cards } from "#modules/users/index.ts";
import { countRows, type Db } from "#platform/db/index.ts";
import { type Actor, decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway } from "../gateway/gateway.ts";
import { payoutErrors } from "../payments.errors.ts";
import { payoutView } from "./payout.views.ts";
import type { PayoutWithMethod } from "./payouts.repository.ts";
import { findPayout } from "./payouts.repository.ts";
import { followPayout, sendPayout } from "./send-payout.ts";

type PayoutOut = Static<typeof DeskPayout>;

interface Query {
  readonly limit?: number;
  readonly cursor?: string;
  readonly count?: boolean;
  readonly user_id?: string;
}

const payoutsWithMethod = (db: Db, { statuses, userId }: { statuses: readonly string[]; userId: string | undefined }) =>
  db
    .selectFrom("payments.payouts as payout")
    .innerJoin("payments.payout_methods as method", "method.payout_method_id", "payout.payout_method_id")
    .selectAll("payout")
    .select("method.last4")
    .$if(statuses.length > 0, (q) => q.where("payout.status", "in", statuses))
    .$if(userId !== undefined, (q) => q.where("payout.user_id", "=", userId ?? ""));

export async function listAllPayouts(
  { db }: Platform,
  query: Query & { readonly status?: readonly string[] },
): Promise<Page<PayoutOut> & { total?: number }> {
  const limit = query.limit ?? 20;
  const matching = payoutsWithMethod(db, { statuses: query.status ?? [], userId: query.user_id });
  let rows = matching;
  if (query.cursor !== undefined) {
    const { at, id } = decodeInstantCursor(query.cursor);
    rows = rows.where((eb) => eb(eb.refTuple("payout.created_at", "payout.payout_id"), "<", eb.tuple(at, id)));
  }
  const found = await rows
    .orderBy("payout.created_at", "desc")
    .orderBy("payout.payout_id", "desc")
    .limit(limit + 1)
    .execute();
  const people = await cards(db, [...new Set(found.map((row) => row.user_id))]);
  const page = toPage(
    found,
    limit,
    (row) => [row.created_at.toISOString(), row.payout_id],
    (row) => deskPayout(row, people),
  );
  if (!query.count) return page;
  return { ...page, total: await countRows(db, matching.clearSelect().select("payout.payout_id")) };
}

const deskPayout = (row: PayoutWithMethod, people: ReadonlyMap<string, UserCard>): PayoutOut => ({
  payout: payoutView(row),
  person: people.get(row.user_id) ?? null,
});

/** Asks the provider how it stands now, or sends what was never sent. */
export async function recheckPayout(platform: Platform, actor: Actor, payoutId: string): Promise<PayoutOut> {
  const before = await findPayout(platform.db, payoutId);
  if (!before) throw payoutErrors.notFound();
  await platform.inTransaction((tx) =>
    platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.payout_rechecked",
      subject: { type: "payout", id: payoutId },
    }),
  );
  if (before.gateway_payout === null) await askGateway(sendPayout(platform, payoutId));
  else await askGateway(followPayout(platform, before.gateway_payout));
  const row = await findPayout(platform.db, payoutId);
  if (!row) throw payoutErrors.notFound();
  return deskPayout(row, await cards(platform.db, [row.user_id]));
}
