// One value of the environment each. A fault is told as a sentence; a stand-in is given so that the others are read too.
import { isIP } from "node:net";

export type Text = (name: string) => string | null;

export function readPort(value: string | null, faults: string[]): number {
  const port = Number(value ?? "8080");
  if (/^\d{1,5}$/.test(value ?? "8080") && port <= 65_535) return port;
  faults.push(`PORT is "${value}"; give a whole number from 0 to 65535.`);
  return 8080;
}

export function readHost(host: string, faults: string[]): string {
  if (!isIP(host) && !/^[a-z0-9.-]+$/i.test(host))
    faults.push(`HOST is "${host}"; give an address such as 127.0.0.1 or 0.0.0.0.`);
  return host;
}

export function readOrigin(value: string, faults: string[]): URL | null {
  try {
    const url = new URL(value);
    if (["http:", "https:"].includes(url.protocol) && url.pathname === "/" && !url.search) return url;
  } catch {
    // told below
  }
  faults.push(`PUBLIC_URL is "${value}"; give scheme and host, such as https://kogi.example.`);
  return null;
}

export function readUrl(
  [name, value]: readonly [name: string, value: string | null],
  protocols: readonly string[],
  example: string,
  faults: string[],
): string | null {
  if (value === null) return null;
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
  // The value may hold a password, so it is not repeated.
  faults.push(`${name} is not an address of the form ${example}.`);
  return null;
}

export function readChoice<T extends string>(name: string, value: string, allowed: readonly T[], faults: string[]): T {
  const found = allowed.find((word) => word === value);
  if (found) return found;
  faults.push(`${name} is "${value}"; use one of ${allowed.join(", ")}.`);
  // biome-ignore lint/style/noNonNullAssertion: no list of choices is empty, and the fault stops the start
  return allowed[0]!;
}

export function refuseServices(services: string | null, faults: string[]): void {
  if (services === null || services === "all") return;
  faults.push(
    `KOGI_SERVICES is "${services}"; this version runs all services in one process, so use "all" or leave it out.`,
  );
}

export function readRateScale(value: string | null, faults: string[]): number {
  const scale = Number(value ?? "1");
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY)) faults.push("KOGI_RATE_SCALE must be a number above 0.");
  return scale;
}

/** A secret of this length is not guessed. The value is not repeated. */
export function readSecret(name: string, text: Text, faults: string[]): string | null {
  const secret = text(name);
  if (secret && secret.length < 32) faults.push(`${name} is shorter than 32 characters; use a long random text.`);
  return secret;
}

const ADDRESS = String.raw`[^\s<>@,"]+@[^\s<>@,"]+`;
const SENDER = new RegExp(String.raw`^(?:${ADDRESS}|(?:"[^"\r\n]+"|[^<>"@,\r\n]+)\s*<${ADDRESS}>)$`);

export function readMailFrom(value: string | null, host: string, faults: string[]): string {
  if (value !== null && !SENDER.test(value))
    faults.push(`MAIL_FROM is "${value}"; give an address, with a name or without: Kogi <no-reply@kogi.example>.`);
  return value ?? `Kogi <no-reply@${host === "localhost" ? "kogi.localhost" : host}>`;
}
