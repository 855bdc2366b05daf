import { href, Link } from "react-router";
import type { BookingPreview } from "#api-schema/payments-bookings.ts";
import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { bookingsText } from "../../messages/bookings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { AccountName } from "../ledger/account-link.tsx";
import { useLedgerNames } from "../ledger/ledger-names.ts";
import c from "./desk-card.module.css";

interface BookDifferenceProps {
  readonly breakId: string;
  readonly preview: BookingPreview;
  readonly formKey: string;
  readonly reply: FormReply | null;
}

/** What booking a difference would move, and the button that does it. */
export function BookDifference({ breakId, preview, formKey, reply }: BookDifferenceProps) {
  const words = useText(bookingsText);
  const submitting = useSubmitting("book");
  const { transaction_id } = preview;
  return (
    <Card title={words.kinds[preview.kind]}>
      <div className={c.stack}>
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
          {preview.asks_bearer && (
            <ChoiceGroup
              name="bearer"
              label={words.bearer}
              help={words.bearerHelp}
              defaultValues={["kogi"]}
              choices={[
                { value: "kogi", label: words.bearers.kogi },
                { value: "earner", label: words.bearers.earner },
              ]}
            />
          )}
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
