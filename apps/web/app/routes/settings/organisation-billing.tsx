import { href } from "react-router";
import { DocumentFields } from "../../features/money/document-fields.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { SaveLabel } from "../../ui/version-field.tsx";
import type { Route } from "./+types/organisation-billing.ts";

export { action, loader } from "./organisation-billing.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(organisationsText, matches).billing, { hidden: true });

export default function OrganisationBilling({ loaderData, actionData }: Route.ComponentProps) {
  const { organisation, profile, countries, key } = loaderData;
  const words = useText(organisationsText);
  const submitting = useSubmitting();
  const { organisation_id, name } = organisation;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { label: words.title, to: href("/settings/organisations") },
          { label: name, to: href("/settings/organisations/:organisation_id", { organisation_id }) },
          { label: words.billing },
        ]}
      />
      <Card
        title={words.billing}
        lede={words.billingLede}
        action={
          <Button kind="quiet" size="sm" to={`${href("/invoices")}?organisation=${organisation_id}`}>
            {words.documents}
          </Button>
        }
      >
        <Form reply={actionData} idempotencyKey={key} draft={`billing-${organisation_id}`}>
          <DocumentFields
            key={profile.version}
            profile={profile}
            countries={countries}
            whose="organisation"
            nowHref={href("/settings/organisations/:organisation_id/billing", { organisation_id })}
          />
          <FormActions>
            <Button loading={submitting}>
              <SaveLabel>{words.save}</SaveLabel>
            </Button>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}
