import { type Logger, pino } from "pino";

export type { Logger } from "pino";

// What must never reach a log: credentials, tokens, addresses of people, cards.
const REDACTED_PATHS = [
  "req.headers.authorization",
  "req.headers.cookie",
  "res.headers['set-cookie']",
  "*.password",
  "*.token",
  "*.secret",
  "*.email",
  "*.cookie",
  "*.authorization",
  "*.card_number",
  "password",
  "token",
  "secret",
  "email",
];

// One write for many lines: a write for each answer costs as much as the answer's own. What waits is written when the
// process ends, whatever way but kill -9.
const LATER = { dest: 1, sync: false, minLength: 4_096, periodicFlush: 200 } as const;

/** A structured logger that writes one JSON line an event and blanks out anything secret. */
export function createLogger(level: string, destination?: { write(line: string): void }): Logger {
  const options = { level, redact: { paths: REDACTED_PATHS, censor: "[hidden]" }, base: { service: "kogi" } };
  return pino(options, destination ?? pino.destination(LATER));
}
