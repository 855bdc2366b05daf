import { href } from "react-router";
import type { MediaView } from "#api-schema/media.ts";
import { DetailsCard } from "../../features/portfolios/editor/details-card.tsx";
import { EditorDialogs } from "../../features/portfolios/editor/editor-dialogs.tsx";
import { ItemList } from "../../features/portfolios/editor/item-list.tsx";
import { StateCard } from "../../features/portfolios/editor/state-card.tsx";
import { pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { useForgetDraft } from "../../lib/use-draft.ts";
import { useLookAgain } from "../../lib/use-look-again.ts";
import { ownPortfoliosText } from "../../messages/own-portfolios.ts";
import { portfolioEditorText } from "../../messages/portfolio-editor.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../ui/form-error-summary.tsx";
import { IconPhoto, IconPlus } from "../../ui/icons.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Section } from "../../ui/section.tsx";
import { Split } from "../../ui/split.tsx";
import type { Route } from "./+types/edit.ts";
import c from "./edit.module.css";

export { action, loader } from "./edit.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ loaderData }) =>
  loaderData ? pageTitle(loaderData.portfolio.title, { hidden: true }) : [];

// A film's still is looked at after the film.
const isLookedAt = ({ state, poster_media_id, sources }: MediaView): boolean =>
  state === "scanning" || (state === "ready" && poster_media_id !== null && sources.length === 0);

export default function EditPortfolio({ loaderData, actionData }: Route.ComponentProps) {
  const { portfolio, topic } = loaderData;
  const { portfolio_id, items } = portfolio;
  const editable = portfolio.can.includes("edit");
  const words = useText(portfolioEditorText);
  const mine = useText(ownPortfoliosText);
  useForgetDraft("portfolio-new");
  useForgetDraft(`portfolio-item-${portfolio_id}`);
  useLookAgain(items.some((item) => item.media.some(isLookedAt)));
  const size = items.length > 0 ? "sm" : "md";
  const add = (
    <div className={c.adds}>
      <Button
        to={href("/portfolios/:portfolio_id/items/new", { portfolio_id })}
        icon={<IconPlus aria-hidden />}
        size={size}
      >
        {words.addWork}
      </Button>
      <Button kind="quiet" to={href("/portfolios/:portfolio_id/items/many", { portfolio_id })} size={size}>
        {words.addMany}
      </Button>
    </div>
  );
  return (
    <div className="wrap">
      <PageHeader
        title={portfolio.title}
        crumbs={[{ label: mine.title, to: href("/portfolios/mine") }, { label: portfolio.title }]}
      />
      <Split
        main={
          <>
            {actionData?.message && <FormErrorSummary reply={actionData} />}
            <Section
              title={words.workTitle}
              {...(items.length > 0 && editable ? { action: add } : {})}
              {...(items.length > 1 && editable ? { lede: words.workHelp } : {})}
            >
              {!editable ? (
                <ul>
                  {items.map(({ item_id, title }) => (
                    <li key={item_id}>{title}</li>
                  ))}
                </ul>
              ) : items.length === 0 ? (
                <EmptyState
                  headingLevel={3}
                  icon={<IconPhoto size={26} aria-hidden />}
                  title={words.noWork}
                  help={words.noWorkHelp}
                  action={add}
                />
              ) : (
                <ItemList portfolioId={portfolio_id} items={items} />
              )}
            </Section>
          </>
        }
        aside={
          <>
            <StateCard portfolio={portfolio} />
            {editable && <DetailsCard portfolio={portfolio} topic={topic} />}
          </>
        }
      />
      <EditorDialogs portfolio={portfolio} />
    </div>
  );
}
