import { href } from "react-router";
import type { TaxYearView } from "#api-schema/payments-tax.ts";
import { formatMoney, formatNumber } from "../../lib/format.ts";
import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { taxText } from "../../messages/tax.ts";
import { Badge } from "../../ui/badge.tsx";
import b from "../../ui/button.module.css";
import { Card } from "../../ui/card.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { Money } from "../../ui/money.tsx";
import { Section } from "../../ui/section.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { pdfLanguage } from "./pdf-href.ts";
import c from "./tax-year.module.css";

type Total = TaxYearView["totals"][number];
type Threshold = TaxYearView["thresholds"][number];

/** What a year came to, by kind, with its files. */
export function TaxYear({ year, years }: { year: TaxYearView; years: readonly number[] }) {
  const words = useText(taxText);
  const { locale } = useReader();
  const columns: Column<Total>[] = [
    { key: "what", header: words.what, cell: (row) => words.kinds[row.kind] },
    { key: "count", header: words.count, align: "end", cell: (row) => formatNumber(row.count, locale) },
    { key: "total", header: words.total, align: "end", cell: (row) => <Money value={row.total} /> },
  ];
  return (
    <Section
      title={words.yearTitle(year.year)}
      {...(year.totals.length === 0 ? { lede: words.nothing } : year.complete ? {} : { lede: words.yearOpen })}
      action={
        <span className={c.files}>
          <Download year={year.year} kind="pdf" label={words.pdf} />
          <Download year={year.year} kind="csv" label={words.csv} />
        </span>
      }
    >
      {years.length > 1 && (
        <ChipRow
          label={words.years}
          chips={years.map((one) => ({
            to: `${href("/tax")}?year=${one}`,
            label: String(one),
            current: one === year.year,
          }))}
        />
      )}
      {year.totals.length > 0 && (
        <Table
          caption={words.yearTitle(year.year)}
          columns={columns}
          rows={year.totals}
          rowKey={(row) => `${row.kind} ${row.total.currency}`}
        />
      )}
    </Section>
  );
}

function Download({ year, kind, label }: { year: number; kind: "csv" | "pdf"; label: string }) {
  const { locale } = useReader();
  return (
    <a
      className={b.button}
      data-kind="secondary"
      data-size="sm"
      href={`/api/tax-years/${year}/${kind}${kind === "pdf" ? `?${pdfLanguage(locale)}` : ""}`}
      download
    >
      <span>{label}</span>
    </a>
  );
}

const tones = { below: "plain", near: "warn", reached: "act" } as const;

/** Which authority hears of it, and how far it is. */
export function TaxThresholds({ year }: { year: TaxYearView }) {
  const words = useText(taxText);
  const reader = useReader();
  if (year.thresholds.length === 0) return null;
  const sum = ({ earned, amount }: Threshold) => {
    const shown = formatMoney(earned, reader.locale);
    // A threshold of nothing is passed by anything: "of 0.00" would say less than the sum alone.
    return amount.amount === "0" ? shown : words.earnedOf(shown, formatMoney(amount, reader.locale));
  };
  return (
    <Section title={words.thresholdsTitle} lede={words.rates(formatDate(year.rate_date, reader))}>
      {year.thresholds.map((row) => (
        <Card key={row.form} title={row.form} lede={words.rules[row.note] ?? row.note}>
          <Badge tone={tones[row.state]} dot>
            {words.thresholdStates[row.state]}
          </Badge>
          <p>
            {words.filedBy[row.filed_by]} · {sum(row)}
          </p>
          {row.left_out.length > 0 && <p>{words.leftOut(row.left_out.join(", "))}</p>}
        </Card>
      ))}
    </Section>
  );
}
