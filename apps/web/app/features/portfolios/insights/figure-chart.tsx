import { formatNumber } from "../../../lib/format.ts";
import { formatDate, formatDay } from "../../../lib/format-time.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { insightsText } from "../../../messages/insights.ts";
import { Card } from "../../../ui/card.tsx";
import { LineChart } from "../../../ui/line-chart.tsx";
import { Table } from "../../../ui/table.tsx";
import { Download } from "./download.tsx";
import c from "./insights.module.css";
import type { ShownInsights } from "./insights-data.server.ts";
import { type DayFigures, figures } from "./periods.ts";

/** The chosen figure over the days, with all of them as a table behind. */
export function FigureChart({ insights, csv }: { insights: ShownInsights; csv: string }) {
  const words = useText(insightsText);
  const reader = useReader();
  const { points, show, by, totals } = insights;
  const title = (by === "day" ? words.byDay : words.byWeek)[show];
  const number = (value: number) => formatNumber(value, reader.locale);
  const period = words.period(formatDate(insights.from, reader), formatDate(insights.to, reader));
  const most = points.reduce((best, point) => (point[show] > best[show] ? point : best));
  const told = words.summary(title, period, number(totals[show]));
  const summary =
    most[show] > 0 ? `${told}, ${words.most(number(most[show]), formatDay(most.day, reader.locale))}` : told;
  return (
    <Card title={title} lede={period} action={<Download to={csv} label={words.asCsv} full={words.csvOf(title)} />}>
      <LineChart
        summary={summary}
        format={number}
        points={points.map((point) => ({
          key: point.day,
          label: formatDay(point.day, reader.locale),
          value: point[show],
        }))}
      />
      <details className={c.table}>
        <summary>{words.asTable}</summary>
        <Table<DayFigures>
          caption={title}
          rowKey={(point) => point.day}
          rows={points.toReversed()}
          columns={[
            {
              key: "day",
              header: by === "day" ? words.day : words.week,
              cell: (point) => <time dateTime={point.day}>{formatDate(point.day, reader)}</time>,
            },
            ...figures.map((figure) => ({
              key: figure,
              header: words.figures[figure],
              align: "end" as const, // the literal, not any text
              cell: (point: DayFigures) => number(point[figure]),
            })),
          ]}
        />
      </details>
    </Card>
  );
}
