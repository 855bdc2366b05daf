import { href, Link } from "react-router";
import type { DeskPayment } from "#api-schema/payment-desk.ts";
import { FindForm } from "../../../features/admin/find-form.tsx";
import { PaymentChip } from "../../../features/admin/payment-chip.tsx";
import { PersonLink } from "../../../features/admin/person-link.tsx";
import { useFilterHref } from "../../../features/admin/use-filter-href.ts";
import { useTold } from "../../../features/money/use-told.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { deskSearchText } from "../../../messages/desk-search.ts";
import { paymentDeskText } from "../../../messages/payment-desk.ts";
import { stateText } from "../../../messages/states.ts";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconReceipt } from "../../../ui/icons.ts";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(paymentDeskText, matches).title, { hidden: true });

export default function PaymentDesk({ loaderData }: Route.ComponentProps) {
  const { payments, states, status, waiting, about, whose, more } = loaderData;
  const told = useTold();
  const words = useText(paymentDeskText);
  const search = useText(deskSearchText);
  const names = useText(stateText).payment;
  const to = useFilterHref();
  const isAsked = whose.asked !== null || about !== null;
  const columns: Column<DeskPayment>[] = [
    {
      key: "what",
      header: words.what,
      cell: (row) => (
        <Link className="link" to={href("/admin/payments/:transaction_id", { transaction_id: row.transaction_id })}>
          {told(row.description)}
        </Link>
      ),
    },
    { key: "payer", header: words.payer, cell: (row) => <PersonLink person={row.payer} /> },
    {
      key: "recipient",
      header: words.recipient,
      cell: (row) => (row.type === "subscription" ? words.nobody : <PersonLink person={row.recipient} />),
    },
    { key: "state", header: words.state, cell: (row) => <PaymentChip payment={row} /> },
    { key: "when", header: words.when, cell: (row) => <When at={row.created_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      <FindForm {...whose} keep={{ status, order: waiting ? "proposed" : null }}>
        <TextField name="about" label={search.payment} optional defaultValue={about ?? undefined} />
      </FindForm>
      <ChipRow
        label={words.which}
        chips={[
          { to: to({ status: null, order: null }), label: words.all, current: status === null && !waiting },
          { to: to({ status: null, order: "proposed" }), label: words.refundWaits, current: waiting },
          ...states.map((one) => ({
            to: to({ status: one, order: null }),
            label: names[one],
            current: one === status,
          })),
        ]}
      />
      {payments.length === 0 ? (
        <EmptyState
          icon={<IconReceipt size={26} aria-hidden />}
          {...(isAsked ? { title: search.none, help: search.noneHelp } : { title: words.none, help: words.noneHelp })}
        />
      ) : (
        <>
          <Table caption={words.title} columns={columns} rows={payments} rowKey={(row) => row.transaction_id} />
          <ShowMore {...more} shown={payments.length} />
        </>
      )}
    </>
  );
}
