import { href, Link } from "react-router";
import type { ChargebackView } from "#api-schema/chargebacks.ts";
import { FindForm } from "../../../features/admin/find-form.tsx";
import { PersonLink } from "../../../features/admin/person-link.tsx";
import { useFilterHref } from "../../../features/admin/use-filter-href.ts";
import { useTold } from "../../../features/money/use-told.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { chargebacksText } from "../../../messages/chargebacks.ts";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconAlertTriangle } from "../../../ui/icons.ts";
import { Instant } from "../../../ui/instant.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import type { Route } from "./+types/list.ts";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(chargebacksText, matches).title, { hidden: true });

export default function ChargebackDesk({ loaderData }: Route.ComponentProps) {
  const { chargebacks, filter, whose, more } = loaderData;
  const told = useTold();
  const words = useText(chargebacksText);
  const to = useFilterHref();
  const columns: Column<ChargebackView>[] = [
    {
      key: "what",
      header: words.what,
      cell: (row) => (
        <Link className="link" to={href("/admin/chargebacks/:chargeback_id", row)}>
          {told(row.description)}
        </Link>
      ),
    },
    { key: "payer", header: words.payer, cell: (row) => <PersonLink person={row.payer} /> },
    {
      key: "recipient",
      header: words.recipient,
      cell: (row) => (row.recipient ? <PersonLink person={row.recipient} /> : "–"),
    },
    { key: "state", header: words.state, cell: (row) => <StatusChip of="chargeback" state={row.status} /> },
    {
      key: "due",
      header: words.due,
      cell: (row) =>
        row.evidence === null && row.ended_at === null && row.evidence_due_at !== null ? (
          <Instant at={row.evidence_due_at} />
        ) : (
          "–"
        ),
    },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  return (
    <>
      <PageHeader inset title={words.title} lede={words.lede} />
      <FindForm {...whose} />
      <ChipRow
        label={words.which}
        chips={(["running", "all"] as const).map((which) => ({
          to: to({ which }),
          label: words.filters[which],
          current: which === filter,
        }))}
      />
      {chargebacks.length === 0 ? (
        <EmptyState
          icon={<IconAlertTriangle size={26} aria-hidden />}
          {...(filter === "running"
            ? { title: words.noneRunning, help: words.noneRunningHelp }
            : { title: words.none, help: words.noneHelp })}
        />
      ) : (
        <>
          <Table caption={words.title} columns={columns} rows={chargebacks} rowKey={(row) => row.chargeback_id} />
          <ShowMore {...more} shown={chargebacks.length} />
        </>
      )}
    </>
  );
}
