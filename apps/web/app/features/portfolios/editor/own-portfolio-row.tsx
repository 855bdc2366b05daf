import { href, Link } from "react-router";
import type { PortfolioCard } from "#api-schema/portfolio-views.ts";
import { formatNumber } from "../../../lib/format.ts";
import { portfolioHref } from "../../../lib/links.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { insightsText } from "../../../messages/insights.ts";
import { ownPortfoliosText } from "../../../messages/own-portfolios.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import { portfoliosText } from "../../../messages/portfolios.ts";
import { uiText } from "../../../messages/ui.ts";
import { Button } from "../../../ui/button.tsx";
import { Form } from "../../../ui/form.tsx";
import { IconArrowDown, IconArrowUp, IconCircleCheck, IconPhoto } from "../../../ui/icons.ts";
import { Picture, type PictureSource } from "../../../ui/picture.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { When } from "../../../ui/when.tsx";
import c from "./own-portfolio-row.module.css";

export interface OwnPortfolio {
  readonly portfolioId: string;
  readonly handle: string;
  readonly slug: string;
  readonly title: string;
  readonly state: PortfolioCard["state"];
  readonly picture: PictureSource | null;
  readonly pieces: number;
  /** How many of them a client confirmed. */
  readonly verified: number;
  readonly views: number;
  readonly likes: number;
  readonly updatedAt: string;
}

interface OwnPortfolioRowProps {
  readonly portfolio: OwnPortfolio;
  /** Where it can go from here among those on the profile; null in a list that has no such order. */
  readonly moves: { readonly up: boolean; readonly down: boolean } | null;
}

/** One's own portfolio in the list of them: its state, how it does, and the way in. */
export function OwnPortfolioRow({ portfolio, moves }: OwnPortfolioRowProps) {
  const words = useText(portfolioEditorText);
  const shown = useText(portfoliosText);
  const figures = useText(insightsText);
  const ui = useText(uiText);
  const { locale } = useReader();
  const { title, state, picture, views, likes } = portfolio;
  const view = portfolioHref(portfolio.handle, portfolio.slug);
  const edit = href("/portfolios/:portfolio_id/edit", { portfolio_id: portfolio.portfolioId });
  return (
    <li className={c.row}>
      <span className={c.thumb}>
        {picture ? (
          <Picture picture={picture} width={160} height={120} sizes="160px" />
        ) : (
          <IconPhoto size={24} aria-hidden />
        )}
      </span>
      <div className={c.words}>
        <Link to={state === "archived" ? view : edit} className={c.title}>
          {title}
        </Link>
        <p className={c.facts}>
          <StatusChip of="portfolio" state={state} />
          <span>{shown.pieces(portfolio.pieces)}</span>
          {portfolio.verified > 0 && (
            <span className={c.verified}>
              <IconCircleCheck size={16} aria-hidden /> {words.verified(portfolio.verified)}
            </span>
          )}
          {views > 0 && <span>{ui.views(views, formatNumber(views, locale))}</span>}
          {likes > 0 && <span>{ui.likes(likes, formatNumber(likes, locale))}</span>}
          <span>
            {words.updated} <When at={portfolio.updatedAt} />
          </span>
        </p>
      </div>
      <div className={c.actions}>
        {moves && <Moves portfolio={portfolio} moves={moves} />}
        {state !== "draft" && (
          <Button
            kind="quiet"
            size="sm"
            to={href("/portfolios/mine/:portfolio_id/insights", { portfolio_id: portfolio.portfolioId })}
          >
            {figures.insights}
          </Button>
        )}
        <Button kind="quiet" size="sm" to={view}>
          {words.view}
        </Button>
        <Button kind="secondary" size="sm" to={edit}>
          {state === "archived" ? shown.manage : words.edit}
        </Button>
      </div>
    </li>
  );
}

function Moves({ portfolio, moves }: { portfolio: OwnPortfolio; moves: { up: boolean; down: boolean } }) {
  const words = useText(ownPortfoliosText);
  return (
    <Form reply={null} stays className={c.moves}>
      <input type="hidden" name="portfolio_id" value={portfolio.portfolioId} />
      {moves.up && (
        <SubmitButton kind="quiet" size="sm" name="move" value="up" aria-label={words.moveUp(portfolio.title)}>
          <IconArrowUp size={18} aria-hidden />
        </SubmitButton>
      )}
      {moves.down && (
        <SubmitButton kind="quiet" size="sm" name="move" value="down" aria-label={words.moveDown(portfolio.title)}>
          <IconArrowDown size={18} aria-hidden />
        </SubmitButton>
      )}
    </Form>
  );
}
