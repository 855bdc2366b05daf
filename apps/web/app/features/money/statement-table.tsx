import type { Static } from "typebox";
import type { StatementEntry } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Money } from "../../ui/money.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { UtcDay } from "../../ui/utc-day.tsx";
import { useTold } from "./use-told.ts";

type Entry = Static<typeof StatementEntry>;

/** Every movement with the balance after it. */
export function StatementTable({ entries }: { entries: readonly Entry[] }) {
  const words = useText(moneyText);
  const told = useTold();
  const columns: Column<Entry>[] = [
    { key: "what", header: words.what, cell: (row) => told(row.description) },
    { key: "when", header: words.when, cell: (row) => <UtcDay at={row.created_at} /> },
    {
      key: "amount",
      header: words.amount,
      align: "end",
      cell: (row) => <Money value={row.amount} tone={row.amount.amount.startsWith("-") ? "plain" : "safe"} />,
    },
    { key: "balance", header: words.balance, align: "end", cell: (row) => <Money value={row.balance} /> },
  ];
  return <Table caption={words.statement} columns={columns} rows={entries} rowKey={(row) => row.entry_id} />;
}
