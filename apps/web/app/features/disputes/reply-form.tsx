import type { FormReply } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { disputesText } from "../../messages/disputes.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { AttachmentsField } from "../media/attachments-field.tsx";

interface ReplyFormProps {
  readonly disputeId: string;
  readonly reply: FormReply | undefined;
  readonly idempotencyKey: string;
  readonly doLabel: string;
  /** Something above matters more than writing. */
  readonly secondary?: boolean;
}

/** Words and evidence. */
export function ReplyForm({ disputeId, reply, idempotencyKey, doLabel, secondary = false }: ReplyFormProps) {
  const words = useText(disputesText);
  const submitting = useSubmitting("reply");
  return (
    <Form reply={reply} idempotencyKey={idempotencyKey} multipart draft={`reply-${disputeId}`}>
      <TextArea name="text" label={words.replyText} help={words.replyHelp} rows={5} maxLength={8_000} />
      <AttachmentsField name="files" label={words.evidence} />
      <FormActions>
        <Button kind={secondary ? "secondary" : "primary"} name="intent" value="reply" loading={submitting}>
          {doLabel}
        </Button>
      </FormActions>
    </Form>
  );
}
