import type { DeskFigure } from "#api-schema/admin.ts";
import { countContracts, countMediations, countReportedReviews } from "#modules/contracts/index.ts";
import { countMoneyWork, countWaiting } from "#modules/payments/index.ts";
import { countPublishedPortfolios } from "#modules/portfolios/index.ts";
import { countOpenProjects } from "#modules/projects/index.ts";
import { countPeople } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";

/** Each figure with its count, in the order in which the overview shows them. */
export async function readOverview(db: Db, at: Date): Promise<{ figure: DeskFigure; count: number }[]> {
  const [people, portfolios, projects, contracts, money, mediations, waiting, reported] = await Promise.all([
    countPeople(db),
    countPublishedPortfolios(db),
    countOpenProjects(db),
    countContracts(db),
    countMoneyWork(db, at),
    countMediations(db, at),
    countWaiting(db),
    countReportedReviews(db),
  ]);
  const counts: Readonly<Record<DeskFigure, number>> = {
    people,
    published_portfolios: portfolios,
    open_projects: projects,
    active_contracts: contracts.active,
    disputed_contracts: contracts.disputed,
    reported_reviews: reported,
    open_payments: money.openPayments,
    payouts_on_the_way: money.payoutsOnTheWay,
    failed_payouts: money.failedPayouts,
    failed_refunds: money.failedRefunds,
    disputes_in_mediation: mediations.inMediation,
    disputes_past_limit: mediations.pastLimit,
    decisions_waiting: mediations.decisions,
    refund_orders_waiting: waiting.refundOrders,
    bookings_waiting: waiting.bookings,
    closings_waiting: money.closings,
    chargebacks_to_answer: money.chargebacksToAnswer,
    open_differences: money.openDifferences,
    oldest_difference_days: money.oldestDifferenceDays,
    broken_checks: money.brokenChecks,
    dead_webhooks: waiting.deadWebhooks,
  };
  // Object.entries forgets the literal keys of the record above.
  return Object.entries(counts).map(([figure, count]) => ({ figure: figure as DeskFigure, count }));
}
