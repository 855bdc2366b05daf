import type { Static } from "typebox";
import type { paymentsApi } from "#api-schema/payments.ts";
import type { PaymentView } from "#api-schema/payments-views.ts";
import { type Actor, decodeInstantCursor, toPage } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { paymentErrors } from "../payments.errors.ts";
import { followCheckout } from "./apply-checkout.ts";
import { ensureCheckout } from "./open-checkout.ts";
import { countPayments, findPayment, listPayments, type PaymentFilter, type PaymentRow } from "./payment.repository.ts";
import { paymentViews } from "./payment.views.ts";

type PaymentQuery = Static<(typeof paymentsApi.listPayments)["query"]>;
type PageQuery = Pick<PaymentQuery, "limit" | "cursor" | "count">;
type PaymentPage = Static<(typeof paymentsApi.listPayments)["response"]>;

export function readPayments(platform: Platform, actor: Actor, query: PaymentQuery): Promise<PaymentPage> {
  const filter = {
    userId: actor.userId,
    direction: query.direction,
    statuses: query.status ?? [],
    types: query.type ?? [],
    projectId: query.project_id,
    seriesRoundId: undefined,
  };
  return pageOf(platform, filter, query);
}

/** Raises `payment.not_found` for a round that the caller has no payment in: whether there is such a round is not told. */
export async function readPaymentsOfRound(
  platform: Platform,
  actor: Actor,
  roundId: string,
  query: PageQuery,
): Promise<PaymentPage> {
  const anywhere = { direction: undefined, statuses: [], types: [], projectId: undefined };
  const page = await pageOf(platform, { ...anywhere, userId: actor.userId, seriesRoundId: roundId }, query);
  if (page.data.length === 0) throw paymentErrors.notFound();
  return page;
}

async function pageOf(platform: Platform, filter: PaymentFilter, query: PageQuery): Promise<PaymentPage> {
  const limit = query.limit ?? 20;
  const before = query.cursor === undefined ? null : decodeInstantCursor(query.cursor);
  const rows = await listPayments(platform.db, filter, { limit, before });
  const page = toPage(
    rows,
    limit,
    (row) => [row.created_at.toISOString(), row.transaction_id],
    (row) => row,
  );
  const data = await paymentViews(platform.db, page.data, filter.userId);
  return {
    data,
    next_cursor: page.next_cursor,
    ...(query.count ? { total: await countPayments(platform.db, filter) } : {}),
  };
}

/** Payer and, once it is paid, recipient. Raises `payment.not_found` for everybody else. */
export async function readPayment(platform: Platform, actor: Actor, transactionId: string): Promise<PaymentView> {
  const row = await findPayment(platform.db, transactionId);
  if (!row || !maySee(row, actor.userId)) throw paymentErrors.notFound();
  const [view] = await paymentViews(platform.db, [row], actor.userId);
  if (!view) throw paymentErrors.notFound();
  return view;
}

/**
 * For the payer who comes back: makes the provider's page if it is missing, and looks how it stands there now instead
 * of waiting for news. Raises `payment.not_found`, `gateway_away`.
 */
export async function refreshPayment(platform: Platform, actor: Actor, transactionId: string): Promise<PaymentView> {
  const row = await findPayment(platform.db, transactionId);
  if (row?.user_id !== actor.userId) throw paymentErrors.notFound();
  if (row.status === "pending") {
    await ensureCheckout(platform, row);
    await followCheckout(platform, transactionId);
  }
  return readPayment(platform, actor, transactionId);
}

function maySee(row: PaymentRow, userId: string): boolean {
  return row.user_id === userId || (row.recipient_id === userId && row.completed_at !== null);
}
