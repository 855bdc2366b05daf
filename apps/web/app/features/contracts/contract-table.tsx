import { href, Link } from "react-router";
import type { ContractCard } from "#api-schema/contract-routes.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Money } from "../../ui/money.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { type Column, Table } from "../../ui/table.tsx";

/** One's contracts, from either side. */
export function ContractTable({ contracts }: { contracts: readonly ContractCard[] }) {
  const words = useText(contractsText);
  const columns: Column<ContractCard>[] = [
    {
      key: "contract",
      header: words.contract,
      cell: (row) => (
        <Link className="link" to={href("/contracts/:contract_id", { contract_id: row.contract_id })}>
          {row.title}
        </Link>
      ),
    },
    {
      key: "with",
      header: words.with,
      cell: (row) => (row.role === "freelancer" ? row.client.name : row.freelancer.name),
    },
    { key: "state", header: words.state, cell: (row) => <StatusChip of="contract" state={row.status} /> },
    { key: "done", header: words.progress, cell: (row) => words.done(row.milestones_done, row.milestones_count) },
    {
      key: "protected",
      header: words.protected,
      align: "end",
      cell: (row) => (
        <Money value={row.protected_amount} tone={row.protected_amount.amount === "0" ? "plain" : "safe"} />
      ),
    },
    { key: "total", header: words.total, align: "end", cell: (row) => <Money value={row.total} /> },
  ];
  return <Table caption={words.title} columns={columns} rows={contracts} rowKey={(row) => row.contract_id} />;
}
