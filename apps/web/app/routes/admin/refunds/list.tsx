import { Form, href, Link } from "react-router";
import type { Static } from "typebox";
import type { DeskRefund } from "#api-schema/payout-desk.ts";
import { RefundChip } from "../../../features/admin/refund-chip.tsx";
import { useTold } from "../../../features/money/use-told.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
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
  const { refunds, state, key, more } = loaderData;
  const told = useTold();
  const words = useText(moneyDeskText);
  const path = href("/admin/refunds");
  const columns: Column<Row>[] = [
    {
      key: "what",
      header: words.what,
      cell: (row) => (
        <Link to={href("/admin/refunds/:refund_id", { refund_id: row.refund_id })}>{told(row.description)}</Link>
      ),
    },
    { key: "person", header: words.person, cell: (row) => row.payer?.name ?? words.nobody },
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
        </div>
      ),
    },
    { key: "when", header: words.when, cell: (row) => <When at={row.created_at} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
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
      <ChipRow
        label={words.which}
        chips={([null, "processing", "done", "failed", "settled_by_bank", "paid_otherwise"] as const).map((one) => ({
          to: one === null ? path : `${path}?state=${one}`,
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
