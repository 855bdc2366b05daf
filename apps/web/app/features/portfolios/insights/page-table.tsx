import type { PageInsight } from "#api-schema/portfolio-insights.ts";
import { formatNumber } from "../../../lib/format.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { insightsText } from "../../../messages/insights.ts";
import { Card } from "../../../ui/card.tsx";
import { Table } from "../../../ui/table.tsx";
import { Download } from "./download.tsx";

/** How often the portfolio and each of its pieces were opened. */
export function PageTable({ pages, csv }: { pages: readonly PageInsight[]; csv: string }) {
  const words = useText(insightsText);
  const { locale } = useReader();
  const names = { portfolio: words.itself, gone: words.gone };
  return (
    <Card title={words.pages} action={<Download to={csv} label={words.asCsv} full={words.csvOf(words.pages)} />}>
      <Table<PageInsight>
        caption={words.pages}
        rows={pages}
        rowKey={(page) => page.item_id ?? page.kind}
        columns={[
          {
            key: "page",
            header: words.page,
            cell: (page) => (page.kind === "item" ? page.title : names[page.kind]),
          },
          { key: "views", header: words.views, align: "end", cell: (page) => formatNumber(page.views, locale) },
          {
            key: "before",
            header: words.before,
            align: "end",
            cell: (page) => formatNumber(page.views_before, locale),
          },
        ]}
      />
    </Card>
  );
}
