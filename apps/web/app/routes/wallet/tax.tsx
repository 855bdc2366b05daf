import { href } from "react-router";
import { DocumentFields } from "../../features/money/document-fields.tsx";
import { TaxThresholds, TaxYear } from "../../features/money/tax-year.tsx";
import { countryName } from "../../lib/format.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { taxText } from "../../messages/tax.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SaveLabel } from "../../ui/version-field.tsx";
import type { Route } from "./+types/tax.ts";

export { action, loader } from "./tax.server.ts";

export const meta: Route.MetaFunction = ({ matches }) => pageTitle(headWords(taxText, matches).title, { hidden: true });

export default function Tax({ loaderData, actionData }: Route.ComponentProps) {
  const { year, years, profile } = loaderData;
  const words = useText(taxText);
  const money = useText(moneyText);
  const why = useWhy(profile);
  const { locale } = useReader();
  return (
    <>
      <PageHeader
        inset
        title={words.title}
        lede={words.lede}
        crumbs={[{ label: money.walletTitle, to: href("/wallet") }, { label: words.title }]}
      />
      {profile.asks && !profile.tax_number_end && (
        <Notice tone="warn" title={words.numberNeededTitle}>
          {words.taxNumberWhy(profile.asks.form)}
          {why}
        </Notice>
      )}
      {profile.taxed_in && <Notice tone="warn">{words.taxedIn(countryName(profile.taxed_in, locale))}</Notice>}
      <TaxYear year={year} years={years} />
      <TaxThresholds year={year} />
      <Details profile={profile} countries={loaderData.countries} formKey={loaderData.key} reply={actionData} />
    </>
  );
}

interface DetailsProps extends Pick<Route.ComponentProps["loaderData"], "profile" | "countries"> {
  readonly formKey: string;
  readonly reply: Route.ComponentProps["actionData"];
}

function Details({ profile, countries, formKey, reply }: DetailsProps) {
  const words = useText(taxText);
  const submitting = useSubmitting();
  const why = useWhy(profile);
  return (
    <Card title={words.detailsTitle} lede={words.detailsLede}>
      <Form reply={reply} idempotencyKey={formKey} draft="tax">
        <DocumentFields profile={profile} countries={countries} whose="person" nowHref={href("/tax")} />
        {(profile.asks || profile.tax_number_end) && (
          <TextField
            name="tax_number"
            label={words.taxNumber}
            help={profile.tax_number_end ? words.taxNumberKept(profile.tax_number_end) : why}
            optional
            autoComplete="off"
            maxLength={30}
          />
        )}
        <FormActions>
          <Button loading={submitting}>
            <SaveLabel>{words.save}</SaveLabel>
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}

/** Why a tax number is asked for, in the reader's language where we have the rule in it. */
function useWhy({ asks }: DetailsProps["profile"]): string {
  const { rules } = useText(taxText);
  return asks ? (rules[asks.why] ?? asks.why) : "";
}
