import { href, Link } from "react-router";
import type { BreakView } from "#api-schema/payments-reconciliation.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { bookingsText } from "../../messages/bookings.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions } from "../../ui/form.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { When } from "../../ui/when.tsx";
import c from "./desk-card.module.css";

interface BreakCardProps {
  readonly difference: BreakView;
  readonly formKey: string;
  readonly reply: FormReply | undefined;
}

const NOTE_CHARS_MAX = 2_000;
const reasons = ["timing", "booked_since", "provider_error", "not_booked", "other"] as const;

/** Each card has these fields, and a label leads to the first field of its name on the page. */
export const ofBreak = (field: "note" | "reason", breakId: string) => `${field}_${breakId}`;

/** One difference: both sides, how old it is, who looks after it, and what was found out. */
export function BreakCard({ difference, formKey, reply }: BreakCardProps) {
  const words = useText(reconciliationText);
  const bookings = useText(bookingsText);
  const { can, break_id } = difference;
  return (
    <Card
      title={words.classes[difference.class]}
      lede={<code>{`${difference.kind} ${difference.source}`}</code>}
      action={
        <Badge tone={difference.class === "timing" ? "act" : "warn"} dot>
          {words.ageDays(difference.age_days)}
        </Badge>
      }
    >
      <div className={c.stack}>
        {!difference.still_there && <p>{words.gone}</p>}
        <KeyValue
          facts={[
            { label: words.ours, value: difference.ours ? <Money value={difference.ours} /> : words.nothing },
            { label: words.theirs, value: difference.theirs ? <Money value={difference.theirs} /> : words.nothing },
            { label: words.happened, value: <When at={difference.happened_at} absolute /> },
            { label: words.owner, value: difference.owner?.name ?? words.nobody },
            ...(difference.closing
              ? [
                  {
                    label: words.closingBy,
                    value: `${difference.closing.by.name}: ${words.reasons[difference.closing.reason]}`,
                  },
                ]
              : []),
            ...(difference.close_reason
              ? [{ label: words.reason, value: words.reasons[difference.close_reason] }]
              : []),
          ]}
        />
        {difference.closing && <p>{words.closingWaits}</p>}
        {difference.notes.map((note) => (
          <p key={note.created_at}>
            <b>{note.author}</b> · <When at={note.created_at} absolute />
            <br />
            {note.text}
          </p>
        ))}
        <p>
          <Link className="link" to={href("/admin/reconciliation/:break_id", { break_id })}>
            {bookings.lookAt}
          </Link>
        </p>
        {can.length > 0 && (
          <Form reply={replyAbout(reply, "break_id", break_id)} idempotencyKey={formKey}>
            <input type="hidden" name="break_id" value={break_id} />
            <TextArea
              name={ofBreak("note", break_id)}
              label={words.note}
              rows={2}
              maxLength={NOTE_CHARS_MAX}
              optional
            />
            {can.includes("close") && (
              <Select
                name={ofBreak("reason", break_id)}
                label={words.reason}
                help={words.closingBooksNothing}
                defaultValue="other"
                choices={reasons.map((one) => ({ value: one, label: words.reasons[one] }))}
              />
            )}
            <FormActions>
              {can.includes("close") ? (
                <Button kind="secondary" name="intent" value="close">
                  {words.close}
                </Button>
              ) : (
                <Button kind="secondary" name="intent" value="take">
                  {words.take}
                </Button>
              )}
              <Button kind="quiet" name="intent" value="note">
                {words.addNote}
              </Button>
            </FormActions>
          </Form>
        )}
      </div>
    </Card>
  );
}
