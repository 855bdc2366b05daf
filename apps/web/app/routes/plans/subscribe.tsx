import { href } from "react-router";
import { EntitlementList } from "../../features/plans/entitlement-list.tsx";
import c from "../../features/plans/plans.module.css";
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
  const { plan, card, trial, key } = loaderData;
  const words = useText(plansText);
  const form = useText(formText);
  const { locale } = useReader();
  const submitting = useSubmitting();
  const nothing = { amount: "0", currency: plan.price.currency };
  return (
    <div className="wrap">
      <PageHeader
        title={words.subscribeTitle(plan.name)}
        lede={words.promise}
        crumbs={[{ label: words.title, to: href("/plans") }, { label: plan.name }]}
      />
      <div className={c.subscribe}>
        {!card && (
          <Notice
            title={words.noCard}
            action={
              <Button size="sm" to={href("/settings/payment-methods")}>
                {words.addCard}
              </Button>
            }
          />
        )}
        <Card look="raised">
          <EntitlementList entitlements={plan.entitlements} />
          <Form reply={actionData} idempotencyKey={key}>
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
                <Button loading={submitting}>
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
