import type { BreakView } from "#api-schema/payments-reconciliation.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { reconciliationText } from "../../messages/reconciliation.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";

interface HandleBreakProps {
  readonly difference: BreakView;
  readonly formKey: string;
  readonly reply: FormReply | undefined;
}

const NOTE_CHARS_MAX = 2_000;
export const closingReasons = ["timing", "booked_since", "provider_error", "not_booked", "other"] as const;

/** Each difference has these fields, and a label leads to the first field of its name on the page. */
export const ofBreak = (field: "note" | "reason", breakId: string) => `${field}_${breakId}`;

/** Takes a difference over, writes about it, closes it; whoever comes second is offered the first one's reason. */
export function HandleBreakForm({ difference, formKey, reply }: HandleBreakProps) {
  const words = useText(reconciliationText);
  const { viewer } = useReader();
  const { can, break_id, closing, owner } = difference;
  const second = closing !== null && closing.by.user_id !== viewer?.userId;
  if (can.length === 0) return null;
  return (
    <Form reply={replyAbout(reply, "break_id", break_id)} idempotencyKey={formKey}>
      <input type="hidden" name="break_id" value={break_id} />
      <TextArea name={ofBreak("note", break_id)} label={words.note} rows={2} maxLength={NOTE_CHARS_MAX} optional />
      {can.includes("close") && (
        <Select
          // A field that is there keeps its choice: somebody else's reason, come since, needs one anew.
          key={closing?.reason ?? "none"}
          name={ofBreak("reason", break_id)}
          label={words.reason}
          help={second ? `${words.otherReason} ${words.closingBooksNothing}` : words.closingBooksNothing}
          defaultValue={closing?.reason ?? "other"}
          choices={closingReasons.map((one) => ({ value: one, label: words.reasons[one] }))}
        />
      )}
      <FormActions>
        {can.includes("close") && (
          <Button kind="secondary" name="intent" value="close">
            {second ? words.closeToo : words.close}
          </Button>
        )}
        {owner?.user_id !== viewer?.userId && (
          <Button kind={owner ? "quiet" : "secondary"} name="intent" value="take">
            {owner ? words.takeOver : words.take}
          </Button>
        )}
        <Button kind="quiet" name="intent" value="note">
          {words.addNote}
        </Button>
      </FormActions>
    </Form>
  );
}
