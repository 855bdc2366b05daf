import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import c from "./skeleton.module.css";

/** A line of text that has not come yet. */
export function SkeletonLine({ width = "100%", height = 14 }: { width?: string; height?: number }) {
  return <span className={c.line} style={{ width, height }} aria-hidden="true" />;
}

type SkeletonKind = "work" | "person" | "project" | "table" | "detail" | "form";

const heights: Readonly<Record<SkeletonKind, number>> = {
  ...{ work: 20, person: 20, project: 20 },
  ...{ table: 14, detail: 16, form: 46 },
};

/** Stands where cards or rows will stand, in their shape and size, so that nothing moves when they come. */
export function Skeleton({ kind, count = 6 }: { kind: SkeletonKind; count?: number }) {
  const { loading } = useText(uiText);
  const places = Array.from({ length: count }, (_, place) => `${kind}-${place}`);
  return (
    <div className={c.grid} data-kind={kind} role="status">
      <span className="vh">{loading}</span>
      {places.map((place) => (
        <div key={place} className={c.item} aria-hidden="true">
          {kind === "work" && <span className={c.media} />}
          {kind === "person" && <span className={c.face} />}
          {kind === "form" && <SkeletonLine width="30%" />}
          <SkeletonLine width={kind === "form" ? "100%" : "82%"} height={heights[kind]} />
          {kind !== "table" && kind !== "form" && <SkeletonLine width="56%" />}
          {kind === "project" && <SkeletonLine width="94%" />}
        </div>
      ))}
    </div>
  );
}
