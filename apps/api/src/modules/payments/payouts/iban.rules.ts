// IBANs (ISO 13616): letters and digits, two letters of a country, and a check by the remainder of 97.

/** Without spaces, in capitals; null when it cannot be an IBAN. */
export function readIban(text: string): string | null {
  const iban = text.replace(/[\s-]/g, "").toUpperCase();
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(iban)) return null;
  return remainder97(iban.slice(4) + iban.slice(0, 4)) === 1 ? iban : null;
}

/** Letters count as 10 to 35; taken digit by digit, because the number is far too large to hold. */
function remainder97(text: string): number {
  let rest = 0;
  for (const letter of text) {
    const value = letter <= "9" ? Number(letter) : letter.charCodeAt(0) - 55;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

// The registry of ISO 13616, as of 2025. Great Britain is in it, and its accounts have sort codes too.
const COUNTRIES =
  "AD AE AL AT AZ BA BE BG BH BI BR BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI GL GR GT HN HR HU IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MN MR MT MU NI NL NO OM PK PL PS PT QA RO RS RU SA SC SD SE SI SK SM SO ST SV TL TN TR UA VA VG XK YE";

export const isIbanCountry = (country: string): boolean => COUNTRIES.split(" ").includes(country);
