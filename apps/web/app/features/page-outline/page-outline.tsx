import { type ReactNode, useLayoutEffect } from "react";
import { Skeleton, SkeletonLine } from "../../ui/skeleton.tsx";
import { frameOf } from "./frame-of.ts";
import { outlineOf } from "./outline-of.ts";
import c from "./page-outline.module.css";

interface Way {
  /** The page that is there. */
  readonly pathname: string;
  readonly next: string;
  /** Within a frame of pages that may stay where it is. */
  readonly framed: boolean;
}

/** What stands in place of the page; null where something around it or within it has the outline. */
export function outlineFor({ pathname, next, framed }: Way): ReactNode {
  const frame = frameOf(pathname);
  const stays = frame !== null && frame === frameOf(next);
  return stays === framed ? <PageOutline pathname={next} framed={framed} /> : null;
}

/** The shape of the page at an address, before anything of it has come. */
function PageOutline({ pathname, framed }: { pathname: string; framed: boolean }) {
  useLayoutEffect(leavePage, []);
  const outline = outlineOf(pathname);
  const isCards = outline === "work" || outline === "person" || outline === "project";
  return (
    <div className={framed ? c.page : `wrap ${c.page}`} data-outline={outline}>
      <div className={c.head} aria-hidden="true">
        <SkeletonLine width="min(100%, 380px)" height={40} />
        <SkeletonLine width="min(80%, 560px)" height={18} />
      </div>
      <div className={isCards ? c.list : c.body}>
        {isCards && <Lines count={9} />}
        <Skeleton kind={outline} count={outline === "table" ? 8 : 6} />
        {outline === "detail" && <Lines count={5} />}
      </div>
    </div>
  );
}

const widths = ["72%", "88%", "54%", "80%", "64%"] as const;

function Lines({ count }: { count: number }) {
  const lines = Array.from({ length: count }, (_, place) => ({ place, width: widths[place % widths.length] ?? "70%" }));
  return (
    <div className={c.side} aria-hidden="true">
      {lines.map(({ place, width }) => (
        <SkeletonLine key={place} width={width} />
      ))}
    </div>
  );
}

// Who stood within the last page must not stand in what nobody sees.
function leavePage(): void {
  const main = document.getElementById("main");
  if (main?.contains(document.activeElement)) main.focus({ preventScroll: true });
}
