import { href } from "react-router";
import { RequirementsNotice } from "../../features/money/requirements-notice.tsx";
import { useFailure } from "../../features/money/use-failure.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { useLookAgain } from "../../lib/use-look-again.ts";
import { formText } from "../../messages/form.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/identity.ts";

export { action, loader } from "./identity.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(moneyText, matches).identityTitle, { hidden: true });

export default function Identity({ loaderData, actionData }: Route.ComponentProps) {
  const { identity, countries, name, key } = loaderData;
  const words = useText(moneyText);
  const form = useText(formText);
  const why = useFailure();
  const submitting = useSubmitting();
  useLookAgain(identity.state === "pending");
  return (
    <>
      <PageHeader
        inset
        title={words.identityTitle}
        lede={words.identityLede}
        crumbs={[{ label: words.walletTitle, to: href("/wallet") }, { label: words.identityTitle }]}
      />
      <div role="status">
        {identity.state === "pending" && !identity.requirements?.wanted.length && (
          <Notice title={words.identityStates.pending}>{words.identityPendingHelp}</Notice>
        )}
        <RequirementsNotice identity={identity} />
        {identity.state === "verified" && identity.can.length === 0 && !identity.requirements?.blocks && (
          <Notice tone="success" title={words.identityStates.verified}>
            {words.identityVerifiedHelp}
          </Notice>
        )}
      </div>
      {identity.can.includes("continue") && (
        <Form reply={actionData}>
          <input type="hidden" name="intent" value="continue" />
          <FormActions>
            <Button kind="secondary" loading={submitting}>
              {words.identityContinue}
            </Button>
          </FormActions>
        </Form>
      )}
      {identity.state === "refused" && (
        <Notice tone="warn" title={words.identityStates.refused}>
          {identity.reason && why({ sentence: identity.reason })}
        </Notice>
      )}
      {identity.can.includes("submit") && (
        <Card {...(identity.state === "pending" && { title: words.identityAnew, lede: words.identityAnewHelp })}>
          <Form reply={actionData} idempotencyKey={key} draft="identity">
            <TextField
              name="legal_name"
              label={words.legalName}
              help={words.legalNameHelp}
              autoComplete="name"
              maxLength={120}
              defaultValue={identity.legal_name ?? name}
            />
            <DateField name="birth_date" label={words.birthDate} autoComplete="bday" />
            <Select
              name="country"
              label={words.country}
              help={words.identityCountryHelp}
              autoComplete="country"
              placeholder={form.choose}
              choices={countries}
              defaultValue={identity.country ?? undefined}
            />
            <FormActions>
              <Button loading={submitting}>{words.verify}</Button>
              <Button kind="quiet" to={href("/wallet")}>
                {form.cancel}
              </Button>
            </FormActions>
          </Form>
        </Card>
      )}
    </>
  );
}
