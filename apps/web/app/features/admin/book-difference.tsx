import { href, Link } from "react-router";
import type { Static } from "typebox";
import type { RefundBearer } from "#api-schema/payment-desk.ts";
import type { BookingPreview } from "#api-schema/payments-bookings.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { bookingsText } from "../../messages/bookings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChipRow } from "../../ui/chip-row.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { AccountName } from "../ledger/account-link.tsx";
import { useLedgerNames } from "../ledger/ledger-names.ts";
import c from "./desk-card.module.css";

type Bearer = Static<typeof RefundBearer>;

interface BookDifferenceProps {
  readonly breakId: string;
  readonly preview: BookingPreview;
  /** Of whom the preview is. */
  readonly bearer: Bearer;
  readonly formKey: string;
  readonly reply: FormReply | null;
}

/** What booking a difference would move, and the button that does it. */
export function BookDifference({ breakId, preview, bearer, formKey, reply }: BookDifferenceProps) {
  const words = useText(bookingsText);
  const submitting = useSubmitting("book");
  const { transaction_id } = preview;
  return (
    <Card title={words.kinds[preview.kind]}>
      <div className={c.stack}>
        {preview.asks_bearer && <BearerChips breakId={breakId} bearer={bearer} />}
        <Lines preview={preview} />
        {transaction_id && (
          <p>
            <Link className="link" to={href("/admin/payments/:transaction_id", { transaction_id })}>
              {words.payment}
            </Link>
          </p>
        )}
        <Form reply={reply} idempotencyKey={formKey} draft={`booking-${breakId}`}>
          <input type="hidden" name="seen" value={preview.amount.amount} />
          <input type="hidden" name="seen_in" value={preview.amount.currency} />
          {preview.asks_bearer && <input type="hidden" name="bearer" value={bearer} />}
          <TextArea name="reason" label={words.reason} help={words.reasonHelp} rows={3} maxLength={2_000} />
          {preview.takes_two && <Notice>{words.twoPeople}</Notice>}
          <FormActions>
            <Button kind="danger" name="intent" value="book" loading={submitting}>
              {words.book}
            </Button>
          </FormActions>
        </Form>
      </div>
    </Card>
  );
}

/** Who pays is chosen before anything else is read: the lines follow it. */
function BearerChips({ breakId, bearer }: { readonly breakId: string; readonly bearer: Bearer }) {
  const words = useText(bookingsText);
  const path = href("/admin/reconciliation/:break_id", { break_id: breakId });
  const chips = (["kogi", "earner"] as const).map((one) => ({
    to: `${path}?bearer=${one}`,
    label: words.bearers[one],
    current: one === bearer,
  }));
  return (
    <div className={c.stack}>
      <p>
        {words.bearer}. {words.bearerHelp}
      </p>
      <ChipRow label={words.bearer} chips={chips} />
    </div>
  );
}

type Line = BookingPreview["lines"][number];

function Lines({ preview }: { preview: BookingPreview }) {
  const words = useText(bookingsText);
  const { legKind } = useLedgerNames();
  const columns: Column<Line & { readonly place: number }>[] = [
    { key: "leg", header: words.leg, cell: (row) => legKind(row.kind) },
    { key: "from", header: words.from, cell: (row) => <AccountName account={row.debit} /> },
    { key: "to", header: words.to, cell: (row) => <AccountName account={row.credit} /> },
    { key: "amount", header: words.amount, align: "end", cell: (row) => <Money value={row.amount} /> },
  ];
  const rows = preview.lines.map((line, place) => ({ ...line, place }));
  return <Table caption={words.lines} columns={columns} rows={rows} rowKey={(row) => String(row.place)} />;
}
