import { href } from "react-router";
import { ContractTable } from "../../features/contracts/contract-table.tsx";
import { NeedList } from "../../features/dashboard/need-list.tsx";
import { BalanceTiles } from "../../features/money/balance-tiles.tsx";
import { FirstWork } from "../../features/portfolios/editor/first-work.tsx";
import { OwnPortfolioRow } from "../../features/portfolios/editor/own-portfolio-row.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { dashboardText } from "../../messages/dashboard.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconCircleCheck } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import type { Route } from "./+types/overview.ts";
import c from "./overview.module.css";

export { loader } from "./overview.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(dashboardText, matches).title, { hidden: true });

export default function Overview({ loaderData }: Route.ComponentProps) {
  const { name, isClient, needs, moreNeeds, contracts, balances, mayWithdraw, earns, work } = loaderData;
  const words = useText(dashboardText);
  const mine = useText(ownPortfoliosText);
  return (
    <>
      <PageHeader inset title={words.hello(name)} />
      {needs.length > 0 ? (
        <Section title={words.needsTitle}>
          <NeedList needs={needs} />
          {moreNeeds > 0 && (
            <Button kind="secondary" to={`${href("/dashboard")}?needs=all`}>
              {words.more(moreNeeds)}
            </Button>
          )}
        </Section>
      ) : (
        <EmptyState
          icon={<IconCircleCheck size={26} aria-hidden />}
          title={words.nothing}
          help={words.nothingHelp}
          action={
            isClient ? (
              <Button to={href("/people")}>{words.findPeople}</Button>
            ) : (
              <Button to={href("/projects")}>{words.findProjects}</Button>
            )
          }
        />
      )}
      {work?.length === 0 && <FirstWork />}
      {balances.length > 0 && (
        <Section
          title={words.figures}
          action={
            <Button kind="secondary" size="sm" to={href("/wallet")}>
              {words.wallet}
            </Button>
          }
        >
          {balances.map((balance) => (
            <BalanceTiles key={balance.currency} balance={balance} mayWithdraw={mayWithdraw} earns={earns} />
          ))}
        </Section>
      )}
      {contracts.length > 0 && (
        <Section
          title={words.contractsTitle}
          action={
            <Button kind="secondary" size="sm" to={href("/contracts")}>
              {words.allContracts}
            </Button>
          }
        >
          <ContractTable contracts={contracts} />
        </Section>
      )}
      {work && work.length > 0 && (
        <Section
          title={mine.title}
          action={
            <Button kind="secondary" size="sm" to={href("/portfolios/mine")}>
              {words.allWork}
            </Button>
          }
        >
          <ul className={c.work}>
            {work.map((portfolio) => (
              <OwnPortfolioRow moves={null} key={portfolio.portfolioId} portfolio={portfolio} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
