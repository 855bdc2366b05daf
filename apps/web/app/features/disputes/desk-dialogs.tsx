import { useSearchParams } from "react-router";
import type { DisputeDetail } from "#api-schema/disputes.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { disputesText } from "../../messages/disputes.ts";
import { MoneyField } from "../../ui/money-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { ActionDialog, type DialogContext } from "../contracts/action-dialog.tsx";
import { Division } from "../contracts/division.tsx";
import { LiveDivision } from "../contracts/live-division.tsx";
import { LostProcessing } from "../money/lost-processing.tsx";

/** What an administrator does at the desk: decide, or be the second to look. */
export function DeskDialogs({ detail, ...context }: DialogContext & { readonly detail: DisputeDetail }) {
  const words = useText(disputesText);
  const contract = useText(contractsText);
  const { locale } = useReader();
  const [params] = useSearchParams();
  const dialog = params.get("dialog");
  const { can, amount, decisions } = detail;
  if (dialog === "decide" && can.includes("decide"))
    return (
      <ActionDialog
        name="decide"
        draft={detail.dispute.dispute_id}
        title={words.decideTitle}
        help={words.decideHelp(formatMoney(amount, locale))}
        doLabel={words.decideDo}
        kind="danger"
        {...context}
      >
        <LostProcessing lost={detail.lost_processing} />
        <MoneyField name="to_freelancer" label={contract.settleAmount} currencies={[amount.currency]} />
        <LiveDivision held={amount} contractId={detail.contract.contract_id} side={null} />
        <TextArea name="reasons" label={words.reasons} help={words.reasonsHelp} rows={6} maxLength={8_000} />
        <Notice tone="info">{detail.takes_two ? words.decideTwo : words.decideOne}</Notice>
      </ActionDialog>
    );
  const waiting = decisions.find((decision) => decision.status === "proposed");
  if (!waiting || !can.includes("confirm")) return null;
  const fields = { decision_id: waiting.decision_id };
  if (dialog === "confirm")
    return (
      <ActionDialog
        name="confirm"
        title={words.confirmTitle}
        help={words.confirmHelp}
        doLabel={words.confirm}
        kind="danger"
        {...{ fields, ...context }}
      >
        <Division toFreelancer={waiting.to_freelancer} toClient={waiting.to_client} />
        {waiting.to_client.amount !== "0" && <LostProcessing lost={detail.lost_processing} />}
      </ActionDialog>
    );
  if (dialog === "decline")
    return (
      <ActionDialog
        name="decline"
        draft={waiting.decision_id}
        title={words.decline}
        doLabel={words.decline}
        {...{ fields, ...context }}
      >
        <TextArea name="note" label={words.declineNote} rows={4} maxLength={4_000} />
      </ActionDialog>
    );
  return null;
}
