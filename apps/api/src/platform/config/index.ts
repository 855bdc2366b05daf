// Environment in, one checked object out. A wrong value stops the start with a sentence that says which and why.
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import type { S3Settings } from "../files/index.ts";
import type { ClamdAddress } from "../malware/index.ts";
import { readClamd } from "./read-clamd.ts";
import { readS3 } from "./read-s3.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port under which people reach Kogi; no trailing slash. */
  readonly publicUrl: string;
  readonly https: boolean;
  readonly dataFolder: string;
  /** Null: the embedded database. */
  readonly databaseUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly secret: string | null;
  readonly demo: "on" | "off" | "auto";
  /** Development aids: `/dev/mail`, `/dev/clock`. */
  readonly dev: boolean;
  readonly logLevel: string;
  readonly trustProxy: boolean | string;
  /** Null: files lie in the data folder. */
  readonly s3: S3Settings | null;
  /** Null: uploads are judged by their content alone. */
  readonly clamd: ClamdAddress | null;
  /** Null: the sandbox is the payment provider. */
  readonly stripe: StripeConfig | null;
  /** Widens rate limits; 1 outside benchmarks and tests. */
  readonly rateScale: number;
  readonly migrationsFolder: string;
  readonly projectFolder: string;
}

export interface StripeConfig {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** Null: Stripe's own. */
  readonly apiHost: URL | null;
}

export class ConfigError extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "ConfigError";
    this.sentences = sentences;
  }
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];
// Known from the plan, with no part built behind them: silence would be a lie.
const NOT_SUPPORTED_YET = [
  "DATABASE_REPLICA_URL",
  "REDIS_URL",
  "NATS_URL",
  "TURN_URLS",
  "TURN_SECRET",
  "OTEL_EXPORTER_OTLP_ENDPOINT",
];
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. Throws `ConfigError` with every fault at once. */
export function readConfig(env: Environment, projectFolder: string): Config {
  const faults: string[] = [];
  const text = (name: string): string | null => env[name]?.trim() || null;
  for (const name of NOT_SUPPORTED_YET)
    if (text(name)) faults.push(`${name} is set, but this version does not support it yet; unset it.`);
  const services = text("KOGI_SERVICES");
  if (services && services !== "all")
    faults.push(
      `KOGI_SERVICES is "${services}"; this version runs all services in one process, so use "all" or leave it out.`,
    );

  const port = readPort(text("PORT"), faults);
  const host = readHost(text("HOST") ?? "127.0.0.1", faults);
  const publicUrl = readOrigin(text("PUBLIC_URL") ?? `http://localhost:${port}`, faults);
  const databaseUrl = readUrl(
    "DATABASE_URL",
    text("DATABASE_URL"),
    ["postgres:", "postgresql:"],
    "postgres://user:password@host:5432/kogi",
    faults,
  );
  const smtpUrl = readUrl("SMTP_URL", text("SMTP_URL"), ["smtp:", "smtps:"], "smtp://user:password@host:587", faults);
  const secret = text("KOGI_SECRET");
  if (secret && secret.length < 32) faults.push("KOGI_SECRET is shorter than 32 characters; use a long random text.");
  const loopback = publicUrl !== null && LOOPBACK.has(publicUrl.hostname);
  const stripe = readStripe(text, faults);
  const [s3, clamd] = [readS3(text, faults), readClamd(text("CLAMD_ADDRESS"), faults)];
  const demo = readChoice(
    "KOGI_DEMO",
    text("KOGI_DEMO") ?? (stripe ? "off" : "auto"),
    ["on", "off", "auto"] as const,
    faults,
  );
  const dev = readChoice(
    "KOGI_DEV",
    text("KOGI_DEV") ?? (loopback && !stripe ? "on" : "off"),
    ["on", "off"] as const,
    faults,
  );
  const logLevel = readChoice("LOG_LEVEL", text("LOG_LEVEL") ?? "info", LOG_LEVELS, faults);
  const rateScale = readRateScale(text("KOGI_RATE_SCALE"), faults);
  if (stripe && demo !== "off")
    faults.push("STRIPE_SECRET_KEY is set, and the demo content pays with the sandbox: set KOGI_DEMO=off.");
  if (publicUrl && !loopback)
    faults.push(...refusePublic({ dev, demo, stripe, smtpUrl, secret, publicUrl: publicUrl.origin }));
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    port,
    host,
    publicUrl: publicUrl?.origin ?? "",
    https: publicUrl?.protocol === "https:",
    dataFolder: resolve(projectFolder, text("KOGI_DATA") ?? "data"),
    databaseUrl,
    smtpUrl,
    mailFrom:
      text("MAIL_FROM") ??
      `Kogi <no-reply@${publicUrl?.hostname === "localhost" ? "kogi.localhost" : publicUrl?.hostname}>`,
    secret,
    demo,
    dev: dev === "on",
    logLevel,
    trustProxy: readTrustProxy(text("TRUST_PROXY")),
    s3,
    clamd,
    stripe,
    rateScale,
    migrationsFolder: join(projectFolder, "db", "migrations"),
    projectFolder,
  };
}

