import { Link } from "react-router";
import type { DisputeCard } from "#api-schema/disputes.ts";
import { useText } from "../../lib/text.ts";
import { disputesText } from "../../messages/disputes.ts";
import { Badge } from "../../ui/badge.tsx";
import { Instant } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { type Column, Table } from "../../ui/table.tsx";

interface DisputeTableProps {
  readonly disputes: readonly DisputeCard[];
  readonly linkTo: (disputeId: string) => string;
}

/** Disputes with whose turn it is and until when. */
export function DisputeTable({ disputes, linkTo }: DisputeTableProps) {
  const words = useText(disputesText);
  const columns: Column<DisputeCard>[] = [
    {
      key: "milestone",
      header: words.milestone,
      cell: (row) => (
        <Link className="link" to={linkTo(row.dispute_id)}>
          {row.milestone.title}
        </Link>
      ),
    },
    { key: "contract", header: words.contract, cell: (row) => row.contract.title },
    {
      key: "between",
      header: words.between,
      cell: (row) => words.betweenBoth(row.client.name, row.freelancer.name),
    },
    {
      key: "state",
      header: words.state,
      cell: (row) =>
        row.needs_confirmation ? (
          <Badge tone="act">{words.secondNeeded}</Badge>
        ) : (
          <StatusChip of="dispute" state={row.status} />
        ),
    },
    {
      key: "waits",
      header: words.waitsFor,
      cell: (row) => (row.waiting_for === null ? "–" : words.turn[row.waiting_for]),
    },
    { key: "due", header: words.due, cell: (row) => (row.due_at === null ? "–" : <Instant at={row.due_at} />) },
    { key: "amount", header: words.frozen, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  return <Table caption={words.title} columns={columns} rows={disputes} rowKey={(row) => row.dispute_id} />;
}
