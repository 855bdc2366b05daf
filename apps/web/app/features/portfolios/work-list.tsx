import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import c from "./work-list.module.css";
import { WorkPiece } from "./work-piece.tsx";

/** The pieces of a portfolio in the look its maker has chosen. */
export function WorkList({ portfolio }: { portfolio: Pick<PortfolioView, "items" | "template"> }) {
  return (
    <div className={c.works} data-template={portfolio.template}>
      {portfolio.items.map((item, place) => (
        <WorkPiece key={item.item_id} item={item} eager={place === 0} />
      ))}
    </div>
  );
}
