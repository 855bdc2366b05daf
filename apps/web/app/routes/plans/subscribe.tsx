import { href } from "react-router";
import { SetupNotice } from "../../features/money/setup-notice.tsx";
import { EntitlementList } from "../../features/plans/entitlement-list.tsx";
import c from "../../features/plans/plans.module.css";
import { type FormReply, replyTo } from "../../lib/form.ts";
import { formatMoney } from "../../lib/format.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { plansText } from "../../messages/plans.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/subscribe.ts";

export { action, loader } from "./subscribe.server.ts";

export const meta: Route.MetaFunction = ({ loaderData, matches }) =>
  pageTitle(
    loaderData
      ? headWords(plansText, matches).subscribeTitle(loaderData.plan.name)
      : headWords(plansText, matches).title,
    { hidden: true },
  );

export default function Subscribe({ loaderData, actionData }: Route.ComponentProps) {
  const { plan, card, trial, setup, key } = loaderData;
  const words = useText(plansText);
  const form = useText(formText);
  const { locale } = useReader();
  const submitting = useSubmitting("subscribe");
  const nothing = { amount: "0", currency: plan.price.currency };
  return (
    <div className="wrap">
      <PageHeader
        title={words.subscribeTitle(plan.name)}
        lede={words.promise}
        crumbs={[{ label: words.title, to: href("/plans") }, { label: plan.name }]}
      />
      <div className={c.subscribe}>
        <SetupNotice setup={setup} />
        {!card && <AddCard trial={trial} reply={replyTo(actionData, "add_card")} formKey={`${key}-card`} />}
        <Card look="raised">
          <EntitlementList entitlements={plan.entitlements} />
          <Form reply={replyTo(actionData, "subscribe")} idempotencyKey={key}>
            <KeyValue
              facts={[
                { label: words.today, value: <Money value={trial ? nothing : plan.price} size="lg" /> },
                { label: trial ? words.firstCharge : words.afterwards, value: <Money value={plan.price} /> },
                ...(card ? [{ label: words.card, value: words.cardLine(card.brand, card.last4) }] : []),
              ]}
            />
            {trial && <p className={c.muted}>{words.trialDays(plan.trial_days)}</p>}
            {card && (
              <FormActions>
                <Button name="intent" value="subscribe" loading={submitting}>
                  {trial ? words.startTrial : words.subscribe(formatMoney(plan.price, locale))}
                </Button>
                <Button kind="quiet" to={href("/plans")}>
                  {form.cancel}
                </Button>
              </FormActions>
            )}
          </Form>
        </Card>
      </div>
    </div>
  );
}

interface AddCardProps {
  readonly trial: boolean;
  readonly reply: FormReply | null;
  readonly formKey: string;
}

/** Leads to the provider's page, which leads back here. */
function AddCard({ trial, reply, formKey }: AddCardProps) {
  const words = useText(plansText);
  const submitting = useSubmitting("add_card");
  return (
    <Notice title={trial ? words.noCard : words.noCardNoTrial}>
      <Form reply={reply} idempotencyKey={formKey}>
        <FormActions>
          <Button size="sm" name="intent" value="add_card" loading={submitting}>
            {words.addCard}
          </Button>
        </FormActions>
      </Form>
    </Notice>
  );
}
