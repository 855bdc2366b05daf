import type { Static } from "typebox";
import type { paymentsApi } from "#api-schema/payments.ts";
import type { PayoutView } from "#api-schema/payments-views.ts";
import { type Actor, decodeInstantCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { payoutErrors } from "../payments.errors.ts";
import { payoutView } from "./payout.views.ts";
import { countPayouts, findPayout, listPayouts } from "./payouts.repository.ts";

type Query = Static<(typeof paymentsApi.listPayouts)["query"]>;
type PayoutPage = Static<(typeof paymentsApi.listPayouts)["response"]>;

export async function readPayouts(platform: Platform, actor: Actor, query: Query): Promise<PayoutPage> {
  const limit = query.limit ?? 20;
  const before = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
  const rows = await listPayouts(platform.db, actor.userId, { limit, before });
  const page = toPage(rows, limit, (row) => [row.created_at.toISOString(), row.payout_id], payoutView);
  return { ...page, ...(query.count ? { total: await countPayouts(platform.db, actor.userId) } : {}) };
}

export async function readPayout(platform: Platform, actor: Actor, payoutId: string): Promise<PayoutView> {
  const row = await findPayout(platform.db, payoutId);
  if (row?.user_id !== actor.userId) throw payoutErrors.notFound();
  return payoutView(row);
}
