import { href } from "react-router";
import { PortfolioForm } from "../../features/portfolios/editor/portfolio-form.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/new.ts";

export { action, loader } from "./new.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(portfolioEditorText, matches).newTitle, { hidden: true });

export default function NewPortfolio({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(portfolioEditorText);
  const own = useText(ownPortfoliosText).title;
  const mine = href("/portfolios/mine");
  return (
    <div className="wrap">
      <PageHeader
        title={words.newTitle}
        lede={words.newLede}
        crumbs={[{ label: own, to: mine }, { label: words.newTitle }]}
      />
      <Split
        main={
          <PortfolioForm
            topics={loaderData.topics}
            idempotencyKey={loaderData.formKey}
            reply={actionData}
            cancelTo={mine}
          />
        }
        aside={null}
      />
    </div>
  );
}
