import type { ContractView } from "#api-schema/contract-routes.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { DateField } from "../../ui/date-field.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { proposalAmount } from "../hiring/form-amounts.ts";
import { LiveFees } from "../money/live-fees.tsx";
import { ActionDialog, type DialogContext } from "./action-dialog.tsx";

/** What may be done with the contract as a whole. */
export function ContractDialogs({ contract, ...context }: DialogContext & { readonly contract: ContractView }) {
  const words = useText(contractsText);
  const isFunded = contract.milestones.some((milestone) => milestone.funded_at !== null);
  const closing = contract.gives_up ? "givesUp" : isFunded ? "funded" : "unfunded";
  return (
    <>
      {contract.can.includes("propose_milestone") && (
        <ActionDialog
          {...context}
          name="propose_milestone"
          draft={contract.contract_id}
          title={words.proposeTitle}
          help={words.proposeHelp}
          doLabel={words.proposeDo}
        >
          <TextField name="title" label={words.proposeName} maxLength={120} />
          <FieldRow>
            <MoneyField name="amount" label={words.proposeAmount} currencies={[contract.currency]} />
            <DateField name="due_date" label={words.proposeDue} optional />
          </FieldRow>
          <LiveFees
            quote={null}
            side={contract.role === "freelancer" ? "freelancer" : "client"}
            pair={null}
            amountOf={proposalAmount}
            contractId={contract.contract_id}
          />
          <TextArea name="description" label={words.proposeDetails} rows={3} maxLength={4_000} optional />
        </ActionDialog>
      )}
      {contract.can.includes("close") && (
        <ActionDialog
          {...context}
          name="close"
          draft={contract.contract_id}
          title={words.closeTitle}
          help={words.closeHelp[closing]}
          doLabel={words.closeDo}
          kind="danger"
        >
          <TextArea name="reason" label={words.closeReason} rows={3} maxLength={2_000} optional />
        </ActionDialog>
      )}
    </>
  );
}
