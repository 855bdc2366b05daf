import type { InsightsView } from "#api-schema/portfolio-insights.ts";
import { formatNumber, formatRate } from "../../../lib/format.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { insightsText } from "../../../messages/insights.ts";
import { BarList } from "../../../ui/bar-list.tsx";
import { Card } from "../../../ui/card.tsx";
import { Download } from "./download.tsx";

/** Where viewers came from, with the sites that led most of them here. */
export function SourceBars({ sources, csv }: { sources: InsightsView["sources"]; csv: string }) {
  const words = useText(insightsText);
  const { locale } = useReader();
  const all = Math.max(
    1,
    sources.reduce((sum, source) => sum + source.viewers, 0),
  );
  return (
    <Card title={words.sources} action={<Download to={csv} label={words.asCsv} full={words.csvOf(words.sources)} />}>
      <BarList
        bars={sources.map(({ source, viewers, hosts }) => ({
          key: source,
          label: words.sourceNames[source],
          value: viewers,
          shown: words.ofAll(
            formatNumber(viewers, locale),
            formatRate(Math.round((100 * viewers) / all) * 100, locale),
          ),
          note: hosts.map(({ host, viewers: led }) => words.host(host, formatNumber(led, locale))).join(" · "),
        }))}
      />
    </Card>
  );
}
