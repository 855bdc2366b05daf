import { href } from "react-router";
import { FigureChart } from "../../features/portfolios/insights/figure-chart.tsx";
import { KeyFigures } from "../../features/portfolios/insights/key-figures.tsx";
import { PageTable } from "../../features/portfolios/insights/page-table.tsx";
import { periods } from "../../features/portfolios/insights/periods.ts";
import { SourceBars } from "../../features/portfolios/insights/source-bars.tsx";
import { portfolioHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { insightsText } from "../../messages/insights.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconChartBar } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/insights.ts";
import c from "./insights.module.css";

export { loader } from "./insights.server.ts";

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  loaderData ? pageTitle(headWords(insightsText, matches).title(loaderData.title), { hidden: true }) : [];

export default function Insights({ loaderData }: Route.ComponentProps) {
  const words = useText(insightsText);
  const mine = useText(ownPortfoliosText).title;
  const { portfolio_id, title, days, show, from, to, totals } = loaderData;
  const path = href("/portfolios/mine/:portfolio_id/insights", { portfolio_id });
  const address = (wish: { days?: string; show?: string }) =>
    `${path}?${new URLSearchParams({ days: String(days), show, ...wish })}`;
  const csv = (table: string) =>
    `/api/portfolios/${portfolio_id}/insights.csv?${new URLSearchParams({ from, to, table })}`;
  const seen = totals.views + totals.likes + totals.shares > 0;
  return (
    <>
      <PageHeader
        inset
        title={words.title(title)}
        crumbs={[{ label: mine, to: href("/portfolios/mine") }, { label: title }, { label: words.insights }]}
        actions={
          <Button kind="secondary" to={portfolioHref(loaderData.handle, loaderData.slug)}>
            {words.open}
          </Button>
        }
      />
      <ChipRow
        label={words.ranges}
        chips={periods.map((one) => ({
          to: address({ days: one }),
          label: words.days[one],
          current: one === String(days),
        }))}
      />
      <KeyFigures insights={loaderData} toShow={(figure) => address({ show: figure })} />
      {seen ? (
        <>
          <FigureChart insights={loaderData} csv={csv("days")} />
          <div className={c.columns}>
            <SourceBars sources={loaderData.sources} csv={csv("sources")} />
            <PageTable pages={loaderData.pages} csv={csv("pages")} />
          </div>
        </>
      ) : (
        <Nothing portfolioId={portfolio_id} draft={loaderData.state === "draft"} />
      )}
      <Card look="soft" title={words.how}>
        <ul className={c.how}>
          {[words.howViews, words.howNot, words.howDays].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function Nothing({ portfolioId, draft }: { portfolioId: string; draft: boolean }) {
  const words = useText(insightsText);
  return (
    <EmptyState
      icon={<IconChartBar size={26} aria-hidden />}
      title={words.none}
      help={draft ? words.noneDraft : words.noneHelp}
      action={
        draft && (
          <Button to={href("/portfolios/:portfolio_id/edit", { portfolio_id: portfolioId })}>{words.edit}</Button>
        )
      }
    />
  );
}
