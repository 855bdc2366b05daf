import { href } from "react-router";
import { languages } from "#api-schema/languages.ts";
import type { SettingsView } from "#api-schema/settings.ts";
import { type FormReply, replyTo } from "../../lib/form.ts";
import { countryName } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { languageNames, useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { type Choice, Select } from "../../ui/select.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";

interface AccountPreferencesProps {
  readonly settings: SettingsView;
  readonly currencies: readonly Choice[];
  readonly timeZones: readonly string[];
  readonly reply: FormReply | undefined;
}

// Regions whose ways of writing dates and amounts differ.
const regions = ["GB", "US", "IE", "DE", "FR", "ES", "PT", "IT", "NL", "SE", "PL", "CH", "BR", "IN", "JP", "AU", "ZA"];

export function AccountPreferences({ settings, currencies, timeZones, reply }: AccountPreferencesProps) {
  const words = useText(settingsText);
  const { locale } = useReader();
  const submitting = useSubmitting("preferences");
  // What is in force: an account that never chose goes by the browser.
  const [language = "en", region = "GB"] = locale.split("-");
  const places = [...new Set([region, ...regions])]
    .map((value) => ({ value, label: countryName(value, locale) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
  return (
    <Card title={words.placeTitle}>
      <Form reply={replyTo(reply, "preferences")}>
        <input type="hidden" name="intent" value="preferences" />
        <VersionField version={settings.version} nowHref={href("/settings/account")} />
        <FieldRow>
          <Select
            name="language"
            label={words.pageLanguage}
            choices={languages.map((value) => ({ value, label: languageNames[value] }))}
            defaultValue={language}
          />
          <Select name="region" label={words.locale} choices={places} defaultValue={region} />
        </FieldRow>
        <FieldRow>
          <Select
            name="time_zone"
            label={words.timeZone}
            choices={[
              { value: "", label: words.zoneOfBrowser },
              ...[...new Set([settings.time_zone ?? "UTC", "UTC", ...timeZones])].map((zone) => ({
                value: zone,
                label: zone.replaceAll("_", " "),
              })),
            ]}
            defaultValue={settings.time_zone ?? ""}
          />
          <Select
            name="display_currency"
            label={words.currency}
            choices={currencies}
            defaultValue={settings.display_currency}
          />
        </FieldRow>
        <div>
          <Checkbox
            name="show_in_lists"
            label={words.showInLists}
            help={words.showInListsHelp}
            defaultChecked={settings.show_in_lists}
          />
          <Checkbox name="show_city" label={words.showCity} defaultChecked={settings.show_city} />
          <Checkbox name="show_hourly_rate" label={words.showRate} defaultChecked={settings.show_hourly_rate} />
          <Checkbox name="show_earnings" label={words.showEarnings} defaultChecked={settings.show_earnings} />
        </div>
        <FormActions>
          <Button kind="secondary" loading={submitting}>
            <SaveLabel>{words.save}</SaveLabel>
          </Button>
        </FormActions>
      </Form>
    </Card>
  );
}