/** What a public address must not run with. The sandbox gateway plays with pretend money, so it may never be public. */
function refusePublic(settings: {
  dev: string;
  demo: string;
  smtpUrl: string | null;
  secret: string | null;
  publicUrl: string;
  stripe: StripeConfig | null;
}): readonly string[] {
  const where = `PUBLIC_URL is ${settings.publicUrl}, an address others reach`;
  const faults: string[] = [];
  if (!settings.stripe)
    faults.push(`${where}, and the sandbox moves no real money: set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.`);
  if (settings.dev === "on") faults.push(`${where}: KOGI_DEV must be off.`);
  if (settings.demo !== "off") faults.push(`${where}: set KOGI_DEMO=off.`);
  if (!settings.smtpUrl) faults.push(`${where}: set SMTP_URL so that mail reaches people.`);
  if (!settings.secret) faults.push(`${where}: set KOGI_SECRET to a long random text.`);
  return faults;
}

function readStripe(text: (name: string) => string | null, faults: string[]): StripeConfig | null {
  const [secretKey, webhookSecret] = [text("STRIPE_SECRET_KEY"), text("STRIPE_WEBHOOK_SECRET")];
  const host = text("STRIPE_API_HOST");
  if (!secretKey && !webhookSecret && !host) return null;
  // The values are secrets, so they are not repeated.
  if (!secretKey || !/^(sk|rk)_(test|live)_/.test(secretKey))
    faults.push("STRIPE_SECRET_KEY is not a secret or restricted key (sk_live_…, rk_live_…, sk_test_…).");
  if (!webhookSecret?.startsWith("whsec_"))
    faults.push("STRIPE_WEBHOOK_SECRET is not the signing secret of a webhook endpoint (whsec_…).");
  const apiHost =
    host === null ? null : readUrl("STRIPE_API_HOST", host, ["https:", "http:"], "https://api.stripe.com", faults);
  return { secretKey: secretKey ?? "", webhookSecret: webhookSecret ?? "", apiHost: apiHost ? new URL(apiHost) : null };
}

function readRateScale(value: string | null, faults: string[]): number {
  const scale = Number(value ?? "1");
  if (!(scale > 0)) faults.push("KOGI_RATE_SCALE must be a number above 0.");
  return scale;
}

function readHost(host: string, faults: string[]): string {
  if (!isIP(host) && !/^[a-z0-9.-]+$/i.test(host))
    faults.push(`HOST is "${host}"; give an address such as 127.0.0.1 or 0.0.0.0.`);
  return host;
}

function readPort(value: string | null, faults: string[]): number {
  const port = Number(value ?? "8080");
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  faults.push(`PORT is "${value}"; give a whole number from 0 to 65535.`);
  return 8080;
}

function readOrigin(value: string, faults: string[]): URL | null {
  try {
    const url = new URL(value);
    if (["http:", "https:"].includes(url.protocol) && url.pathname === "/" && !url.search) return url;
  } catch {
    // told below
  }
  faults.push(`PUBLIC_URL is "${value}"; give scheme and host, such as https://kogi.example.`);
  return null;
}

function readUrl(
  name: string,
  value: string | null,
  protocols: readonly string[],
  example: string,
  faults: string[],
): string | null {
  if (value === null) return null;
  try {
    if (protocols.includes(new URL(value).protocol)) return value;
  } catch {
    // told below
  }
  // The value may hold a password, so it is not repeated.
  faults.push(`${name} is not an address of the form ${example}.`);
  return null;
}

function readChoice<T extends string>(name: string, value: string, allowed: readonly T[], faults: string[]): T {
  const found = allowed.find((word) => word === value);
  if (found) return found;
  faults.push(`${name} is "${value}"; use one of ${allowed.join(", ")}.`);
  // biome-ignore lint/style/noNonNullAssertion: the lists above are not empty, and the fault stops the start
  return allowed[0]!;
}

function readTrustProxy(value: string | null): boolean | string {
  if (value === null || value === "off") return false;
  return value === "on" ? true : value;
}
