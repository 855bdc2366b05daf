import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { FieldRow } from "../../ui/form.tsx";
import { type Choice, Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";

interface PlaceFieldsProps {
  readonly countries: readonly Choice[];
  readonly country: string | null | undefined;
  readonly city: string | null | undefined;
}

/** Where a person or an organisation is. */
export function PlaceFields({ countries, country, city }: PlaceFieldsProps) {
  const words = useText(settingsText);
  return (
    <FieldRow>
      <Select
        name="country"
        label={words.country}
        choices={countries}
        placeholder={words.noCountry}
        defaultValue={country ?? ""}
        autoComplete="country"
        optional
      />
      <TextField
        name="city"
        label={words.city}
        defaultValue={city ?? ""}
        autoComplete="address-level2"
        maxLength={80}
        optional
      />
    </FieldRow>
  );
}
