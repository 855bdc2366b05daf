import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { AttachmentsField } from "../media/attachments-field.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import type { MilestoneDialogProps } from "./milestone-dialogs.tsx";

export function HandInDialog({ contract, milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  return (
    <ActionDialog
      name="submit"
      draft={milestone.milestone_id}
      title={words.handInTitle}
      help={words.handInHelp(contract.rules.auto_approval_days)}
      doLabel={words.handInDo}
      fields={{ milestone_id: milestone.milestone_id }}
      multipart
      {...{ reply, idempotencyKey }}
    >
      <TextArea name="note" label={words.handInNote} help={words.handInNoteHelp} rows={5} maxLength={8_000} />
      <AttachmentsField name="files" label={words.handInFiles} />
    </ActionDialog>
  );
}

export function ReviseDialog({ milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  return (
    <ActionDialog
      name="revise"
      draft={milestone.milestone_id}
      title={words.reviseTitle}
      help={words.reviseHelp}
      doLabel={words.reviseDo}
      fields={{ milestone_id: milestone.milestone_id }}
      {...{ reply, idempotencyKey }}
    >
      <TextArea name="note" label={words.reviseNote} rows={5} maxLength={8_000} />
    </ActionDialog>
  );
}
