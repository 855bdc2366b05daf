import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { MoneyField } from "../../ui/money-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { AttachmentsField } from "../media/attachments-field.tsx";
import { LostProcessing } from "../money/lost-processing.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { Division } from "./division.tsx";
import { LiveDivision } from "./live-division.tsx";
import type { MilestoneDialogProps } from "./milestone-dialogs.tsx";

function dividedOf(
  { contract_id, role }: MilestoneDialogProps["contract"],
  milestone: MilestoneDialogProps["milestone"],
) {
  const side = role === "client" || role === "freelancer" ? role : null;
  return { contractId: contract_id, held: milestone.protected_amount, side } as const;
}

export function DisputeDialog({ contract, milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  return (
    <ActionDialog
      name="dispute"
      draft={milestone.milestone_id}
      title={words.disputeTitle}
      help={words.disputeHelp}
      doLabel={words.disputeDo}
      kind="danger"
      fields={{ milestone_id: milestone.milestone_id }}
      multipart
      {...{ reply, idempotencyKey }}
    >
      <TextArea name="reason" label={words.disputeReason} help={words.disputeReasonHelp} rows={6} maxLength={8_000} />
      <MoneyField
        name="to_freelancer"
        label={words.disputeShare}
        help={words.disputeShareHelp}
        currencies={[milestone.amount.currency]}
      />
      <LiveDivision {...dividedOf(contract, milestone)} />
      <AttachmentsField name="files" label={words.disputeFiles} />
    </ActionDialog>
  );
}

export function WithdrawDisputeDialog({ milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  return (
    <ActionDialog
      name="withdraw_dispute"
      title={words.withdrawDisputeTitle}
      help={words.withdrawDisputeHelp}
      doLabel={words.withdrawDispute}
      fields={{ milestone_id: milestone.milestone_id }}
      {...{ reply, idempotencyKey }}
    />
  );
}

export function SettleDialog({ contract, milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { locale } = useReader();
  return (
    <ActionDialog
      name="settle"
      draft={milestone.milestone_id}
      title={words.settleTitle}
      help={words.settleHelp(formatMoney(milestone.protected_amount, locale))}
      doLabel={words.settleDo}
      fields={{ milestone_id: milestone.milestone_id }}
      {...{ reply, idempotencyKey }}
    >
      <LostProcessing lost={milestone.lost_processing} />
      <MoneyField name="to_freelancer" label={words.settleAmount} currencies={[milestone.amount.currency]} />
      <LiveDivision {...dividedOf(contract, milestone)} />
      <TextArea name="message" label={words.settleMessage} rows={4} maxLength={4_000} optional />
    </ActionDialog>
  );
}

export function AcceptSettlementDialog({ milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { viewer } = useReader();
  // One's own may be open too: both sides may have a proposal out.
  const open = milestone.dispute?.settlements.find(
    (one) => one.status === "open" && one.proposed_by !== viewer?.userId,
  );
  if (!open) return null;
  return (
    <ActionDialog
      name="accept_settlement"
      title={words.acceptSettlementTitle}
      help={words.acceptSettlementHelp}
      doLabel={words.acceptSettlementDo}
      fields={{ settlement_id: open.settlement_id }}
      {...{ reply, idempotencyKey }}
    >
      <Division toFreelancer={open.to_freelancer} toClient={open.to_client} />
      {open.to_client.amount !== "0" && <LostProcessing lost={milestone.lost_processing} />}
    </ActionDialog>
  );
}
