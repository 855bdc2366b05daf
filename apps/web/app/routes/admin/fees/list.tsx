import { href, Link } from "react-router";
import type { FeePackView } from "#api-schema/payments-fees.ts";
import { spellAmounts, spellRate } from "../../../features/fees/amounts-text.ts";
import { useReading } from "../../../features/fees/use-reading.ts";
import { WithdrawDialog } from "../../../features/fees/withdraw-dialog.tsx";
import { countryName } from "../../../lib/format.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useReader } from "../../../lib/reader.ts";
import { useText } from "../../../lib/text.ts";
import { feesText } from "../../../messages/fees.ts";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { useDialogHref } from "../../../ui/dialog.tsx";
import { IconPlus } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/list.ts";
import c from "./list.module.css";

export { action, loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(feesText, matches).packs, { hidden: true });

const tones: Readonly<Record<FeePackView["state"], Tone>> = {
  in_force: "live",
  waiting: "act",
  replaced: "plain",
  withdrawn: "plain",
};

export default function FeePacks({ loaderData, actionData }: Route.ComponentProps) {
  const { packs, kind, asked, more } = loaderData;
  const words = useText(feesText);
  const { locale } = useReader();
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
        [
          words.products[row.kind],
          words.plans[row.plan],
          ...(row.country ? [countryName(row.country, locale)] : []),
        ].join(" · "),
    },
    { key: "components", header: words.components, cell: (row) => <Components of={row} /> },
    { key: "from", header: words.from, cell: (row) => <When at={row.effective_from} absolute /> },
    {
      key: "state",
      header: words.state,
      cell: (row) => <Badge tone={tones[row.state]}>{words.states[row.state]}</Badge>,
    },
    { key: "do", header: words.withdraw, align: "end", bare: true, cell: (row) => <Withdraw of={row} /> },
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
      <ChipRow
        label={words.product}
        chips={([null, "hire", "campaign", "investment"] as const).map((one) => ({
          to: one === null ? href("/admin/fees") : `${href("/admin/fees")}?kind=${one}`,
          label: one === null ? words.allProducts : words.products[one],
          current: one === kind,
        }))}
      />
      <Table caption={words.packs} columns={columns} rows={packs} rowKey={(row) => row.fee_rule_id} />
      <ShowMore {...more} shown={packs.length} />
      {asked?.can.includes("withdraw") && <WithdrawDialog of={asked} reply={actionData} />}
    </>
  );
}

function Withdraw({ of }: { of: FeePackView }) {
  const words = useText(feesText);
  const asking = useDialogHref("withdraw", { pack: of.fee_rule_id });
  if (!of.can.includes("withdraw")) return null;
  return (
    <Button kind="secondary" size="sm" to={asking} aria-label={words.withdrawOf(of.note)}>
      {words.withdraw}
    </Button>
  );
}

function Components({ of }: { of: FeePackView }) {
  const words = useText(feesText);
  const reading = useReading();
  return (
    <ul className={c.components}>
      {of.components.map((part) => (
        <li key={part.component}>
          {part.label}
          {part.rate_bps !== null && ` ${spellRate(part.rate_bps, reading.locale)} %`}
          {Object.keys(part.amounts).length > 0 && <small>{spellAmounts(part.amounts, reading)}</small>}
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
