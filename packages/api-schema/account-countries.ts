/** Countries whose accounts have no IBAN, with what a bank or branch is known by there; the form offers these. */
export const ACCOUNT_COUNTRIES = {
  US: "routing_number",
  GB: "sort_code",
  CA: "transit_number",
  AU: "bsb",
  NZ: null,
  IN: "ifsc",
  SG: "bank_and_branch",
  HK: "bank_and_branch",
  JP: "bank_and_branch",
  MX: null,
} as const;
export type AccountCountry = keyof typeof ACCOUNT_COUNTRIES;
