import { useSearchParams } from "react-router";
import type { DisputeDetail } from "#api-schema/disputes.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { MoneyField } from "../../ui/money-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { ActionDialog, type DialogContext } from "../contracts/action-dialog.tsx";
import { Division } from "../contracts/division.tsx";
import { LiveDivision } from "../contracts/live-division.tsx";
import { LostProcessing } from "../money/lost-processing.tsx";

/** What one of the two sides may do beside writing: propose, agree, withdraw. */
export function PartyDialogs({ detail, ...context }: DialogContext & { readonly detail: DisputeDetail }) {
  const words = useText(contractsText);
  const { locale, viewer } = useReader();
  const [params] = useSearchParams();
  const dialog = params.get("dialog");
  const { can, amount, dispute } = detail;
  if (dialog === "settle" && can.includes("propose_settlement"))
    return (
      <ActionDialog
        name="settle"
        draft={dispute.dispute_id}
        title={words.settleTitle}
        help={words.settleHelp(formatMoney(amount, locale))}
        doLabel={words.settleDo}
        {...context}
      >
        <LostProcessing lost={detail.lost_processing} />
        <MoneyField name="to_freelancer" label={words.settleAmount} currencies={[amount.currency]} />
        <LiveDivision
          held={amount}
          contractId={detail.contract.contract_id}
          side={detail.side === "mediator" ? null : detail.side}
        />
        <TextArea name="message" label={words.settleMessage} rows={4} maxLength={4_000} optional />
      </ActionDialog>
    );
  const offered = dispute.settlements.find((one) => one.status === "open" && one.proposed_by !== viewer?.userId);
  if (dialog === "accept_settlement" && can.includes("accept_settlement") && offered)
    return (
      <ActionDialog
        name="accept_settlement"
        title={words.acceptSettlementTitle}
        help={words.acceptSettlementHelp}
        doLabel={words.acceptSettlementDo}
        fields={{ settlement_id: offered.settlement_id }}
        {...context}
      >
        <Division toFreelancer={offered.to_freelancer} toClient={offered.to_client} />
        {offered.to_client.amount !== "0" && <LostProcessing lost={detail.lost_processing} />}
      </ActionDialog>
    );
  if (dialog === "withdraw_dispute" && can.includes("withdraw"))
    return (
      <ActionDialog
        name="withdraw_dispute"
        title={words.withdrawDisputeTitle}
        help={words.withdrawDisputeHelp}
        doLabel={words.withdrawDispute}
        {...context}
      />
    );
  return null;
}
