import { href } from "react-router";
import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { portfolioHref } from "../../../lib/links.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { insightsText } from "../../../messages/insights.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { useDialogHref } from "../../../ui/dialog.tsx";
import { Form, useSubmitting } from "../../../ui/form.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import c from "./state-card.module.css";

/** Who can see the portfolio now, and what its owner can do about that. */
export function StateCard({ portfolio }: { portfolio: PortfolioView }) {
  const words = useText(portfolioEditorText);
  const { insights } = useText(insightsText);
  const { viewer } = useReader();
  const submitting = useSubmitting();
  const { portfolio_id, state, can, owner, slug } = portfolio;
  const archive = useDialogHref("archive");
  const remove = useDialogHref("delete");
  const publishes = can.includes("publish") && viewer?.emailVerified === true;
  const page = portfolioHref(owner.handle, slug);
  const empty = portfolio.item_count === 0 && state !== "archived";
  return (
    <Card look="raised">
      <div className={c.card}>
        <StatusChip of="portfolio" state={state} />
        <p className={c.help}>{words.stateHelp[state]}</p>
        {empty && <p className={c.help}>{words.publishNeedsWork}</p>}
        <Form className={c.actions}>
          {publishes && (
            <Button name="intent" value="publish" loading={submitting} full>
              {state === "unlisted" ? words.publishAgain : words.publish}
            </Button>
          )}
          {can.includes("edit") && (
            <Button kind="secondary" to={href("/portfolios/:portfolio_id/layout", { portfolio_id })} full>
              {words.arrange}
            </Button>
          )}
          <div className={c.looks}>
            <Button kind="secondary" to={state === "published" ? page : `${page}?draft=1`}>
              {state === "published" ? words.view : words.preview}
            </Button>
            {state !== "draft" && (
              <Button kind="secondary" to={href("/portfolios/mine/:portfolio_id/insights", { portfolio_id })}>
                {insights}
              </Button>
            )}
          </div>
          <div className={c.rest}>
            {can.includes("duplicate") && (
              <Button kind="quiet" size="sm" name="intent" value="duplicate" loading={submitting}>
                {words.duplicate}
              </Button>
            )}
            {can.includes("unlist") && (
              <Button kind="quiet" size="sm" name="intent" value="unlist" loading={submitting}>
                {words.unlist}
              </Button>
            )}
            {can.includes("archive") && (
              <Button kind="quiet" size="sm" to={archive}>
                {words.archive}
              </Button>
            )}
            {/* Deleting an unlisted one puts it away, which the button above says. */}
            {can.includes("delete") && state !== "unlisted" && (
              <Button kind="quiet" size="sm" to={remove}>
                {state === "published" ? words.takeDown : words.delete}
              </Button>
            )}
          </div>
        </Form>
        {can.includes("publish") && !viewer?.emailVerified && (
          <div className={c.verify}>
            <b>{words.verifyFirst}</b>
            <p className={c.help}>{words.verifyFirstHelp}</p>
            <Button kind="secondary" size="sm" to={href("/verify-email")}>
              {words.verifyAction}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
