import { Form, href, Link } from "react-router";
import type { Static } from "typebox";
import type { DeskRefund } from "#api-schema/payout-desk.ts";
import { FindForm } from "../../../features/admin/find-form.tsx";
import { PersonLink } from "../../../features/admin/person-link.tsx";
import { RefundChip } from "../../../features/admin/refund-chip.tsx";
import { useFilterHref } from "../../../features/admin/use-filter-href.ts";
import { JournalsLink } from "../../../features/ledger/journals-link.tsx";
import { useTold } from "../../../features/money/use-told.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { deskSearchText } from "../../../messages/desk-search.ts";
import { moneyDeskText } from "../../../messages/money-desk.ts";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../../ui/form-error-summary.tsx";
import { IconReceipt } from "../../../ui/icons.ts";
import { Instant } from "../../../ui/instant.tsx";
import { Money } from "../../../ui/money.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { type Column, Table } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/list.ts";
import c from "./list.module.css";

export { action, loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyDeskText, matches).refunds, { hidden: true });

type Row = Static<typeof DeskRefund>;

export default function RefundDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { refunds, state, whose, key, more } = loaderData;
  const told = useTold();
  const words = useText(moneyDeskText);
  const search = useText(deskSearchText);
  const to = useFilterHref();
  const columns: Column<Row>[] = [
    {
      key: "what",
      header: words.what,
      cell: (row) => (
        <div className={c.state}>
          <Link className="link" to={href("/admin/refunds/:refund_id", { refund_id: row.refund_id })}>
            {told(row.description)}
          </Link>
          <p>{told(row.reason)}</p>
          <Link className="link" to={href("/admin/payments/:transaction_id", { transaction_id: row.transaction_id })}>
            {search.openPayment}
          </Link>
        </div>
      ),
    },
    { key: "person", header: words.person, cell: (row) => <PersonLink person={row.payer} /> },
    {
      key: "state",
      header: words.state,
      cell: (row) => (
        <div className={c.state}>
          <RefundChip state={row.state} /> {row.attempts > 0 && words.tries(row.attempts)}
          {row.state === "failed" && (
            <p>
              {row.at_bank ? (
                words.atBank
              ) : row.retry_at === null ? (
                words.looksForYou
              ) : (
                <>
                  {words.retry}: <Instant at={row.retry_at} />
                </>
              )}
            </p>
          )}
          {row.failure_code !== null && (
            <p>
              {search.atProvider}: <code>{row.failure_code}</code>
            </p>
          )}
        </div>
      ),
    },
    { key: "when", header: words.when, cell: (row) => <When at={row.created_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
    { key: "journals", header: search.journals, cell: (row) => <JournalsLink about={row.refund_id} /> },
    {
      key: "do",
      header: words.retry,
      align: "end",
      bare: true,
      cell: (row) =>
        row.can.includes("retry") ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="refund_id" value={row.refund_id} />
            <input type="hidden" name="idempotency_key" value={`${key}-${row.refund_id}`} />
            <SubmitButton kind="secondary" size="sm">
              {words.retry}
            </SubmitButton>
          </Form>
        ) : null,
    },
  ];
  return (
    <>
      <PageHeader inset title={words.refunds} lede={words.refundsLede} />
      {actionData && <FormErrorSummary reply={actionData} />}
      <FindForm {...whose} keep={{ state }} />
      <ChipRow
        label={words.which}
        chips={([null, "processing", "done", "failed", "settled_by_bank", "paid_otherwise"] as const).map((one) => ({
          to: to({ state: one }),
          label: one === null ? words.all : words.refundStates[one],
          current: one === state,
        }))}
      />
      {refunds.length === 0 ? (
        <EmptyState icon={<IconReceipt size={26} aria-hidden />} title={words.none} help={words.noneHelp} />
      ) : (
        <>
          <Table caption={words.refunds} columns={columns} rows={refunds} rowKey={(row) => row.refund_id} />
          <ShowMore {...more} shown={refunds.length} />
        </>
      )}
    </>
  );
}
