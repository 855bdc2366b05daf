import { href, Link } from "react-router";
import type { InvoiceView } from "#api-schema/payments-views.ts";
import { pdfHref } from "../../features/money/pdf-href.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconReceipt } from "../../ui/icons.ts";
import { Money } from "../../ui/money.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).invoicesTitle, { hidden: true });

const kinds = ["receipt", "service_fee_invoice", "service_statement", "subscription_invoice", "credit_note"] as const;

export default function Invoices({ loaderData }: Route.ComponentProps) {
  const { invoices, kind, more } = loaderData;
  const words = useText(moneyText);
  const path = href("/invoices");
  return (
    <>
      <PageHeader inset title={words.invoicesTitle} lede={words.invoicesLede} />
      <ChipRow
        label={words.which}
        chips={[
          { to: path, label: words.all, current: kind === null },
          ...kinds.map((one) => ({ to: `${path}?kind=${one}`, label: words.kinds[one], current: one === kind })),
        ]}
      />
      {invoices.length === 0 ? (
        <EmptyState
          icon={<IconReceipt size={26} aria-hidden />}
          title={words.invoicesNone}
          help={words.invoicesNoneHelp}
        />
      ) : (
        <>
          <InvoiceTable invoices={invoices} />
          <ShowMore {...more} shown={invoices.length} />
        </>
      )}
    </>
  );
}

function InvoiceTable({ invoices }: { invoices: readonly InvoiceView[] }) {
  const words = useText(moneyText);
  const columns: Column<InvoiceView>[] = [
    {
      key: "number",
      header: words.number,
      cell: (row) => (
        <Link className="link" to={href("/invoices/:invoice_id", { invoice_id: row.invoice_id })}>
          {row.number}
        </Link>
      ),
    },
    { key: "kind", header: words.kind, cell: (row) => words.kinds[row.kind] },
    { key: "issued", header: words.issued, cell: (row) => <When at={row.issued_at} absolute /> },
    { key: "gross", header: words.gross, align: "end", cell: (row) => <Money value={row.gross} /> },
    {
      key: "pdf",
      header: words.download,
      align: "end",
      cell: (row) => (
        <a className="link" href={pdfHref(row.invoice_id)} aria-label={`${words.download}: ${row.number}`} download>
          PDF
        </a>
      ),
    },
  ];
  return <Table caption={words.invoicesTitle} columns={columns} rows={invoices} rowKey={(row) => row.invoice_id} />;
}
