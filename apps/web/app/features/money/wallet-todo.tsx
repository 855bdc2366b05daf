import { href } from "react-router";
import type { WalletView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { type Step, Steps } from "../../ui/steps.tsx";

interface Stand {
  readonly can: WalletView["can"];
  readonly identity: "none" | "pending" | "verified" | "refused";
  readonly hasMethod: boolean;
}

const NEEDED = ["email", "identity", "method"] as const;
type Needed = (typeof NEEDED)[number];

const places = (): Readonly<Record<Needed, string>> => ({
  email: href("/verify-email"),
  identity: href("/wallet/identity"),
  method: href("/wallet/bank-account"),
});

function isDone({ can, identity, hasMethod }: Stand, step: Needed): boolean {
  if (step === "email") return !can.includes("verify_email");
  return step === "identity" ? identity === "verified" : hasMethod;
}

/** Where the first of the steps to a withdrawal is done that one can do something about; null when none is left. */
export function nextStepHref(stand: Stand): string | null {
  const step = currentOf(stand);
  return step ? places()[step] : null;
}

/** An identity that is looked at takes its time: meanwhile the next step is the one to do. */
function currentOf(stand: Stand): Needed | undefined {
  return NEEDED.find((step) => !isDone(stand, step) && !(step === "identity" && stand.identity === "pending"));
}

/** What stands between this person and their first withdrawal; gone once all of it is done. */
export function WalletTodo(stand: Stand) {
  const words = useText(moneyText);
  const { identity } = stand;
  if (NEEDED.every((step) => isDone(stand, step))) return null;
  const current = currentOf(stand);
  const titles = { email: words.todoVerifyEmail, identity: words.todoIdentity, method: words.todoMethod };
  const labels = { email: words.todoVerifyEmail, identity: words.verify, method: words.addMethod };
  const stateOf = (step: Needed): Step["state"] => {
    if (isDone(stand, step)) return "done";
    if (step === "identity" && identity === "refused") return "problem";
    return step === current ? "current" : "next";
  };
  const steps = NEEDED.map(
    (step): Step => ({
      id: step,
      title: titles[step],
      state: stateOf(step),
      note: step === "identity" && identity !== "verified" ? words.identityStates[identity] : null,
      children: step === current && (
        <div>
          <Button size="sm" to={places()[step]}>
            {labels[step]}
          </Button>
        </div>
      ),
    }),
  );
  return (
    <Card title={words.todo} look="soft">
      <Steps label={words.todo} steps={steps} />
    </Card>
  );
}
