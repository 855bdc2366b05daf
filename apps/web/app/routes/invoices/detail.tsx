import { href, Link } from "react-router";
import type { InvoiceView } from "#api-schema/payments-views.ts";
import { pdfHref } from "../../features/money/pdf-href.ts";
import { useTold } from "../../features/money/use-told.ts";
import { formatRate } from "../../lib/format.ts";
import { formatDate } from "../../lib/format-time.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { paymentsText } from "../../messages/payments.ts";
import { toldText } from "../../messages/told.ts";
import b from "../../ui/button.module.css";
import { Card } from "../../ui/card.tsx";
import { IconFileText } from "../../ui/icons.ts";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { UtcDay } from "../../ui/utc-day.tsx";
import type { Route } from "./+types/detail.ts";
import c from "./detail.module.css";

export { loader } from "./detail.server.ts";

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(loaderData ? loaderData.invoice.number : headWords(moneyText, matches).invoicesTitle, { hidden: true });

type Line = InvoiceView["lines"][number];
type Party = InvoiceView["issuer"];

export default function Invoice({ loaderData }: Route.ComponentProps) {
  const { invoice, paymentId } = loaderData;
  const words = useText(moneyText);
  const { payment: toPayment } = useText(paymentsText);
  const told = useTold();
  const reader = useReader();
  const { locale } = reader;
  const euros = invoice.tax_in_euros;
  return (
    <>
      <PageHeader
        inset
        title={`${words.kinds[invoice.kind]} ${invoice.number}`}
        crumbs={[{ label: words.invoicesTitle, to: href("/invoices") }, { label: invoice.number }]}
        actions={
          <a
            className={b.button}
            data-kind="primary"
            data-size="md"
            href={pdfHref(invoice.invoice_id, locale)}
            download
          >
            <IconFileText aria-hidden />
            <span>{words.download}</span>
          </a>
        }
      />
      <div className={c.parties}>
        <PartyBox title={words.issuer} party={invoice.issuer} />
        <PartyBox title={words.recipient} party={invoice.recipient} />
        <div>
          <h2 className={c.title}>{words.issued}</h2>
          <UtcDay at={invoice.issued_at} />
          {paymentId && (
            <p>
              <Link className="link" to={href("/payments/:transaction_id", { transaction_id: paymentId })}>
                {toPayment}
              </Link>
            </p>
          )}
          {invoice.credits && (
            <p>
              <Link className="link" to={href("/invoices/:invoice_id", { invoice_id: invoice.credits.invoice_id })}>
                {words.credits(invoice.credits.number)}
              </Link>
            </p>
          )}
        </div>
      </div>
      <Lines invoice={invoice} />
      <Card look="soft">
        <KeyValue
          facts={[
            { label: words.net, value: <Money value={invoice.net} /> },
            { label: words.tax, value: <Money value={invoice.tax} /> },
            ...(euros ? [{ label: words.taxInEuros, value: <Money value={euros.amount} /> }] : []),
            { label: words.gross, value: <Money value={invoice.gross} size="lg" /> },
          ]}
        />
        {euros && (
          <p className={c.note}>{words.perEuro(euros.rate, invoice.currency, formatDate(euros.rate_date, reader))}</p>
        )}
        <p className={c.note}>{told(invoice.tax_note)}</p>
      </Card>
    </>
  );
}

function PartyBox({ title, party }: { title: string; party: Party }) {
  const { party: told } = useText(toldText);
  return (
    <div>
      <h2 className={c.title}>{title}</h2>
      <b>{party.name}</b>
      {party.lines.map((line) => (
        <p key={line}>{told(line)}</p>
      ))}
    </div>
  );
}

function Lines({ invoice }: { invoice: InvoiceView }) {
  const words = useText(moneyText);
  const { locale } = useReader();
  const told = useTold();
  const columns: Column<Line>[] = [
    { key: "what", header: words.what, cell: (row) => told(row.description) },
    { key: "net", header: words.net, align: "end", cell: (row) => <Money value={row.net} /> },
    { key: "rate", header: words.tax, align: "end", cell: (row) => formatRate(row.tax_rate_bps, locale) },
    { key: "gross", header: words.gross, align: "end", cell: (row) => <Money value={row.gross} /> },
  ];
  return (
    <Table
      caption={words.kinds[invoice.kind]}
      columns={columns}
      rows={invoice.lines}
      rowKey={(row) => row.description}
    />
  );
}
