import { href, Link } from "react-router";
import type { InvoiceView } from "#api-schema/payments-views.ts";
import { pdfHref } from "../../features/money/pdf-href.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { walletText } from "../../messages/wallet.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FieldRow, Form, FormActions } from "../../ui/form.tsx";
import { IconReceipt } from "../../ui/icons.ts";
import { Money } from "../../ui/money.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { UtcDay } from "../../ui/utc-day.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).invoicesTitle, { hidden: true });

export default function Invoices({ loaderData }: Route.ComponentProps) {
  const { invoices, organisation, kind, kinds, period, more } = loaderData;
  const words = useText(moneyText);
  const wallet = useText(walletText);
  const isOfDays = period.from !== null || period.to !== null;
  return (
    <>
      <PageHeader
        inset
        title={organisation ? words.invoicesOf(organisation.name) : words.invoicesTitle}
        lede={organisation ? words.invoicesOfLede : words.invoicesLede}
        {...(organisation
          ? { crumbs: [{ label: words.invoicesTitle, to: href("/invoices") }, { label: organisation.name }] }
          : {})}
      />
      <ChipRow
        label={words.which}
        chips={kinds.map(({ kind, ...chip }) => ({ ...chip, label: kind === null ? words.all : words.kinds[kind] }))}
      />
      <Days {...loaderData} />
      {invoices.length === 0 ? (
        <EmptyState
          icon={<IconReceipt size={26} aria-hidden />}
          title={isOfDays ? wallet.nothing : kind ? words.invoicesNoneOfKind : words.invoicesNone}
          help={isOfDays ? words.invoicesNoneOfDays : kind ? words.invoicesNoneOfKindHelp : words.invoicesNoneHelp}
        />
      ) : (
        <>
          <InvoiceTable {...loaderData} />
          <ShowMore {...more} shown={invoices.length} />
        </>
      )}
    </>
  );
}

/** From which day to which one; without JavaScript too. */
function Days({ kind, issued, organisation, period, allDays }: Route.ComponentProps["loaderData"]) {
  const words = useText(walletText);
  const money = useText(moneyText);
  const reply = period.isBackwards ? { values: {}, errors: { to: words.periodRefused }, message: null } : null;
  return (
    <Card look="soft" lede={words.daysUtc}>
      <Form method="get" reply={reply}>
        {kind && <input type="hidden" name="kind" value={kind} />}
        {issued === "ascending" && <input type="hidden" name="sort" value="issued_at" />}
        {organisation && <input type="hidden" name="organisation" value={organisation.organisation_id} />}
        <FieldRow>
          <DateField name="from" label={words.from} optional defaultValue={period.from ?? undefined} />
          <DateField name="to" label={words.to} optional defaultValue={period.to ?? undefined} />
        </FieldRow>
        <FormActions>
          <Button kind="secondary">{words.show}</Button>
          {(period.from !== null || period.to !== null) && (
            <Button kind="quiet" to={allDays}>
              {money.allDays}
            </Button>
          )}
        </FormActions>
      </Form>
    </Card>
  );
}

type InvoiceTableProps = Pick<Route.ComponentProps["loaderData"], "invoices" | "issued" | "otherOrder">;

function InvoiceTable({ invoices, issued, otherOrder }: InvoiceTableProps) {
  const words = useText(moneyText);
  const { locale } = useReader();
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
    {
      key: "issued",
      header: words.issued,
      cell: (row) => <UtcDay at={row.issued_at} />,
      sortHref: otherOrder,
      sorted: issued,
    },
    { key: "gross", header: words.gross, align: "end", cell: (row) => <Money value={row.gross} /> },
    {
      key: "pdf",
      header: words.download,
      align: "end",
      cell: (row) => (
        <a
          className="link"
          href={pdfHref(row.invoice_id, locale)}
          aria-label={`${words.download}: ${row.number}`}
          download
        >
          PDF
        </a>
      ),
    },
  ];
  return <Table caption={words.invoicesTitle} columns={columns} rows={invoices} rowKey={(row) => row.invoice_id} />;
}
