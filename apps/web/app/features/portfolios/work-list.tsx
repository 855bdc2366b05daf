import type { PortfolioView } from "#api-schema/portfolio-views.ts";
import { pieceHref } from "../../lib/links.ts";
import type { ShownPiece } from "./shown-pieces.server.ts";
import c from "./work-list.module.css";
import { WorkPiece } from "./work-piece.tsx";

interface WorkListProps {
  readonly portfolio: Pick<PortfolioView, "template" | "owner" | "slug"> & { readonly items: readonly ShownPiece[] };
  /** Under a heading of its own. */
  readonly nested?: boolean;
}

/** The pieces of a portfolio in the look its maker has chosen; follows the room it stands in, not the window. */
export function WorkList({ portfolio: { items, template, owner, slug }, nested = false }: WorkListProps) {
  return (
    <div className={c.frame}>
      <div className={c.works} data-template={template} data-count={Math.min(items.length, 4)}>
        {items.map((item, place) => (
          <WorkPiece
            key={item.item_id}
            item={item}
            maker={owner}
            to={pieceHref(owner.handle, slug, item.item_id)}
            eager={place === 0}
            headingLevel={nested ? 3 : 2}
            sizes={sizesOf(template, place)}
          />
        ))}
      </div>
    </div>
  );
}

/** Templates that take the whole width of a page. */
export function isWide(template: PortfolioView["template"]): boolean {
  return template === "hero" || template === "columns" || template === "type";
}

// How wide a piece's pictures are drawn, for the browser to choose a size by.
function sizesOf(template: PortfolioView["template"], place: number): string {
  switch (template) {
    case "index":
      return "(max-width: 560px) 88px, 220px";
    case "type":
      return "(max-width: 560px) 94vw, 280px";
    case "grid":
      return "(max-width: 980px) 47vw, 430px";
    case "columns":
      return "(max-width: 560px) 47vw, 440px";
    case "hero":
      return place === 0 ? "(max-width: 1440px) 96vw, 1376px" : "(max-width: 560px) 94vw, 440px";
    case "story":
      return "(max-width: 980px) 94vw, 860px";
  }
}
