// Each setting that is wrong stops the start, with a sentence that names it.
import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./index.ts";

type Settings = Readonly<Record<string, string>>;
const read = (settings: Settings = {}) => readConfig(settings, import.meta.dirname);
function faultsOf(settings: Settings): readonly string[] {
  try {
    read(settings);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences;
    throw error;
  }
}

test("without any setting Kogi starts for one person on their own machine", () => {
  expect(read()).toMatchObject({ port: 8080, host: "127.0.0.1", publicUrl: "http://localhost:8080", notes: [] });
  expect(read()).toMatchObject({ https: false, dev: true, demo: "auto", trustProxy: false, metricsToken: null });
});

test.each([
  ["PORT", "8080a", /^PORT is "8080a"; give a whole number/],
  ["PORT", "70000", /^PORT is "70000"/],
  ["PORT", "1e3", /^PORT is "1e3"/],
  ["HOST", "not a host", /^HOST is "not a host"; give an address/],
  ["PUBLIC_URL", "kogi.example", /^PUBLIC_URL is "kogi\.example"; give scheme and host/],
  ["PUBLIC_URL", "ftp://localhost", /^PUBLIC_URL is "ftp:/],
  ["PUBLIC_URL", "http://localhost:8080/kogi", /^PUBLIC_URL is "http:/],
  ["DATABASE_URL", "mysql://kogi:hush@db/kogi", /^DATABASE_URL is not an address of the form postgres:/],
  ["DATABASE_URL", "db.example hush", /^DATABASE_URL is not an address/],
  ["SMTP_URL", "http://kogi:hush@mail.example", /^SMTP_URL is not an address of the form smtp:/],
  ["KOGI_SECRET", "hush", /^KOGI_SECRET is shorter than 32 characters/],
  ["METRICS_TOKEN", "hush", /^METRICS_TOKEN is shorter than 32 characters/],
  ["LOG_LEVEL", "loud", /^LOG_LEVEL is "loud"; use one of trace, debug/],
  ["KOGI_DEMO", "yes", /^KOGI_DEMO is "yes"; use one of on, off, auto\.$/],
  ["KOGI_DEV", "1", /^KOGI_DEV is "1"; use one of on, off\.$/],
  ["KOGI_RATE_SCALE", "0", /^KOGI_RATE_SCALE must be a number above 0/],
  ["KOGI_RATE_SCALE", "Infinity", /^KOGI_RATE_SCALE must be a number above 0/],
  ["KOGI_RATES_URL", "http://hush@rates.example/eurofxref-daily.xml", /^KOGI_RATES_URL is neither an https address/],
  ["KOGI_RATES_URL", "rates.xml", /^KOGI_RATES_URL is neither/],
  ["KOGI_RATES_URL", "file://elsewhere/rates.xml", /^KOGI_RATES_URL is neither/],
  ["KOGI_SERVICES", "web,jobs", /^KOGI_SERVICES is "web,jobs"; this version runs all services in one process/],
  ["MAIL_FROM", "Kogi", /^MAIL_FROM is "Kogi"; give an address/],
  ["MAIL_FROM", "a@kogi.example, b@kogi.example", /^MAIL_FROM is /],
  ["MAIL_FROM", "Kogi <a@kogi.example>\r\nBcc: b@kogi.example", /^MAIL_FROM is /],
  ["TRUST_PROXY", "yes", /^TRUST_PROXY is "yes"; give off, on \(one proxy\), how many/],
  ["TRUST_PROXY", "0", /^TRUST_PROXY is "0"/],
  ["TRUST_PROXY", "10.0.0.0/33", /^TRUST_PROXY is /],
  ["TRUST_PROXY", "0.0.0.0/0", /^TRUST_PROXY is /],
  ["TRUST_PROXY", "10.0.0.1,", /^TRUST_PROXY is /],
  ["REDIS_URL", "redis://cache", /^REDIS_URL is set, but this version does not support it yet/],
  ["NATS_URL", "nats://news", /^NATS_URL is set/],
  ["TURN_URLS", "turn:turn.example", /^TURN_URLS is set/],
  ["TURN_SECRET", "hush", /^TURN_SECRET is set/],
  ["DATABASE_REPLICA_URL", "postgres://db2/kogi", /^DATABASE_REPLICA_URL is set/],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "http://otel", /^OTEL_EXPORTER_OTLP_ENDPOINT is set/],
  ["KOGI_DEOM", "off", /^KOGI_DEOM is no setting; did you mean KOGI_DEMO\?$/],
  ["KOGI_SECRETS", "x", /^KOGI_SECRETS is no setting; did you mean KOGI_SECRET\?$/],
])("%s=%j stops the start", (name, value, sentence) => {
  const faults = faultsOf({ [name]: value });
  expect(faults).toEqual([expect.stringMatching(sentence)]);
  expect(faults.join()).not.toContain("hush");
});

test("plain addresses are for this machine alone", () => {
  const set = {
    STRIPE_SECRET_KEY: "sk_test_of_nobody",
    STRIPE_WEBHOOK_SECRET: "whsec_of_nobody",
    SMTP_URL: "smtp://mail.example",
    KOGI_SECRET: "a long text of nobody that is no word",
  };
  expect(read({ ...set, PUBLIC_URL: "https://kogi.example" })).toMatchObject({ https: true, notes: [] });
  expect(faultsOf({ ...set, PUBLIC_URL: "http://kogi.example" })).toEqual([
    expect.stringMatching(/^PUBLIC_URL is http:\/\/kogi\.example, an address others reach in plain text/),
  ]);
  for (const PUBLIC_URL of ["http://localhost:8080", "http://127.0.0.1", "http://[::1]:80"])
    expect(read({ PUBLIC_URL }).https).toBe(false);
});

test("all faults are told at once", () => {
  expect(faultsOf({ PORT: "x", LOG_LEVEL: "x", TRUST_PROXY: "x" })).toHaveLength(3);
});

test.each([["Kogi <no-reply@kogi.example>"], ['"Kogi, Inc." <no-reply@kogi.example>'], ["no-reply@kogi.example"]])(
  "mail may come from %s",
  (MAIL_FROM) => expect(read({ MAIL_FROM }).mailFrom).toBe(MAIL_FROM),
);

test.each([
  ["off", false],
  ["on", 1],
  ["2", 2],
  ["10.0.0.0/8, 2001:db8::1,loopback", ["10.0.0.0/8", "2001:db8::1", "loopback"]],
])("TRUST_PROXY=%s is read", (TRUST_PROXY, trusted) => expect(read({ TRUST_PROXY }).trustProxy).toEqual(trusted));

test.each([
  ["https://rates.example/daily.xml", { url: "https://rates.example/daily.xml" }],
  ["http://127.0.0.1:8000/daily.xml", { url: "http://127.0.0.1:8000/daily.xml" }],
  ["/var/lib/kogi/daily.xml", { path: "/var/lib/kogi/daily.xml" }],
  ["file:///var/lib/kogi/daily%20file.xml", { path: "/var/lib/kogi/daily file.xml" }],
])("KOGI_RATES_URL=%s is read", (KOGI_RATES_URL, source) =>
  expect(read({ KOGI_RATES_URL }).ratesSource).toEqual(source),
);

test("names that a cluster sets for each of its services are told, not refused", () => {
  expect(read({ KOGI_PORT: "tcp://10.0.0.1:80", KOGI_SERVICE_HOST: "10.0.0.1" }).notes).toEqual([
    "No setting of Kogi, and without effect: KOGI_PORT, KOGI_SERVICE_HOST.",
  ]);
});

test("a HOST that others reach leaves development aids out, and whoever opens them is told to whom", () => {
  const open = read({ HOST: "0.0.0.0" });
  expect(open.dev).toBe(false);
  expect(open.notes).toEqual([
    expect.stringContaining("HOST is 0.0.0.0, which others reach: /dev/mail and the other development aids are off."),
    expect.stringContaining("sign in with the demo accounts"),
  ]);
  const wanted = read({ HOST: "::", KOGI_DEV: "on", KOGI_DEMO: "off" });
  expect(wanted.dev).toBe(true);
  expect(wanted.notes).toEqual([expect.stringContaining("whoever reaches this machine reads all mail at /dev/mail")]);
  expect(read({ HOST: "localhost", KOGI_DEV: "on" }).notes).toEqual([]);
});
