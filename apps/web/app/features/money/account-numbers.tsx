import { href } from "react-router";
import { ACCOUNT_COUNTRIES, type AccountCountry } from "#api-schema/account-countries.ts";
import { countryName } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { ChipRow } from "../../ui/chip-row.tsx";
import { TextField } from "../../ui/text-field.tsx";

// The one above gives the type of the other; object keys are strings to the compiler.
const COUNTRIES = Object.keys(ACCOUNT_COUNTRIES) as AccountCountry[];
const CHARS_MAX = 50;

interface AccountProps {
  /** Null: an account with an IBAN. */
  readonly country: AccountCountry | null;
}

/** How the account is numbered: each kind is a page of its own, so that it works without JavaScript. */
export function AccountKinds({ country }: AccountProps) {
  const words = useText(moneyText);
  const { locale } = useReader();
  const path = href("/wallet/bank-account");
  return (
    <ChipRow
      label={words.accountKind}
      chips={[
        { to: path, label: words.iban, current: country === null },
        ...COUNTRIES.map((code) => ({
          to: `${path}?country=${code}`,
          label: countryName(code, locale),
          current: code === country,
        })),
      ]}
    />
  );
}

export function AccountNumbers({ country }: AccountProps) {
  const words = useText(moneyText);
  const plain = { autoComplete: "off", spellCheck: false, maxLength: CHARS_MAX } as const;
  if (country === null) return <TextField name="iban" label={words.iban} help={words.ibanHelp} {...plain} />;
  const routing = ACCOUNT_COUNTRIES[country];
  return (
    <>
      <input type="hidden" name="country" value={country} />
      {routing !== null && <TextField name="routing_number" label={words.routing[routing]} {...plain} />}
      <TextField name="account_number" label={words.accountNumber} help={words.ibanHelp} {...plain} />
    </>
  );
}
