import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import { taxText } from "../../messages/tax.ts";
import { type Choice, Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { VersionField } from "../../ui/version-field.tsx";

interface DocumentFieldsProps {
  readonly profile: {
    readonly name: string | null;
    readonly address: readonly string[];
    readonly country: string | null;
    readonly vat_id: string | null;
    readonly version: number;
  };
  readonly countries: readonly Choice[];
  /** A person may have a company too, and is asked for their own name first. */
  readonly whose: "person" | "organisation";
  /** Where they can be seen as they are now. */
  readonly nowHref: string;
}

/** What stands on documents to somebody: their name, where they are, their VAT id. */
export function DocumentFields({ profile, countries, whose, nowHref }: DocumentFieldsProps) {
  const words = useText(taxText);
  const form = useText(formText);
  return (
    <>
      <VersionField version={profile.version} nowHref={nowHref} />
      <TextField
        name="name"
        label={words.name}
        autoComplete={whose === "person" ? "name" : "organization"}
        maxLength={120}
        defaultValue={profile.name ?? undefined}
      />
      <TextArea
        name="address"
        label={words.address}
        help={words.addressHelp}
        autoComplete="street-address"
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
    </>
  );
}
