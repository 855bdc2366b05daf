import type { ContractView } from "#api-schema/contract-routes.ts";
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { IconClock } from "../../ui/icons.ts";
import { Instant } from "../../ui/instant.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Prose } from "../../ui/prose.tsx";
import { When } from "../../ui/when.tsx";
import { DisputeBox } from "./dispute-box.tsx";
import { HoldingNotice, RestNotice } from "./holding-notices.tsx";
import { MilestoneActions } from "./milestone-actions.tsx";
import c from "./milestone-body.module.css";
import { PaymentNotice } from "./payment-notice.tsx";
import { Submissions } from "./submissions.tsx";

interface MilestoneBodyProps {
  readonly milestone: MilestoneView;
  readonly contract: ContractView;
  /** The step the contract stands at: its main action is the page's. */
  readonly isNext: boolean;
}

/** Everything about one milestone below its title. */
export function MilestoneBody({ milestone, contract, isNext }: MilestoneBodyProps) {
  const words = useText(contractsText);
  const { now } = useReader();
  const { description, dispute, refund_request: asked, auto_approve_at: autoApproveAt } = milestone;
  return (
    <div className={c.body}>
      <MilestoneFacts milestone={milestone} />
      {description && <Prose text={description} />}
      <Submissions submissions={milestone.submissions} done={milestone.released_at !== null} />
      {autoApproveAt && (
        <p className={c.clock}>
          <IconClock size={17} aria-hidden />
          <span suppressHydrationWarning>
            {words.autoApprove(daysUntil(autoApproveAt, now))} <Instant at={autoApproveAt} />
          </span>
        </p>
      )}
      <RestNotice milestone={milestone} />
      <HoldingNotice milestone={milestone} />
      {asked && <Notice tone="warn">{words.refundAsked(asked.reason)}</Notice>}
      {dispute && <DisputeBox dispute={dispute} contract={contract} />}
      <PaymentNotice payment={milestone.payment} isNext={isNext} />
      <MilestoneActions milestone={milestone} isNext={isNext} />
    </div>
  );
}

const DAY_MS = 86_400_000;

function daysUntil(at: string, now: string): number {
  return Math.ceil((Date.parse(at) - Date.parse(now)) / DAY_MS);
}

/** The figures that differ from the plain story: a part released, a part refunded, a part protected already. */
function MilestoneFacts({ milestone }: { milestone: MilestoneView }) {
  const words = useText(contractsText);
  const { amount, released_amount, refunded_amount, protected_amount, due_date, status } = milestone;
  const partOf = (value: MilestoneView["amount"]) => value.amount !== "0" && value.amount !== amount.amount;
  const ended = status === "released" || status === "refunded" || status === "split" || status === "cancelled";
  const shownDue = due_date !== null && !ended;
  const facts = [
    { label: words.releasedPart, value: released_amount, shown: partOf(released_amount) },
    { label: words.refundedPart, value: refunded_amount, shown: partOf(refunded_amount) },
    { label: words.partlyProtected, value: protected_amount, shown: status === "pending" && partOf(protected_amount) },
  ].filter((fact) => fact.shown);
  if (facts.length === 0 && !shownDue) return null;
  return (
    <p className={c.facts}>
      {shownDue && (
        <span>
          {words.due} <When at={due_date} absolute />
        </span>
      )}
      {facts.map((fact) => (
        <span key={fact.label}>
          {fact.label} <Money value={fact.value} />
        </span>
      ))}
    </p>
  );
}
