import { href, Link } from "react-router";
import type { OfferView, ProposalView } from "#api-schema/hiring-views.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Money } from "../../ui/money.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";

type Role = "client" | "freelancer";

/** One's own proposals, or those one received. */
export function ProposalTable({ proposals, role }: { proposals: readonly ProposalView[]; role: Role }) {
  const words = useText(hiringText);
  const from: Column<ProposalView> = { key: "from", header: words.from, cell: (row) => row.freelancer.name };
  const columns: Column<ProposalView>[] = [
    {
      key: "project",
      header: words.project,
      cell: (row) => (
        <Link className="link" to={href("/proposals/:proposal_id", { proposal_id: row.proposal_id })}>
          {row.project.title}
        </Link>
      ),
    },
    ...(role === "client" ? [from] : []),
    { key: "state", header: words.state, cell: (row) => <StatusChip of="proposal" state={row.status} /> },
    { key: "when", header: words.when, cell: (row) => <When at={row.updated_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  const caption = role === "client" ? words.receivedTitle : words.sentTitle;
  return <Table caption={caption} columns={columns} rows={proposals} rowKey={(row) => row.proposal_id} />;
}

/** Offers without a proposal: their newest versions. */
export function OfferTable({ offers, role }: { offers: readonly OfferView[]; role: Role }) {
  const words = useText(hiringText);
  const columns: Column<OfferView>[] = [
    {
      key: "title",
      header: words.title,
      cell: (row) => (
        <Link className="link" to={href("/offers/:offer_id", { offer_id: row.offer_id })}>
          {row.title}
        </Link>
      ),
    },
    {
      key: "other",
      header: role === "client" ? words.to : words.from,
      cell: (row) => (role === "client" ? row.freelancer.name : row.client.name),
    },
    { key: "state", header: words.state, cell: (row) => <StatusChip of="offer" state={row.status} /> },
    { key: "when", header: words.when, cell: (row) => <When at={row.created_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.total} /> },
  ];
  return <Table caption={words.directTitle} columns={columns} rows={offers} rowKey={(row) => row.offer_id} />;
}
