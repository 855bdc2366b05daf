import { Form } from "react-router";
import type { Static } from "typebox";
import type { DeskPayout } from "#api-schema/payout-desk.ts";
import { FindForm } from "../../../features/admin/find-form.tsx";
import { PersonLink } from "../../../features/admin/person-link.tsx";
import { useFilterHref } from "../../../features/admin/use-filter-href.ts";
import { JournalsLink } from "../../../features/ledger/journals-link.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { deskSearchText } from "../../../messages/desk-search.ts";
import { moneyText } from "../../../messages/money.ts";
import { moneyDeskText } from "../../../messages/money-desk.ts";
import { stateText } from "../../../messages/states.ts";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../../ui/form-error-summary.tsx";
import { IconWallet } from "../../../ui/icons.ts";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/list.ts";

export { action, loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyDeskText, matches).payouts, { hidden: true });

type Row = Static<typeof DeskPayout>;

export default function PayoutDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { payouts, status, whose, more } = loaderData;
  const words = useText(moneyDeskText);
  const search = useText(deskSearchText);
  const money = useText(moneyText);
  const states = useText(stateText).payout;
  const to = useFilterHref();
  const columns: Column<Row>[] = [
    { key: "person", header: words.person, cell: (row) => <PersonLink person={row.person} /> },
    {
      key: "to",
      header: words.to,
      cell: ({ payout }) => (
        <>
          {money.account(payout.method.last4)}
          {payout.failure && (
            <p>
              {search.payoutBack} {search.atProvider}: <code>{payout.failure.code}</code>
            </p>
          )}
        </>
      ),
    },
    { key: "state", header: words.state, cell: ({ payout }) => <StatusChip of="payout" state={payout.status} /> },
    { key: "when", header: words.when, cell: ({ payout }) => <When at={payout.created_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: ({ payout }) => <Money value={payout.amount} /> },
    { key: "journals", header: search.journals, cell: ({ payout }) => <JournalsLink about={payout.payout_id} /> },
    {
      key: "do",
      header: words.recheck,
      bare: true,
      align: "end",
      cell: ({ payout }) =>
        payout.status === "failed" ? (
          "–"
        ) : (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="payout_id" value={payout.payout_id} />
            <SubmitButton kind="quiet" size="sm">
              {words.recheck}
            </SubmitButton>
          </Form>
        ),
    },
  ];
  return (
    <>
      <PageHeader inset title={words.payouts} lede={words.payoutsLede} />
      {actionData && <FormErrorSummary reply={actionData} />}
      <FindForm {...whose} keep={{ status }} />
      <ChipRow
        label={words.which}
        chips={([null, "requested", "processing", "paid", "failed"] as const).map((one) => ({
          to: to({ status: one }),
          label: one === null ? words.all : states[one],
          current: one === status,
        }))}
      />
      {payouts.length === 0 ? (
        <EmptyState icon={<IconWallet size={26} aria-hidden />} title={words.none} help={words.noneHelp} />
      ) : (
        <>
          <Table caption={words.payouts} columns={columns} rows={payouts} rowKey={({ payout }) => payout.payout_id} />
          <ShowMore {...more} shown={payouts.length} />
        </>
      )}
    </>
  );
}
