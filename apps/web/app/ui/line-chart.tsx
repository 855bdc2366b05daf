import { topOfScale } from "./chart-scale.ts";
import c from "./line-chart.module.css";

export interface ChartPoint {
  readonly key: string;
  readonly label: string;
  readonly value: number;
}

interface LineChartProps {
  /** The message of the chart in a sentence, for who cannot see it. The figures belong into a table beside it. */
  readonly summary: string;
  readonly points: readonly ChartPoint[];
  readonly format: (value: number) => string;
}

const LABELS = 5;

/** One series over time. Drawn on the server; a point's figure shows under the pointer, without script. */
export function LineChart({ summary, points, format }: LineChartProps) {
  const top = topOfScale(Math.max(0, ...points.map((point) => point.value)));
  const line = points.map(({ value }, place) => `${place === 0 ? "M" : "L"}${place + 0.5} ${top - value}`).join(" ");
  const area = `${line} L${points.length - 0.5} ${top} L0.5 ${top} Z`;
  return (
    // Time runs from left to right in every script.
    <div role="img" aria-label={summary} className={c.chart} dir="ltr">
      <div className={c.scale}>
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{format(value)}</span>
        ))}
      </div>
      <div className={c.plot}>
        <svg
          viewBox={`0 0 ${points.length} ${top}`}
          preserveAspectRatio="none"
          className={c.drawing}
          aria-hidden="true"
        >
          <path d={area} className={c.area} />
          <path d={line} className={c.line} />
        </svg>
        {points.map(({ key, label, value }, place) => (
          <div key={key} className={c.slot} data-side={place < points.length / 2 ? "start" : "end"}>
            <span className={c.dot} style={{ bottom: `${(100 * value) / top}%` }} />
            <span className={c.tip}>
              {label} <b>{format(value)}</b>
            </span>
          </div>
        ))}
      </div>
      <div className={c.times}>
        {labelled(points).map(({ key, label, place }) => (
          <span key={key} style={{ insetInlineStart: `${(100 * (place + 0.5)) / points.length}%` }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

/** A few points, evenly spread from the first to the last. */
function labelled(points: readonly ChartPoint[]): readonly (ChartPoint & { readonly place: number })[] {
  const placed = points.map((point, place) => ({ ...point, place }));
  if (points.length <= LABELS) return placed;
  const apart = (points.length - 1) / (LABELS - 1);
  return placed.filter(({ place }) => Math.round(Math.round(place / apart) * apart) === place);
}
