import { hourAmount } from "../../features/hiring/form-amounts.ts";
import { LiveFees } from "../../features/money/live-fees.tsx";
import { AvailabilityFields } from "../../features/settings/availability-fields.tsx";
import { CoverField } from "../../features/settings/cover-field.tsx";
import { HandleField } from "../../features/settings/handle-field.tsx";
import { LanguageRows } from "../../features/settings/language-rows.tsx";
import { LinkRows } from "../../features/settings/link-rows.tsx";
import { PlaceFields } from "../../features/settings/place-fields.tsx";
import { StrengthCard } from "../../features/strength/strength-card.tsx";
import { profileHref } from "../../lib/links.ts";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { settingsText } from "../../messages/settings.ts";
import { AvatarField } from "../../ui/avatar-field.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FieldRow, Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SaveLabel, VersionField } from "../../ui/version-field.tsx";
import type { Route } from "./+types/profile.ts";

export { action, loader } from "./profile.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(settingsText, matches).profile, { hidden: true });

export default function ProfileSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { user, availability, strength, displayCurrency, countries, languages, quote, timeZones } = loaderData;
  const words = useText(settingsText);
  const hiring = useText(hiringText);
  const submitting = useSubmitting();
  const levels = (["entry", "intermediate", "expert"] as const).map((value) => ({ value, label: words.levels[value] }));
  return (
    <>
      <StrengthCard strength={strength} />
      <Card title={words.profile}>
        <Form reply={actionData} multipart draft="profile">
          <VersionField version={user.version} nowHref={profileHref(user.handle)} />
          {/* Once saved, a chosen picture and new rows are part of the profile: kept in the form, they would go once more. */}
          <AvatarField
            key={`picture ${user.version}`}
            name="profile_image"
            personName={user.name}
            imageUrl={user.profile_image}
            help={words.pictureHelp}
          />
          {user.profile_image && (
            <Checkbox key={`no picture ${user.version}`} name="remove_profile_image" label={words.removePicture} />
          )}
          <CoverField key={`cover ${user.version}`} imageUrl={user.cover_image} />
          {user.cover_image && (
            <Checkbox key={`no cover ${user.version}`} name="remove_cover_image" label={words.removeCover} />
          )}
          <FieldRow>
            <TextField name="name" label={words.name} defaultValue={user.name} autoComplete="name" maxLength={80} />
            <HandleField help={words.handleHelp} handle={user.handle} />
          </FieldRow>
          <TextField
            name="headline"
            label={words.headline}
            help={words.headlineHelp}
            defaultValue={user.headline}
            optional
            maxLength={120}
          />
          <TextArea
            name="bio"
            label={words.bio}
            help={words.bioHelp}
            defaultValue={user.bio}
            optional
            rows={6}
            maxLength={5000}
          />
          <PlaceFields countries={countries} country={user.country} city={user.city} />
          <Select
            name="time_zone"
            label={words.timeZone}
            help={words.timeZoneHelp}
            choices={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            placeholder={words.noCountry}
            defaultValue={user.time_zone ?? ""}
            optional
          />
          <FieldRow>
            <MoneyField
              name="hourly_rate"
              label={words.hourlyRate}
              defaultValue={user.hourly_rate}
              currencies={[user.hourly_rate?.currency ?? displayCurrency]}
              optional
            />
            <Select
              name="experience_level"
              label={words.level}
              choices={levels}
              placeholder={words.noLevel}
              defaultValue={user.experience_level ?? ""}
              optional
            />
          </FieldRow>
          <LiveFees
            title={hiring.feesOfHour}
            quote={quote}
            side="freelancer"
            pair={{ recipient_id: user.user_id }}
            amountOf={hourAmount}
          />
          <AvailabilityFields availability={availability} />
          <LanguageRows key={`languages ${user.version}`} spoken={user.languages} languages={languages} />
          <LinkRows key={`links ${user.version}`} links={user.links} />
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
