import { href, Link } from "react-router";
import type { PaymentView } from "#api-schema/payments-views.ts";
import { useTold } from "../../features/money/use-told.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { paymentsText } from "../../messages/payments.ts";
import { stateText } from "../../messages/states.ts";
import { ChipRow } from "../../ui/chip-row.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { IconCreditCard } from "../../ui/icons.ts";
import { Money } from "../../ui/money.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/list.ts";
import c from "./list.module.css";

export { loader } from "./list.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(paymentsText, matches).title, { hidden: true });

export default function Payments({ loaderData }: Route.ComponentProps) {
  const { payments, viewerId, isFiltered, states, directions, more } = loaderData;
  const words = useText(paymentsText);
  const names = useText(stateText).payment;
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      <ChipRow
        label={words.direction}
        chips={directions.map(({ direction, ...chip }) => ({ ...chip, label: words.directions[direction ?? "all"] }))}
      />
      <ChipRow
        label={words.which}
        chips={states.map(({ state, ...chip }) => ({ ...chip, label: state === null ? words.anyState : names[state] }))}
      />
      {payments.length === 0 ? (
        <EmptyState
          icon={<IconCreditCard size={26} aria-hidden />}
          title={isFiltered ? words.noneOfThese : words.none}
          help={isFiltered ? words.noneOfTheseHelp : words.noneHelp}
        />
      ) : (
        <>
          <PaymentTable payments={payments} viewerId={viewerId} />
          <ShowMore {...more} shown={payments.length} />
        </>
      )}
    </>
  );
}

function PaymentTable({ payments, viewerId }: { payments: readonly PaymentView[]; viewerId: string }) {
  const words = useText(paymentsText);
  const told = useTold();
  const columns: Column<PaymentView>[] = [
    {
      key: "what",
      header: words.what,
      cell: (row) => (
        <Link className="link" to={href("/payments/:transaction_id", { transaction_id: row.transaction_id })}>
          {told(row.description)}
        </Link>
      ),
    },
    { key: "who", header: words.who, cell: (row) => (row.user_id === viewerId ? words.byYou : words.toYou) },
    { key: "state", header: words.state, cell: (row) => <PaymentState payment={row} /> },
    { key: "when", header: words.when, cell: (row) => <When at={row.created_at} /> },
    {
      key: "amount",
      header: words.amount,
      align: "end",
      // Whoever is paid knows it by the price agreed on; what was charged with fees stands on its page.
      cell: (row) => <Money value={row.user_id === viewerId ? row.amount : row.held_amount} />,
    },
  ];
  return <Table caption={words.title} columns={columns} rows={payments} rowKey={(row) => row.transaction_id} />;
}

function PaymentState({ payment }: { payment: PaymentView }) {
  const words = useText(paymentsText);
  const lost = payment.dispute?.state === "lost";
  return (
    <>
      {lost ? <StatusChip of="chargeback" state="lost" /> : <StatusChip of="payment" state={payment.status} />}
      {payment.refunds.some((refund) => refund.state === "failed") && (
        <span className={c.note}>{words.refundFailed}</span>
      )}
    </>
  );
}
