import { href } from "react-router";
import { TaxThresholds, TaxYear } from "../../features/money/tax-year.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { moneyText } from "../../messages/money.ts";
import { taxText } from "../../messages/tax.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Route } from "./+types/tax.ts";

export { action, loader } from "./tax.server.ts";

export const meta: Route.MetaFunction = ({ matches }) => pageTitle(headWords(taxText, matches).title, { hidden: true });

export default function Tax({ loaderData, actionData }: Route.ComponentProps) {
  const { year, years, profile } = loaderData;
  const words = useText(taxText);
  const money = useText(moneyText);
  const why = useWhy(profile);
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
  const form = useText(formText);
  const submitting = useSubmitting();
  const why = useWhy(profile);
  return (
    <Card title={words.detailsTitle} lede={words.detailsLede}>
      <Form reply={reply} idempotencyKey={formKey}>
        <input type="hidden" name="version" value={profile.version} />
        <TextField
          name="name"
          label={words.name}
          autoComplete="organization"
          maxLength={120}
          defaultValue={profile.name ?? undefined}
        />
        <TextArea
          name="address"
          label={words.address}
          help={words.addressHelp}
          rows={4}
          defaultValue={profile.address.join("\n")}
        />
        <Select
          name="country"
          label={words.country}
          autoComplete="country"
          placeholder={form.choose}
          choices={countries}
          defaultValue={profile.country ?? undefined}
        />
        <TextField
          name="vat_id"
          label={words.vatId}
          help={words.vatIdHelp}
          optional
          maxLength={30}
          defaultValue={profile.vat_id ?? undefined}
        />
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
          <Button loading={submitting}>{words.save}</Button>
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
