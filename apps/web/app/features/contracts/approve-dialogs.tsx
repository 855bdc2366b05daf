import { Link } from "react-router";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { FeeBreakdown } from "../money/fee-breakdown.tsx";
import { ActionDialog } from "./action-dialog.tsx";
import { fieldsOf } from "./amount-seen.ts";
import { LiveDivision } from "./live-division.tsx";
import type { MilestoneDialogProps } from "./milestone-dialogs.tsx";

/** The whole amount: one press away, with what the freelancer gets of it. */
export function ApproveDialog({ contract, milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { locale } = useReader();
  const part = useDialogHref("approve_part");
  const amount = formatMoney(milestone.protected_amount, locale);
  const restIsOpen = milestone.rest_request?.status === "open";
  return (
    <ActionDialog
      name="approve"
      title={words.approveTitle(amount)}
      help={words.approveHelp(contract.freelancer.name)}
      doLabel={words.approveDo(amount)}
      fields={fieldsOf(milestone)}
      {...{ reply, idempotencyKey }}
    >
      <FeeBreakdown quote={milestone.fees_left ?? milestone.fees} of="recipient" own={false} />
      <TextArea name="note" label={words.approveNote} rows={2} maxLength={4_000} optional />
      {!restIsOpen && (
        <Link to={part} className="link" replace preventScrollReset>
          {words.approvePart}
        </Link>
      )}
    </ActionDialog>
  );
}

const WAITING = ["pending", "funded"];

/** Less than the whole. What becomes of the rest is for the freelancer to agree to. */
export function ApprovePartDialog({ contract, milestone, reply, idempotencyKey }: MilestoneDialogProps) {
  const words = useText(contractsText);
  const { locale } = useReader();
  const hasNext = contract.milestones.some(
    (other) => other.position > milestone.position && WAITING.includes(other.status),
  );
  const refund = { value: "refund", label: words.restRefund };
  return (
    <ActionDialog
      name="approve_part"
      title={words.approvePartTitle}
      help={words.approvePartHelp}
      doLabel={words.approvePartDo}
      fields={fieldsOf(milestone)}
      {...{ reply, idempotencyKey }}
    >
      <MoneyField
        name="amount"
        label={words.approvePartAmount}
        help={words.approvePartOf(formatMoney(milestone.protected_amount, locale))}
        currencies={[milestone.amount.currency]}
      />
      <LiveDivision
        held={milestone.protected_amount}
        contractId={contract.contract_id}
        side={contract.role === "client" ? "client" : null}
        rest="stays"
      />
      <ChoiceGroup
        name="rest"
        label={words.approvePartRest}
        defaultValues={[hasNext ? "next" : "refund"]}
        choices={hasNext ? [{ value: "next", label: words.restNext }, refund] : [refund]}
      />
      <TextArea name="note" label={words.approveNote} rows={2} maxLength={4_000} optional />
    </ActionDialog>
  );
}
