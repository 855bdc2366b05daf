import { href } from "react-router";
import type { WalletView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { type Step, Steps } from "../../ui/steps.tsx";

interface WalletTodoProps {
  readonly can: WalletView["can"];
  readonly identity: "none" | "pending" | "verified" | "refused";
  readonly hasMethod: boolean;
}

/** What stands between this person and their first withdrawal; gone once all of it is done. */
export function WalletTodo({ can, identity, hasMethod }: WalletTodoProps) {
  const words = useText(moneyText);
  const emailMissing = can.includes("verify_email");
  const verified = identity === "verified";
  if (!emailMissing && verified && hasMethod) return null;
  const action = (to: string, label: string) => (
    <div>
      <Button kind="secondary" size="sm" to={to}>
        {label}
      </Button>
    </div>
  );
  const steps: Step[] = [
    {
      id: "email",
      title: words.todoVerifyEmail,
      state: emailMissing ? "current" : "done",
      children: emailMissing && action(href("/verify-email"), words.todoVerifyEmail),
    },
    {
      id: "identity",
      title: words.todoIdentity,
      state: verified ? "done" : emailMissing ? "next" : identity === "refused" ? "problem" : "current",
      note: verified ? null : words.identityStates[identity],
      children:
        can.includes("verify_identity") && identity !== "pending" && action(href("/wallet/identity"), words.verify),
    },
    {
      id: "method",
      title: words.todoMethod,
      state: hasMethod ? "done" : emailMissing ? "next" : "current",
      children: !hasMethod && !emailMissing && action(href("/wallet/bank-account"), words.addMethod),
    },
  ];
  return (
    <Card title={words.todo} look="soft">
      <Steps label={words.todo} steps={steps} />
    </Card>
  );
}
