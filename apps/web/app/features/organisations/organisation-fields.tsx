import type { OrganisationView } from "#api-schema/organisations.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { AvatarField } from "../../ui/avatar-field.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FieldRow } from "../../ui/form.tsx";
import type { Choice } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { HandleField } from "../settings/handle-field.tsx";
import { PlaceFields } from "../settings/place-fields.tsx";

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
        <HandleField help={words.handleHelp} handle={organisation?.handle} />
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
      <PlaceFields countries={countries} country={organisation?.country} city={organisation?.city} />
    </>
  );
}
