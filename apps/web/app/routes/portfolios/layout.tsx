import { href } from "react-router";
import { LayoutEditor } from "../../features/portfolios/layout/editor/layout-editor.tsx";
import { LayoutPreview } from "../../features/portfolios/layout/editor/layout-preview.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { useLookAgain } from "../../lib/use-look-again.ts";
import { layoutEditorText } from "../../messages/layout-editor.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/layout.ts";
import c from "./layout.module.css";

export { action, loader } from "./layout.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(layoutEditorText, matches).title, { hidden: true });

export default function ArrangePortfolio({ loaderData, actionData }: Route.ComponentProps) {
  const { portfolio, work, extras, width, restored } = loaderData;
  const words = useText(layoutEditorText);
  const mine = useText(portfolioEditorText);
  useLookAgain(work.draft.media.some((file) => file.state === "scanning"));
  return (
    <div className="wrap">
      <PageHeader
        title={words.title}
        lede={words.lede}
        crumbs={[
          { label: mine.mineTitle, to: href("/portfolios/mine") },
          {
            label: portfolio.title,
            to: href("/portfolios/:portfolio_id/edit", { portfolio_id: portfolio.portfolio_id }),
          },
          { label: words.title },
        ]}
      />
      <div className={c.builder}>
        {/* An earlier draft is another form: what stands in this one's fields is not its own. */}
        <LayoutEditor key={restored} portfolio={portfolio} work={work} reply={actionData ?? undefined} />
        <LayoutPreview shown={{ portfolio, layout: work.draft, extras }} width={width} />
      </div>
    </div>
  );
}
