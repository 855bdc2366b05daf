import { href } from "react-router";
import { AccountKinds, AccountNumbers } from "../../features/money/account-numbers.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { moneyText } from "../../messages/money.ts";
import { moneyDeskText } from "../../messages/money-desk.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/bank-account.ts";

export { action, loader } from "./bank-account.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).addMethod, { hidden: true });

/** What an account is mostly in; the form offers every other currency too. */
const CURRENCY_OF: Readonly<Record<string, string>> = { US: "USD", GB: "GBP", JP: "JPY", IN: "INR" };

export default function AddBankAccount({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(moneyText);
  const desk = useText(moneyDeskText);
  const form = useText(formText);
  const submitting = useSubmitting();
  return (
    <>
      <PageHeader
        inset
        title={words.addMethod}
        lede={words.methodsLede}
        crumbs={[{ label: words.walletTitle, to: href("/wallet") }, { label: words.addMethod }]}
      />
      <Notice>{desk.coolingNote}</Notice>
      <AccountKinds country={loaderData.country} />
      <Card>
        <Form reply={actionData} idempotencyKey={loaderData.key}>
          <TextField
            name="holder_name"
            label={words.holder}
            help={words.holderHelp}
            autoComplete="name"
            maxLength={120}
            defaultValue={loaderData.holder}
          />
          <AccountNumbers country={loaderData.country} />
          <Select
            name="currency"
            label={words.currency}
            key={loaderData.country}
            defaultValue={CURRENCY_OF[loaderData.country ?? ""] ?? loaderData.currencies[0]}
            choices={loaderData.currencies.map((code) => ({ value: code, label: code }))}
          />
          <FormActions>
            <Button loading={submitting}>{words.addMethod}</Button>
            <Button kind="quiet" to={href("/wallet")}>
              {form.cancel}
            </Button>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}
