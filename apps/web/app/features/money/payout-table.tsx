import type { PayoutView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Money } from "../../ui/money.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import c from "./payout-table.module.css";
import { useFailure } from "./use-failure.ts";

/** Withdrawals and how they went; one that failed says why, and that the money is back. */
export function PayoutTable({ payouts }: { payouts: readonly PayoutView[] }) {
  const words = useText(moneyText);
  const say = useFailure();
  const columns: Column<PayoutView>[] = [
    {
      key: "to",
      header: words.toAccount,
      cell: (row) => (
        <span>
          {words.account(row.method.last4)}
          {row.failure && <span className={c.failure}>{say(row.failure)}</span>}
        </span>
      ),
    },
    { key: "state", header: words.state, cell: (row) => <StatusChip of="payout" state={row.status} /> },
    { key: "when", header: words.when, cell: (row) => <When at={row.paid_at ?? row.created_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  return <Table caption={words.payoutsTitle} columns={columns} rows={payouts} rowKey={(row) => row.payout_id} />;
}
