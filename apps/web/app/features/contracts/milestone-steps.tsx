import type { ContractView } from "#api-schema/contract-routes.ts";
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { paymentsText } from "../../messages/payments.ts";
import { Money } from "../../ui/money.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { type Step, Steps } from "../../ui/steps.tsx";
import { MilestoneBody } from "./milestone-body.tsx";

type State = Step["state"];

const states: Readonly<Record<MilestoneView["status"], State>> = {
  proposed: "next",
  pending: "next",
  funded: "current",
  submitted: "current",
  revision_requested: "current",
  approved: "done",
  released: "done",
  disputed: "problem",
  refunded: "next",
  split: "done",
  cancelled: "next",
};

/** The work from the first milestone to the last, and where it stands. */
export function MilestoneSteps({ contract }: { contract: ContractView }) {
  const words = useText(contractsText);
  const { sayProcessing } = useText(paymentsText);
  const { milestones, role, status } = contract;
  const underWay = milestones.some((one) => states[one.status] === "current" || states[one.status] === "problem");
  const first = underWay ? undefined : milestones.find((one) => one.status === "pending");
  const steps = milestones.map((milestone): Step => {
    const waits = milestone === first && status === "active";
    return {
      id: milestone.milestone_id,
      title: milestone.title,
      state: waits ? "current" : states[milestone.status],
      aside: (
        <>
          <StatusChip of="milestone" state={milestone.status} />
          <Money value={milestone.amount} />
        </>
      ),
      // Who looks on is told of states alone: what is to do is the others' affair.
      ...(role === "keeper" ? {} : { note: sayOf(milestone, { role, words, underWay: sayProcessing }) }),
      children: (
        <MilestoneBody
          milestone={milestone}
          contract={contract}
          isNext={waits || states[milestone.status] === "current" || states[milestone.status] === "problem"}
        />
      ),
    };
  });
  return <Steps label={words.milestones} steps={steps} />;
}

interface SayWith {
  readonly role: "client" | "freelancer";
  readonly words: WordsOf<typeof contractsText>;
  /** What is said of a milestone whose payment the bank is busy with. */
  readonly underWay: string;
}

function sayOf(milestone: MilestoneView, { role, words, underWay }: SayWith): string {
  if (milestone.status === "proposed")
    return milestone.can.includes("agree") ? words.says.proposed.other : words.says.proposed.own;
  if (milestone.status === "pending" && milestone.payment?.state === "processing") return underWay;
  return words.says[milestone.status][role];
}
