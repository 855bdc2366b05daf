import { href } from "react-router";
import { ItemForm } from "../../features/portfolios/editor/item-form.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/item-new.ts";

export { action, loader } from "./item-new.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(portfolioEditorText, matches).itemNewTitle, { hidden: true });

export default function NewItem({ loaderData, actionData }: Route.ComponentProps) {
  const { portfolio, storage, formKey } = loaderData;
  const { portfolio_id } = portfolio;
  const words = useText(portfolioEditorText);
  const mine = useText(ownPortfoliosText);
  const editor = href("/portfolios/:portfolio_id/edit", { portfolio_id });
  return (
    <div className="wrap">
      <PageHeader
        title={words.itemNewTitle}
        crumbs={[
          { label: mine.title, to: href("/portfolios/mine") },
          { label: portfolio.title, to: editor },
          { label: words.itemNewTitle },
        ]}
      />
      <Split
        main={
          <ItemForm
            portfolioId={portfolio_id}
            storage={storage}
            idempotencyKey={formKey}
            reply={actionData}
            editorHref={editor}
          />
        }
        aside={null}
      />
    </div>
  );
}
