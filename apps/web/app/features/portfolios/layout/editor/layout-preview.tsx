import { Link, useLocation } from "react-router";
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

/** The draft as the server draws it, in the room of a telephone, a tablet or a desktop. */
export function LayoutPreview({ shown, width }: LayoutPreviewProps) {
  const words = useText(layoutEditorText);
  const { pathname } = useLocation();
  return (
    <div className={c.preview}>
      <nav className={c.widths} aria-label={words.previewWidth}>
        {previewWidths.map((one) => (
          <Link
            key={one}
            to={`${pathname}?width=${one}`}
            preventScrollReset
            aria-current={one === width ? "true" : undefined}
          >
            {words.widths[one]}
          </Link>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than its frame is scrolled by keyboard too */}
      <section className={c.window} tabIndex={0} aria-label={words.previewOf(words.widths[width])}>
        <div className={c.screen} data-width={width} data-beside={isWide(shown.layout.template) ? undefined : true}>
          <PortfolioLayout {...shown} />
        </div>
      </section>
    </div>
  );
}
