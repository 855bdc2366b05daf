import { Link, useLocation } from "react-router";
import type { LayoutBlock } from "#api-schema/portfolio-layout.ts";
import { portfolioHref } from "../../../../lib/links.ts";
import { useText } from "../../../../lib/text.ts";
import { layoutEditorText } from "../../../../messages/layout-editor.ts";
import { isWide } from "../../work-list.tsx";
import { PortfolioLayout, type ShownLayout } from "../portfolio-layout.tsx";
import c from "./layout-preview.module.css";

export const previewWidths = ["phone", "tablet", "desktop"] as const;

interface LayoutPreviewProps {
  readonly shown: ShownLayout;
  readonly width: (typeof previewWidths)[number];
}

/** The draft as the server draws it, in the room of a telephone, a tablet or a desktop. Each block leads to its fields. */
export function LayoutPreview({ shown, width }: LayoutPreviewProps) {
  const words = useText(layoutEditorText);
  const { pathname, search } = useLocation();
  const { owner, slug } = shown.portfolio;
  const widthHref = (wanted: string) => {
    const params = new URLSearchParams(search);
    params.set("width", wanted);
    return `${pathname}?${params}`;
  };
  const around = (block: LayoutBlock, place: number, drawn: React.ReactNode) => (
    <div className={c.block}>
      {drawn}
      <Link className={c.edit} to={{ search, hash: `#block-${block.block_id}` }}>
        <span>{words.editBlock(words.numbered(words.kinds[block.type], place + 1))}</span>
      </Link>
    </div>
  );
  return (
    <div className={c.preview}>
      <nav className={c.widths} aria-label={words.previewWidth}>
        {previewWidths.map((one) => (
          <Link key={one} to={widthHref(one)} preventScrollReset aria-current={one === width ? "true" : undefined}>
            {words.widths[one]}
          </Link>
        ))}
        <Link to={`${portfolioHref(owner.handle, slug)}?draft=1`}>{words.wholePage}</Link>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its frame is scrolled by keyboard too */}
      <section className={c.window} tabIndex={0} aria-label={words.previewOf(words.widths[width])}>
        <div className={c.screen} data-width={width} data-beside={isWide(shown.layout.template) ? undefined : true}>
          <PortfolioLayout {...shown} around={around} />
        </div>
      </section>
    </div>
  );
}
