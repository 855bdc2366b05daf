import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { LostProcessing } from "../money/lost-processing.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { fieldsOf } from "./amount-seen.ts";
import type { MilestoneDialogProps } from "./milestone-dialogs.tsx";

export function AskRefundDialog({ milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { locale } = useReader();
  return (
    <ActionDialog
      name="ask_refund"
      draft={milestone.milestone_id}
      title={words.askRefundTitle(formatMoney(milestone.protected_amount, locale))}
      help={words.askRefundHelp}
      doLabel={words.askRefundDo}
      fields={{ milestone_id: milestone.milestone_id }}
      {...{ reply, idempotencyKey }}
    >
      <LostProcessing lost={milestone.lost_processing} />
      <TextArea name="reason" label={words.why} rows={4} maxLength={4_000} />
    </ActionDialog>
  );
}

export function GiveBackDialog({ milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { locale } = useReader();
  const amount = formatMoney(milestone.protected_amount, locale);
  return (
    <ActionDialog
      name="give_back"
      title={words.giveBackTitle(amount)}
      help={words.giveBackHelp}
      doLabel={words.giveBackDo(amount)}
      kind="danger"
      fields={fieldsOf(milestone)}
      {...{ reply, idempotencyKey }}
    >
      <LostProcessing lost={milestone.lost_processing} />
      <TextArea name="note" label={words.note} rows={3} maxLength={4_000} optional />
    </ActionDialog>
  );
}
