const names = new Intl.DisplayNames("en", { type: "region" });

/** A country as documents write it: "Germany" for DE. */
export const countryName = (code: string): string => names.of(code) ?? code;
