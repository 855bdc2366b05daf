import { href } from "react-router";
import { useTold } from "../../features/money/use-told.ts";
import c from "../../features/plans/plans.module.css";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { plansText } from "../../messages/plans.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/change-plan.ts";

export { action, loader } from "./change-plan.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(plansText, matches).billing, { hidden: true });

export default function ChangePlan({ loaderData, actionData }: Route.ComponentProps) {
  const { preview, name, key } = loaderData;
  const words = useText(plansText);
  const form = useText(formText);
  const told = useTold();
  const submitting = useSubmitting();
  const up = preview.amount_now.amount === "0" ? words.changeFree : words.changeUp;
  return (
    <Card look="raised" title={words.changeTitle(name)} lede={preview.change === "upgrade" ? up : words.changeDown}>
      <Form reply={actionData} idempotencyKey={key}>
        <input type="hidden" name="seen" value={preview.amount_now.amount} />
        <input type="hidden" name="seen_currency" value={preview.amount_now.currency} />
        <KeyValue
          facts={[
            { label: words.payToday, value: <Money value={preview.amount_now} size="lg" /> },
            { label: words.afterwards, value: <Money value={preview.price} /> },
            { label: words.from, value: <When at={preview.effective_at} absolute /> },
          ]}
        />
        <p className={c.muted}>
          {words.rounding}: {told(preview.rounding)}
        </p>
        <FormActions>
          <Button loading={submitting}>{words.changeTo(name)}</Button>
          <Button kind="quiet" to={href("/settings/billing")}>
            {form.cancel}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
