import type { FeeEffect } from "#api-schema/payments-fees.ts";
import { useText } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import { Money } from "../../ui/money.tsx";
import { type Column, Table } from "../../ui/table.tsx";

/** What a pack would change, at example prices. */
export function EffectTable({ effects }: { effects: readonly FeeEffect[] }) {
  const words = useText(feesText);
  const columns: Column<FeeEffect>[] = [
    { key: "price", header: words.price, cell: (row) => <Money value={row.price} /> },
    {
      key: "client_today",
      header: words.clientToday,
      align: "end",
      cell: (row) => (row.today ? <Money value={row.today.payer_total} /> : words.none),
    },
    {
      key: "client_then",
      header: words.clientThen,
      align: "end",
      cell: (row) => <Money value={row.after.payer_total} />,
    },
    {
      key: "freelancer_today",
      header: words.freelancerToday,
      align: "end",
      cell: (row) => (row.today ? <Money value={row.today.recipient_net} /> : words.none),
    },
    {
      key: "freelancer_then",
      header: words.freelancerThen,
      align: "end",
      cell: (row) => <Money value={row.after.recipient_net} tone="safe" />,
    },
    {
      key: "lost_today",
      header: words.lostToday,
      align: "end",
      cell: (row) => (row.today ? <Lost of={row.today} /> : words.none),
    },
    { key: "lost_then", header: words.lostThen, align: "end", cell: (row) => <Lost of={row.after} /> },
  ];
  return (
    <Table
      caption={words.effect}
      columns={columns}
      rows={effects}
      rowKey={({ price }) => `${price.amount} ${price.currency}`}
    />
  );
}

function Lost({ of: { lost_processing: lost } }: { of: FeeEffect["after"] }) {
  const words = useText(feesText);
  return (
    <>
      <Money value={lost.amount} /> {words.loses[lost.borne_by]}
    </>
  );
}
