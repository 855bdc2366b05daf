import type { DeskFigure } from "#api-schema/admin.ts";
import { countContracts } from "#modules/contracts/index.ts";
import { countMoneyWork } from "#modules/payments/index.ts";
import { countPublishedPortfolios } from "#modules/portfolios/index.ts";
import { countOpenProjects } from "#modules/projects/index.ts";
import { countPeople } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";

/** Each figure with its count, in the order in which the overview shows them. */
export async function readOverview(db: Db): Promise<{ figure: DeskFigure; count: number }[]> {
  const [people, portfolios, projects, contracts, money] = await Promise.all([
    countPeople(db),
    countPublishedPortfolios(db),
    countOpenProjects(db),
    countContracts(db),
    countMoneyWork(db),
  ]);
  const counts: Readonly<Record<DeskFigure, number>> = {
    people,
    published_portfolios: portfolios,
    open_projects: projects,
    active_contracts: contracts.active,
    disputed_contracts: contracts.disputed,
    open_payments: money.openPayments,
    payouts_on_the_way: money.payoutsOnTheWay,
    failed_payouts: money.failedPayouts,
    failed_refunds: money.failedRefunds,
  };
  // Object.entries forgets the literal keys of the record above.
  return Object.entries(counts).map(([figure, count]) => ({ figure: figure as DeskFigure, count }));
}
