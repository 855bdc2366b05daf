import { href } from "react-router";
import { FirstWork } from "../../features/portfolios/editor/first-work.tsx";
import { OwnPortfolioRow } from "../../features/portfolios/editor/own-portfolio-row.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import { stateText } from "../../messages/states.ts";
import { Button } from "../../ui/button.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconPhoto, IconPlus } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import type { Route } from "./+types/mine.ts";
import c from "./mine.module.css";

export { action, loader } from "./mine.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(ownPortfoliosText, matches).title, { hidden: true });

const states = ["draft", "published", "unlisted", "archived"] as const;

export default function MyPortfolios({ loaderData, actionData }: Route.ComponentProps) {
  const { state, first, portfolios, total, more } = loaderData;
  const words = useText(portfolioEditorText);
  const mine = useText(ownPortfoliosText);
  const stateWords = useText(stateText).portfolio;
  const path = href("/portfolios/mine");
  const make = (
    <Button to={href("/portfolios/new")} icon={<IconPlus aria-hidden />}>
      {mine.make}
    </Button>
  );
  const hasAny = portfolios.length > 0 || state !== null;
  return (
    <>
      <PageHeader inset title={mine.title} actions={hasAny && make} />
      {hasAny && (
        <ChipRow
          label={words.which}
          chips={[
            { to: path, label: words.all, current: state === null },
            ...states.map((one) => ({ to: `${path}?state=${one}`, label: stateWords[one], current: state === one })),
          ]}
        />
      )}
      {!hasAny && <FirstWork />}
      {hasAny && portfolios.length === 0 && (
        <EmptyState icon={<IconPhoto size={26} aria-hidden />} title={words.noneInState} />
      )}
      {actionData?.message && <Notice tone="warn">{actionData.message}</Notice>}
      {portfolios.length > 1 && state === "published" && <p className={c.help}>{mine.orderHelp}</p>}
      {portfolios.length > 0 && (
        <div>
          <ul className={c.list}>
            {portfolios.map((portfolio, place) => (
              <OwnPortfolioRow
                key={portfolio.portfolioId}
                portfolio={portfolio}
                moves={
                  state === "published"
                    ? { up: place > 0 || !first, down: place < portfolios.length - 1 || more.to !== null }
                    : null
                }
              />
            ))}
          </ul>
          <ShowMore {...more} shown={portfolios.length} total={total} />
        </div>
      )}
    </>
  );
}
