import { href } from "react-router";
import type { PlansView, SubscriptionView } from "#api-schema/payments-subscriptions.ts";
import { type FormReply, replyAbout } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { plansText } from "../../messages/plans.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions } from "../../ui/form.tsx";
import { Instant } from "../../ui/instant.tsx";
import { type Fact, KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { When } from "../../ui/when.tsx";
import { useFailure } from "../money/use-failure.ts";
import c from "./plans.module.css";

export const subscriptionTones: Readonly<Record<SubscriptionView["state"], Tone>> = {
  starting: "act",
  trialing: "live",
  active: "money",
  past_due: "warn",
  ended: "plain",
};

interface SubscriptionCardProps {
  readonly subscription: SubscriptionView;
  readonly plans: PlansView["data"];
  readonly formKey: string;
  readonly reply: FormReply | undefined;
}

/** One plan of a person: what it costs, when, and what they may do about it. */
export function SubscriptionCard({ subscription, plans, formKey, reply }: SubscriptionCardProps) {
  const words = useText(plansText);
  const others = plans.filter((plan) => plan.audience === subscription.audience && plan.plan !== subscription.plan);
  const { can, subscription_id } = subscription;
  return (
    <Card look="raised" title={subscription.plan_name}>
      <div className={c.stack}>
        <Badge tone={subscriptionTones[subscription.state]} dot>
          {words.states[subscription.state]}
        </Badge>
        <OpenCharge subscription={subscription} />
        <KeyValue facts={factsOf(subscription, plans, words)} />
        <Form reply={replyAbout(reply, "subscription_id", subscription_id)} idempotencyKey={formKey}>
          <input type="hidden" name="subscription_id" value={subscription_id} />
          <input type="hidden" name="method_charge_id" value={subscription.open_charge?.method_charge_id ?? ""} />
          <FormActions>
            {can.includes("confirm") && <Step intent="confirm" label={words.confirm} />}
            {can.includes("pay_now") && <Step intent="pay_now" label={words.payNow} />}
            {can.includes("resume") && <Step intent="resume" label={words.resume} />}
            {can.includes("change_plan") &&
              others.map((plan) => (
                <Button
                  key={plan.plan}
                  kind="secondary"
                  to={href("/settings/billing/:subscription_id/:plan", { subscription_id, plan: plan.plan })}
                >
                  {words.changeTo(plan.name)}
                </Button>
              ))}
            {can.includes("cancel") && <Step intent="cancel" label={words.cancel} quiet />}
          </FormActions>
        </Form>
        {can.includes("cancel") && (
          <p className={c.muted}>{isPaidFor(subscription) ? words.cancelHelp : words.cancelUnpaidHelp}</p>
        )}
      </div>
    </Card>
  );
}

const isPaidFor = ({ state }: SubscriptionView): boolean => state !== "starting" && state !== "past_due";

function Step({ intent, label, quiet = false }: { intent: string; label: string; quiet?: boolean }) {
  return (
    <Button name="intent" value={intent} kind={quiet ? "quiet" : "primary"}>
      {label}
    </Button>
  );
}

function OpenCharge({ subscription: { open_charge: open } }: { subscription: SubscriptionView }) {
  const words = useText(plansText);
  const { locale } = useReader();
  const say = useFailure();
  if (!open || (!open.failure && !open.needs_confirmation)) return null;
  return (
    <Notice
      tone="warn"
      title={open.needs_confirmation ? words.confirmTitle : words.failedTitle(formatMoney(open.amount, locale))}
    >
      {open.failure && say({ sentence: open.failure })}{" "}
      {open.next_try_at && (
        <>
          {words.nextTry} <Instant at={open.next_try_at} />.
        </>
      )}
    </Notice>
  );
}

function factsOf(subscription: SubscriptionView, plans: PlansView["data"], words: WordsOf<typeof plansText>): Fact[] {
  const { next_plan, open_charge: open } = subscription;
  // What failed is tried again; the month after it is not known before.
  const again = open?.next_try_at ? { amount: open.amount, at: open.next_try_at } : null;
  const next = subscription.next_charge ?? again;
  const nextName = plans.find((plan) => plan.plan === next_plan)?.name;
  const price = { label: words.price, value: <Money value={subscription.price} /> };
  // Nothing is paid for yet that could end.
  if (subscription.state === "starting") return [price];
  return [
    price,
    {
      label: subscription.state === "trialing" ? words.trialUntil : words.period,
      value: <When at={subscription.period_end} absolute />,
    },
    {
      label: words.nextCharge,
      value: next ? (
        <>
          <Money value={next.amount} /> · <When at={next.at} absolute />
          {nextName && ` · ${words.nextPlan(nextName)}`}
        </>
      ) : (
        words.nothingNext
      ),
    },
  ];
}
