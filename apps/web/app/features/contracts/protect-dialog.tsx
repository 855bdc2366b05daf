import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { FeeBreakdown } from "../money/fee-breakdown.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import type { MilestoneDialogProps } from "./milestone-dialogs.tsx";

/** The same before the holding time ends: the old payment goes back. */
export function RenewDialog({ milestone, ...context }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { locale } = useReader();
  const quote = milestone.fees_left ?? milestone.fees;
  return (
    <ActionDialog
      {...context}
      name="renew"
      title={words.renewTitle(formatMoney(milestone.protected_amount, locale))}
      help={words.renewHelp}
      doLabel={words.protectDo(formatMoney(quote.payer_total, locale))}
      fields={{ milestone_id: milestone.milestone_id }}
    >
      <FeeBreakdown quote={quote} of="payer" own />
    </ActionDialog>
  );
}

/** What protecting costs, to the cent, before one leaves for the payment page. */
export function ProtectDialog({ milestone, ...context }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { locale } = useReader();
  const quote = milestone.fees_left ?? milestone.fees;
  return (
    <ActionDialog
      {...context}
      name="protect"
      title={words.protectTitle(formatMoney(milestone.to_fund, locale))}
      help={words.protectHelp}
      doLabel={words.protectDo(formatMoney(quote.payer_total, locale))}
      fields={{ milestone_id: milestone.milestone_id }}
    >
      <FeeBreakdown quote={quote} of="payer" own />
    </ActionDialog>
  );
}
