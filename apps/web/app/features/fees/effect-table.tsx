import type { FeeEffect } from "#api-schema/payments-fees.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import { Money } from "../../ui/money.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { useTold } from "../money/use-told.ts";
import c from "./effect-table.module.css";

/** What a pack would change, at example prices. */
export function EffectTable({ effects }: { effects: readonly FeeEffect[] }) {
  const words = useText(feesText);
  const columns: Column<FeeEffect>[] = [
    { key: "price", header: words.price, cell: (row) => <Price of={row} /> },
    {
      key: "client_before",
      header: words.clientBefore,
      align: "end",
      cell: (row) => (row.before ? <Money value={row.before.payer_total} /> : words.none),
    },
    {
      key: "client_then",
      header: words.clientThen,
      align: "end",
      cell: (row) => (
        <>
          <Money value={row.after.payer_total} />
          <Lines of={row.after.payer_lines} />
        </>
      ),
    },
    {
      key: "freelancer_before",
      header: words.freelancerBefore,
      align: "end",
      cell: (row) => (row.before ? <Money value={row.before.recipient_net} /> : words.none),
    },
    {
      key: "freelancer_then",
      header: words.freelancerThen,
      align: "end",
      cell: (row) => (
        <>
          <Money value={row.after.recipient_net} tone="safe" />
          <Lines of={row.after.recipient_lines} />
        </>
      ),
    },
    {
      key: "lost_before",
      header: words.lostBefore,
      align: "end",
      cell: (row) => (row.before ? <Lost of={row.before} /> : words.none),
    },
    { key: "lost_then", header: words.lostThen, align: "end", cell: (row) => <Lost of={row.after} /> },
  ];
  return (
    <Table
      caption={words.effect}
      columns={columns}
      rows={effects}
      rowKey={({ price, billed_before }) => `${price.amount} ${price.currency} ${billed_before.amount}`}
    />
  );
}

function Price({ of: { price, billed_before } }: { of: FeeEffect }) {
  const words = useText(feesText);
  const { locale } = useReader();
  return (
    <>
      <Money value={price} />
      {billed_before.amount !== "0" && (
        <small className={c.note}>{words.onceBilled(formatMoney(billed_before, locale))}</small>
      )}
    </>
  );
}

/** Each fee and why it is so much. */
function Lines({ of }: { of: FeeEffect["after"]["payer_lines"] }) {
  const told = useTold();
  const { locale } = useReader();
  return of.map((line) => (
    <small key={line.kind} className={c.note}>
      {told(line.label)}: {formatMoney(line.amount, locale)} ({told(line.because)})
    </small>
  ));
}

function Lost({ of: { lost_processing: lost } }: { of: FeeEffect["after"] }) {
  const words = useText(feesText);
  return (
    <>
      <Money value={lost.amount} /> {words.loses[lost.borne_by]}
    </>
  );
}
