import { href, Link } from "react-router";
import type { DeskPayment } from "#api-schema/payment-desk.ts";
import { PaymentChip } from "../../../features/admin/payment-chip.tsx";
import { useTold } from "../../../features/money/use-told.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { paymentDeskText } from "../../../messages/payment-desk.ts";
import { peopleDeskText } from "../../../messages/people-desk.ts";
import { stateText } from "../../../messages/states.ts";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconReceipt } from "../../../ui/icons.ts";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(paymentDeskText, matches).title, { hidden: true });

export default function PaymentDesk({ loaderData }: Route.ComponentProps) {
  const { payments, states, status, waiting, payer, more } = loaderData;
  const told = useTold();
  const words = useText(paymentDeskText);
  const people = useText(peopleDeskText);
  const names = useText(stateText).payment;
  const path = href("/admin/payments");
  const ofPayer = payer === null ? {} : { payer: payer.user_id };
  const to = (filter: Readonly<Record<string, string>>) => `${path}?${new URLSearchParams({ ...ofPayer, ...filter })}`;
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
    { key: "payer", header: words.payer, cell: (row) => row.payer?.name ?? words.nobody },
    { key: "recipient", header: words.recipient, cell: (row) => row.recipient?.name ?? words.nobody },
    { key: "state", header: words.state, cell: (row) => <PaymentChip payment={row} /> },
    { key: "when", header: words.when, cell: (row) => <When at={row.created_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      <ChipRow
        label={words.which}
        chips={[
          { to: path, label: words.all, current: status === null && !waiting && payer === null },
          ...(payer === null
            ? []
            : [
                {
                  to: to({}),
                  label: words.ofOne(payer.name || people.nobody),
                  current: status === null && !waiting,
                },
              ]),
          { to: to({ order: "proposed" }), label: words.refundWaits, current: waiting },
          ...states.map((one) => ({ to: to({ status: one }), label: names[one], current: one === status })),
        ]}
      />
      {payments.length === 0 ? (
        <EmptyState icon={<IconReceipt size={26} aria-hidden />} title={words.none} help={words.noneHelp} />
      ) : (
        <>
          <Table caption={words.title} columns={columns} rows={payments} rowKey={(row) => row.transaction_id} />
          <ShowMore {...more} shown={payments.length} />
        </>
      )}
    </>
  );
}
