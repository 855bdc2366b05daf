import { href, Link } from "react-router";
import type { FeePackView } from "#api-schema/payments-fees.ts";
import { spellAmounts, spellRate } from "../../../features/fees/amounts-text.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { feesText } from "../../../messages/fees.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconPlus } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/list.ts";
import c from "./list.module.css";

export { loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(feesText, matches).packs, { hidden: true });

const tones: Readonly<Record<FeePackView["state"], Tone>> = { in_force: "live", waiting: "act", replaced: "plain" };

export default function FeePacks({ loaderData }: Route.ComponentProps) {
  const { packs, more } = loaderData;
  const words = useText(feesText);
  const columns: Column<FeePackView>[] = [
    {
      key: "note",
      header: words.note,
      cell: (row) => (
        <Link
          className="link"
          aria-label={`${words.startFrom}: ${row.note}`}
          to={`${href("/admin/fees/new")}?from=${row.fee_rule_id}`}
        >
          {row.note}
        </Link>
      ),
    },
    {
      key: "for",
      header: words.product,
      cell: (row) =>
        [words.products[row.kind], words.plans[row.plan], ...(row.country ? [row.country] : [])].join(" · "),
    },
    { key: "components", header: words.components, cell: (row) => <Components of={row} /> },
    { key: "from", header: words.from, cell: (row) => <When at={row.effective_from} absolute /> },
    {
      key: "state",
      header: words.state,
      cell: (row) => <Badge tone={tones[row.state]}>{words.states[row.state]}</Badge>,
    },
  ];
  return (
    <>
      <PageHeader
        inset
        title={words.packs}
        lede={words.packsLede}
        actions={
          <Button to={href("/admin/fees/new")} icon={<IconPlus aria-hidden />}>
            {words.add}
          </Button>
        }
      />
      <Table caption={words.packs} columns={columns} rows={packs} rowKey={(row) => row.fee_rule_id} />
      <ShowMore {...more} shown={packs.length} />
    </>
  );
}

function Components({ of }: { of: FeePackView }) {
  const words = useText(feesText);
  return (
    <ul className={c.components}>
      {of.components.map((part) => (
        <li key={part.component}>
          {part.label}
          {part.rate_bps !== null && ` ${spellRate(part.rate_bps)} %`}
          {Object.keys(part.amounts).length > 0 && <small>{spellAmounts(part.amounts)}</small>}
        </li>
      ))}
      {of.lost_processing_payer !== "platform" && (
        <li>
          {words.lostProcessing}: {words.bearers[of.lost_processing_payer]}
        </li>
      )}
    </ul>
  );
}
