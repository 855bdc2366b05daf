import { href } from "react-router";
import { PortfolioForm } from "../../features/portfolios/editor/portfolio-form.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/details.ts";

export { action, loader } from "./details.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(portfolioEditorText, matches).detailsTitle, { hidden: true });

export default function PortfolioDetails({ loaderData, actionData }: Route.ComponentProps) {
  const { portfolio, suggested, topics, formKey } = loaderData;
  const words = useText(portfolioEditorText);
  const mine = useText(ownPortfoliosText);
  const editor = href("/portfolios/:portfolio_id/edit", { portfolio_id: portfolio.portfolio_id });
  return (
    <div className="wrap">
      <PageHeader
        title={words.detailsTitle}
        crumbs={[
          { label: mine.title, to: href("/portfolios/mine") },
          { label: portfolio.title, to: editor },
          { label: words.detailsTitle },
        ]}
      />
      <Split
        main={
          <PortfolioForm
            portfolio={portfolio}
            suggested={suggested}
            topics={topics}
            idempotencyKey={formKey}
            reply={actionData}
            cancelTo={editor}
          />
        }
        aside={null}
      />
    </div>
  );
}
