import { formatChange, formatNumber } from "../../../lib/format.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { insightsText } from "../../../messages/insights.ts";
import { StatRow, StatTile } from "../../../ui/stat-tile.tsx";
import type { ShownInsights } from "./insights-data.server.ts";
import { type Figure, figures } from "./periods.ts";

interface KeyFiguresProps {
  readonly insights: ShownInsights;
  /** The address that shows more of a figure. */
  readonly toShow: (figure: Figure) => string;
}

/** What the days add up to, beside as many days before. */
export function KeyFigures({ insights: { totals, totals_before, show }, toShow }: KeyFiguresProps) {
  const words = useText(insightsText);
  const { locale } = useReader();
  return (
    <StatRow>
      {figures.map((figure) => {
        const [now, before] = [totals[figure], totals_before[figure]];
        const change = () => words.change(formatChange(now / before - 1, locale), formatNumber(before, locale));
        return (
          <StatTile
            key={figure}
            label={words.figures[figure]}
            value={formatNumber(now, locale)}
            note={before > 0 ? change() : words.noneBefore}
            to={toShow(figure)}
            current={figure === show}
          />
        );
      })}
    </StatRow>
  );
}
