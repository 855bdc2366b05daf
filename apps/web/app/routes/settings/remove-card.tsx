import { href } from "react-router";
import { CardUse } from "../../features/money/card-use.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { cardsText } from "../../messages/cards.ts";
import { formText } from "../../messages/form.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import type { Route } from "./+types/remove-card.ts";

export { action, loader } from "./remove-card.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(cardsText, matches).title, { hidden: true });

export default function RemoveCard({ loaderData, actionData }: Route.ComponentProps) {
  const { card } = loaderData;
  const words = useText(cardsText);
  const form = useText(formText);
  const submitting = useSubmitting();
  return (
    <Card title={words.removeTitle(words.ending(card.brand, card.last4))} lede={words.removeHelp}>
      <CardUse use={loaderData} />
      <Form reply={actionData}>
        <FormActions>
          <Button kind="danger" loading={submitting}>
            {words.remove}
          </Button>
          <Button kind="quiet" to={href("/settings/payment-methods")}>
            {form.cancel}
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
