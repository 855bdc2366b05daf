import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the European Central Bank's rates are read: its address, or a file that something else brings. */
export type RatesSource = { readonly url: string } | { readonly path: string };

const LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])$/;

/** Null where none is named. Faults are told as sentences. Over plain HTTP anybody on the way could write the rates. */
export function readRatesSource(value: string | null, faults: string[]): RatesSource | null {
  if (value === null) return null;
  if (isAbsolute(value)) return { path: value };
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url?.protocol === "file:" && url.host === "") return { path: fileURLToPath(url) };
  if (url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.hostname)))
    return { url: url.href };
  // The address may hold a password, so it is not repeated.
  faults.push(
    "KOGI_RATES_URL is neither an https address, such as https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml, nor the whole path of a file.",
  );
  return null;
}
