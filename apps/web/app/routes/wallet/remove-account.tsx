import { href } from "react-router";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import type { Route } from "./+types/remove-account.ts";

export { action, loader } from "./remove-account.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).methodsTitle, { hidden: true });

export default function RemoveAccount({ loaderData, actionData }: Route.ComponentProps) {
  const words = useText(moneyText);
  const form = useText(formText);
  const submitting = useSubmitting();
  return (
    <>
      <PageHeader
        inset
        title={words.removeMethodTitle(loaderData.last4)}
        lede={words.removeMethodHelp}
        crumbs={[{ label: words.walletTitle, to: href("/wallet") }, { label: words.account(loaderData.last4) }]}
      />
      <Form reply={actionData}>
        <FormActions>
          <Button kind="danger" loading={submitting}>
            {words.removeMethod}
          </Button>
          <Button kind="quiet" to={href("/wallet")}>
            {form.cancel}
          </Button>
        </FormActions>
      </Form>
    </>
  );
}
