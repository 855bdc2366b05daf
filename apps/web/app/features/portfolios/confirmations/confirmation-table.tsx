import { href, Link } from "react-router";
import type { ConfirmationCard } from "#api-schema/confirmations.ts";
import { useText } from "../../../lib/text.ts";
import { confirmationsText } from "../../../messages/confirmations.ts";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";

interface ConfirmationTableProps {
  readonly confirmations: readonly ConfirmationCard[];
  readonly side: ConfirmationCard["role"];
  readonly caption: string;
}

/** Requests of one side, each with the other side's name. */
export function ConfirmationTable({ confirmations, side, caption }: ConfirmationTableProps) {
  const words = useText(confirmationsText);
  const columns: Column<ConfirmationCard>[] = [
    {
      key: "piece",
      header: words.piece,
      cell: ({ confirmation_id, item_title }) => (
        <Link className="link" to={href("/confirmations/:confirmation_id", { confirmation_id })}>
          {item_title}
        </Link>
      ),
    },
    { key: "contract", header: words.contractLabel, cell: ({ contract }) => contract.title },
    {
      key: "other",
      header: side === "client" ? words.from : words.to,
      cell: ({ owner, client }) => (side === "client" ? owner.name : (client?.name ?? words.left)),
    },
    { key: "asked", header: words.askedOn, cell: ({ asked_at }) => <When at={asked_at} absolute /> },
    { key: "state", header: words.state, cell: ({ state }) => <StatusChip of="confirmation" state={state} /> },
  ];
  return (
    <Table caption={caption} columns={columns} rows={confirmations} rowKey={({ confirmation_id }) => confirmation_id} />
  );
}
