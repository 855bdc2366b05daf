import { CardList } from "../../features/money/card-list.tsx";
import c from "../../features/money/method-list.module.css";
import { SetupNotice } from "../../features/money/setup-notice.tsx";
import { replyTo } from "../../lib/form.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { cardsText } from "../../messages/cards.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { IconCreditCard } from "../../ui/icons.ts";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/payment-methods.ts";

export { action, loader } from "./payment-methods.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(cardsText, matches).title, { hidden: true });

export default function PaymentMethods({ loaderData, actionData }: Route.ComponentProps) {
  const { cards, setup, key } = loaderData;
  const words = useText(cardsText);
  const submitting = useSubmitting("add");
  return (
    <>
      <UnclaimedRefusal reply={actionData} forms={["add"]} />
      <SetupNotice setup={setup} />
      <Card title={words.title} lede={words.lede}>
        <div className={c.cards}>
          {cards.length === 0 ? (
            <EmptyState
              headingLevel={3}
              icon={<IconCreditCard size={26} aria-hidden />}
              title={words.none}
              help={words.noneHelp}
            />
          ) : (
            <CardList cards={cards} />
          )}
          <Form reply={replyTo(actionData, "add")} idempotencyKey={key}>
            <input type="hidden" name="intent" value="add" />
            <FormActions>
              <Button loading={submitting}>{words.add}</Button>
              <span className={c.help}>{words.addHelp}</span>
            </FormActions>
          </Form>
        </div>
      </Card>
    </>
  );
}
