import type { OrganisationView } from "#api-schema/organisations.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { AvatarField } from "../../ui/avatar-field.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { type Choice, Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";

interface OrganisationFieldsProps {
  /** Null for a new one. */
  readonly organisation: OrganisationView | null;
  readonly countries: readonly Choice[];
}

/** What stands on an organisation's page. */
export function OrganisationFields({ organisation, countries }: OrganisationFieldsProps) {
  const words = useText(organisationsText);
  return (
    <>
      <AvatarField
        name="logo"
        personName={organisation?.name ?? ""}
        imageUrl={organisation?.logo ?? null}
        help={words.logoHelp}
        square
      />
      {organisation?.logo && <Checkbox name="remove_logo" label={words.removeLogo} />}
      <FieldRow>
        <TextField
          name="name"
          label={words.name}
          defaultValue={organisation?.name}
          autoComplete="organization"
          maxLength={80}
        />
        <TextField
          name="handle"
          label={words.handle}
          help={words.handleHelp}
          prefix="@"
          defaultValue={organisation?.handle}
          autoComplete="off"
          spellCheck={false}
          maxLength={30}
        />
      </FieldRow>
      <TextField
        name="headline"
        label={words.headline}
        defaultValue={organisation?.headline}
        optional
        maxLength={120}
      />
      <TextArea
        name="about"
        label={words.about}
        help={words.aboutHelp}
        defaultValue={organisation?.about}
        optional
        rows={5}
        maxLength={5000}
      />
      <TextField
        name="website"
        type="url"
        label={words.website}
        defaultValue={organisation?.website ?? undefined}
        autoComplete="url"
        optional
        maxLength={300}
      />
      <FieldRow>
        <Select
          name="country"
          label={words.country}
          choices={countries}
          placeholder={words.noCountry}
          defaultValue={organisation?.country ?? ""}
          autoComplete="country"
          optional
        />
        <TextField
          name="city"
          label={words.city}
          defaultValue={organisation?.city ?? undefined}
          autoComplete="address-level2"
          maxLength={80}
          optional
        />
      </FieldRow>
    </>
  );
}
