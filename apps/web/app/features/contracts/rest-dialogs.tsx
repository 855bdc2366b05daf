import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { LostProcessing } from "../money/lost-processing.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { fieldsOf } from "./amount-seen.ts";
import type { MilestoneDialogProps } from "./milestone-dialogs.tsx";

/** The freelancer agrees to what the client wants of the part that was not approved. */
export function AcceptRestDialog({ milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { locale } = useReader();
  const { rest_request: rest, protected_amount: held } = milestone;
  const amount = formatMoney(held, locale);
  return (
    <ActionDialog
      name="accept_rest"
      title={words.acceptRestTitle(amount)}
      help={words.acceptRestHelp[rest?.to ?? "client"](amount)}
      doLabel={words.acceptRestDo}
      fields={fieldsOf(milestone)}
      {...{ reply, idempotencyKey }}
    >
      {rest?.to === "client" && <LostProcessing lost={milestone.lost_processing} />}
      <TextArea name="note" label={words.note} rows={2} maxLength={4_000} optional />
    </ActionDialog>
  );
}

export function DeclineRestDialog({ milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  return (
    <ActionDialog
      name="decline_rest"
      title={words.declineRestTitle}
      help={words.declineRestHelp}
      doLabel={words.declineRestDo}
      fields={fieldsOf(milestone)}
      {...{ reply, idempotencyKey }}
    >
      <TextArea name="note" label={words.note} rows={2} maxLength={4_000} optional />
    </ActionDialog>
  );
}
