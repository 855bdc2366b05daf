// Environment in, one checked object out. A wrong value stops the start with a sentence that says which and why.
import { join, resolve } from "node:path";
import type { S3Settings } from "../files/index.ts";
import type { ClamdAddress } from "../malware/index.ts";
import { type Ffmpeg, findFfmpeg } from "./find-ffmpeg.ts";
import { noteNames, refuseNames } from "./names.ts";
import { readClamd } from "./read-clamd.ts";
import { type RatesSource, readRatesSource } from "./read-rates-source.ts";
import { readS3 } from "./read-s3.ts";
import { readStripe, type StripeConfig } from "./read-stripe.ts";
import { readTrustProxy, type TrustProxy } from "./read-trust-proxy.ts";
import {
  readChoice,
  readHost,
  readMailFrom,
  readOrigin,
  readPort,
  readRateScale,
  readSecret,
  readUrl,
  refuseServices,
} from "./read-values.ts";

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
  readonly trustProxy: TrustProxy;
  /** What `/metrics` is asked for with from elsewhere; null: this machine alone may ask. */
  readonly metricsToken: string | null;
  /** Null: files lie in the data folder. */
  readonly s3: S3Settings | null;
  /** Null: uploads are judged by their content alone. */
  readonly clamd: ClamdAddress | null;
  /** Null: films in codings that no picture has show a picture only if their owner's browser draws one. */
  readonly ffmpeg: Ffmpeg | null;
  /** Null: the sandbox is the payment provider. */
  readonly stripe: StripeConfig | null;
  /** Null: the bundled reference rates are the newest there are. */
  readonly ratesSource: RatesSource | null;
  /** Widens rate limits; 1 outside benchmarks and tests. */
  readonly rateScale: number;
  readonly migrationsFolder: string;
  readonly projectFolder: string;
  /** What whoever starts Kogi should know about their settings. */
  readonly notes: readonly string[];
}

export type { Ffmpeg, RatesSource, TrustProxy };

export class ConfigError extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super(sentences.join("\n"));
    this.name = "ConfigError";
    this.sentences = sentences;
  }
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/** A host that only this machine reaches, as it stands in an address of the web or as one to listen on. */
const isLoopback = (host: string) => host === "localhost" || /^(127\.[\d.]+|\[?::1\]?)$/.test(host);

// Nobody can ask a running daemon for these; without the first it calls clean what it did not look through.
const CLAMD_NOTE =
  "CLAMD_ADDRESS is set: that daemon needs AlertExceedsMax yes, and StreamMaxLength, MaxFileSize and MaxScanSize of 500M.";

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. Throws `ConfigError` with every fault at once. */
export function readConfig(env: Environment, projectFolder: string): Config {
  const faults: string[] = [];
  const text = (name: string): string | null => env[name]?.trim() || null;
  refuseNames(env, faults);
  refuseServices(text("KOGI_SERVICES"), faults);
  const port = readPort(text("PORT"), faults);
  const host = readHost(text("HOST") ?? "127.0.0.1", faults);
  const publicUrl = readOrigin(text("PUBLIC_URL") ?? `http://localhost:${port}`, faults);
  const databaseUrl = readUrl(
    ["DATABASE_URL", text("DATABASE_URL")],
    ["postgres:", "postgresql:"],
    "postgres://user:password@host:5432/kogi",
    faults,
  );
  const smtpUrl = readUrl(["SMTP_URL", text("SMTP_URL")], ["smtp:", "smtps:"], "smtp://user:password@host:587", faults);
  const mailFrom = readMailFrom(text("MAIL_FROM"), publicUrl?.hostname ?? "localhost", faults);
  const secret = readSecret("KOGI_SECRET", text, faults);
  const metricsToken = readSecret("METRICS_TOKEN", text, faults);
  const loopback = publicUrl !== null && isLoopback(publicUrl.hostname);
  const stripe = readStripe(text, faults);
  const [s3, clamd] = [readS3(text, faults), readClamd(text("CLAMD_ADDRESS"), faults)];
  const ffmpeg = findFfmpeg({ named: text("FFMPEG_PATH"), folders: text("PATH") }, faults);
  const demo = readChoice(
    "KOGI_DEMO",
    text("KOGI_DEMO") ?? (stripe ? "off" : "auto"),
    ["on", "off", "auto"] as const,
    faults,
  );
  const dev = readChoice(
    "KOGI_DEV",
    text("KOGI_DEV") ?? (loopback && !stripe && isLoopback(host) ? "on" : "off"),
    ["on", "off"] as const,
    faults,
  );
  const logLevel = readChoice("LOG_LEVEL", text("LOG_LEVEL") ?? "info", LOG_LEVELS, faults);
  const trustProxy = readTrustProxy(text("TRUST_PROXY"), faults);
  const ratesSource = readRatesSource(text("KOGI_RATES_URL"), faults);
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
    mailFrom,
    secret,
    demo,
    dev: dev === "on",
    logLevel,
    trustProxy,
    metricsToken,
    s3,
    clamd,
    ffmpeg,
    stripe,
    ratesSource,
    rateScale,
    migrationsFolder: join(projectFolder, "db", "migrations"),
    projectFolder,
    notes: [...noteNames(env), ...(clamd ? [CLAMD_NOTE] : []), ...noteOpenHost({ host, loopback, dev, demo })],
  };
}

/** What an address to listen on that is not this machine's own opens to others while nothing else says so. */
function noteOpenHost(settings: { host: string; loopback: boolean; dev: string; demo: string }): readonly string[] {
  const { host, loopback, dev, demo } = settings;
  if (isLoopback(host) || !loopback) return [];
  const reached = `HOST is ${host}, which others reach`;
  return [
    dev === "on"
      ? `${reached}, and KOGI_DEV is on: whoever reaches this machine reads all mail at /dev/mail and moves its clock.`
      : `${reached}: /dev/mail and the other development aids are off. KOGI_DEV=on opens them, to all of them.`,
    ...(demo === "off" ? [] : [`${reached}, and they may sign in with the demo accounts; KOGI_DEMO=off makes none.`]),
  ];
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
  if (!settings.publicUrl.startsWith("https:"))
    faults.push(`${where} in plain text, sign-in and all: let a proxy in front end TLS and give its https address.`);
  if (settings.dev === "on") faults.push(`${where}: KOGI_DEV must be off.`);
  if (settings.demo !== "off") faults.push(`${where}: set KOGI_DEMO=off.`);
  if (!settings.smtpUrl) faults.push(`${where}: set SMTP_URL so that mail reaches people.`);
  if (!settings.secret) faults.push(`${where}: set KOGI_SECRET to a long random text.`);
  return faults;
}
