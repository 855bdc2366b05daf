// Currencies, countries and a recent slice of the European Central Bank's reference rates, cut from the original sets.
import { labData, parseCsv, referenceDir, writeRecords } from "./files.ts";

const rateDays = 90;

// Where a country has several zones, the one most of its people live in; elsewhere the first the runtime knows.
const mainZones: Record<string, string> = {
  US: "America/New_York",
  CA: "America/Toronto",
  BR: "America/Sao_Paulo",
  MX: "America/Mexico_City",
  AR: "America/Argentina/Buenos_Aires",
  CL: "America/Santiago",
  EC: "America/Guayaquil",
  RU: "Europe/Moscow",
  UA: "Europe/Kyiv",
  KZ: "Asia/Almaty",
  UZ: "Asia/Tashkent",
  MN: "Asia/Ulaanbaatar",
  CN: "Asia/Shanghai",
  ID: "Asia/Jakarta",
  MY: "Asia/Kuala_Lumpur",
  AU: "Australia/Sydney",
  NZ: "Pacific/Auckland",
  PG: "Pacific/Port_Moresby",
  ES: "Europe/Madrid",
  PT: "Europe/Lisbon",
  DE: "Europe/Berlin",
  CY: "Asia/Nicosia",
  GL: "America/Nuuk",
  CD: "Africa/Kinshasa",
  PF: "Pacific/Tahiti",
  KI: "Pacific/Tarawa",
  FM: "Pacific/Pohnpei",
  MH: "Pacific/Majuro",
  PS: "Asia/Hebron",
  AQ: "Antarctica/McMurdo",
  UM: "Pacific/Wake",
  TH: "Asia/Bangkok",
};

function zoneOf(country: string): string | null {
  // getTimeZones is in the runtime but not yet in the language's type files.
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined };
  return mainZones[country] ?? locale.getTimeZones()?.[0] ?? null;
}

function minorUnits(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null;
}

function buildCurrencies(): void {
  const rows = parseCsv(labData("money/currencies_iso4217.csv.gz"));
  const currencies = rows.map((row) => ({
    code: row.code,
    numeric: (row.numeric ?? "").padStart(3, "0"),
    name: row.name,
    minor_units: minorUnits(row.minor_units ?? ""),
    cash_rounding: minorUnits(row.cldr_cash_rounding ?? ""),
  }));
  writeRecords(referenceDir, "currencies.json", currencies);
}

function buildCountries(): void {
  const rows = parseCsv(labData("money/countries.csv.gz"));
  const countries = rows.map((row) => ({
    code: row.cca2,
    alpha3: row.cca3,
    name: row.name,
    region: row.region,
    currency: (row.currencies ?? "").split("|")[0] || null,
    time_zone: zoneOf(row.cca2 ?? ""),
  }));
  writeRecords(
    referenceDir,
    "countries.json",
    countries.sort((a, b) => ((a.code ?? "") < (b.code ?? "") ? -1 : 1)),
  );
}

function buildRates(): void {
  const days = parseCsv(labData("money/ecb_eurofxref_hist.csv.gz")).slice(-rateDays);
  const rates = days.map(({ Date: date, ...values }) => ({
    date,
    base: "EUR",
    // As text: a rate is a decimal and must not pass through a float.
    rates: Object.fromEntries(Object.entries(values).filter(([, rate]) => rate !== "")),
  }));
  writeRecords(referenceDir, "rates.json", rates);
}

export function buildMoney(): void {
  buildCurrencies();
  buildCountries();
  buildRates();
}
