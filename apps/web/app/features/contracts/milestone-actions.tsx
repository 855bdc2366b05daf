import { Form } from "react-router";
import type { MilestoneView } from "#api-schema/milestone-views.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Button, type ButtonKind } from "../../ui/button.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import c from "./milestone-actions.module.css";

type Words = WordsOf<typeof contractsText>;

interface Action {
  readonly dialog: string;
  readonly label: string;
  readonly kind: ButtonKind;
}

/** The buttons of a milestone in the order of how likely they are meant; the first says the amount it moves. */
function actionsOf({ can, to_fund, protected_amount, payment }: MilestoneView, words: Words, locale: string): Action[] {
  const money = (value: MilestoneView["amount"]) => formatMoney(value, locale);
  const all: readonly (Action & { readonly may: string })[] = [
    { may: "fund", dialog: "protect", label: words.protect(money(to_fund)), kind: "primary" },
    { may: "submit", dialog: "submit", label: words.handIn, kind: "primary" },
    { may: "approve", dialog: "approve", label: words.approve(money(protected_amount)), kind: "primary" },
    { may: "accept_rest", dialog: "accept_rest", label: words.acceptRest, kind: "primary" },
    { may: "decline_rest", dialog: "decline_rest", label: words.declineRest, kind: "secondary" },
    { may: "renew", dialog: "renew", label: words.renew(money(protected_amount)), kind: "secondary" },
    { may: "accept_settlement", dialog: "accept_settlement", label: words.acceptSettlement, kind: "primary" },
    { may: "request_revision", dialog: "revise", label: words.revise, kind: "secondary" },
    { may: "propose_settlement", dialog: "settle", label: words.settle, kind: "secondary" },
    { may: "request_refund", dialog: "ask_refund", label: words.askRefund, kind: "quiet" },
    { may: "refund", dialog: "give_back", label: words.giveBack(money(protected_amount)), kind: "quiet" },
    { may: "withdraw_dispute", dialog: "withdraw_dispute", label: words.withdrawDispute, kind: "quiet" },
    { may: "dispute", dialog: "dispute", label: words.dispute, kind: "quiet" },
  ];
  // A payment that is under way is gone on with, not begun anew.
  const pays = (may: string) => may === "fund" || may === "renew";
  return all.filter(({ may }) => can.includes(may) && !(payment && pays(may)));
}

/** What this side may do with the milestone now. */
export function MilestoneActions({ milestone, isNext }: { milestone: MilestoneView; isNext: boolean }) {
  const words = useText(contractsText);
  const { locale } = useReader();
  const actions = actionsOf(milestone, words, locale);
  const answers = milestone.can.filter((one) => one in answerLabels);
  if (actions.length === 0 && answers.length === 0) return null;
  return (
    <div className={c.actions}>
      {actions.map(({ dialog, label, kind }) => (
        <DialogButton
          key={dialog}
          dialog={dialog}
          milestoneId={milestone.milestone_id}
          kind={kind === "primary" && !isNext ? "secondary" : kind}
        >
          {label}
        </DialogButton>
      ))}
      {answers.length > 0 && (
        <Form method="post" className={c.actions} preventScrollReset>
          <input type="hidden" name="milestone_id" value={milestone.milestone_id} />
          {answers.map((answer) => (
            <SubmitButton
              key={answer}
              size="sm"
              kind={answer === "agree" ? "primary" : "quiet"}
              name="intent"
              value={answer}
            >
              {words[answerLabels[answer as keyof typeof answerLabels]] /* filtered to its keys above */}
            </SubmitButton>
          ))}
        </Form>
      )}
    </div>
  );
}

const answerLabels = {
  agree: "agree",
  decline_milestone: "declineMilestone",
  withdraw_milestone: "withdrawMilestone",
} as const;

interface DialogButtonProps {
  readonly dialog: string;
  readonly milestoneId: string;
  readonly kind: ButtonKind;
  readonly children: string;
}

function DialogButton({ dialog, milestoneId, kind, children }: DialogButtonProps) {
  const to = useDialogHref(dialog, { milestone: milestoneId });
  return (
    <Button size={kind === "primary" ? "md" : "sm"} kind={kind} to={to}>
      {children}
    </Button>
  );
}
