import { Socket } from "node:net";
import { afterEach, beforeEach, expect } from "vitest";

// Runs before every test file. A test that prints an error or reaches for the network fails, even when
// its own assertions hold: both are how a broken path stays hidden behind a green suite.

const seenErrors: string[] = [];
let expectedErrors: RegExp[] = [];

/** For a test that provokes `console.error` on purpose; holds until the end of that test. */
export function expectConsoleError(pattern: RegExp): void {
  expectedErrors.push(pattern);
}

console.error = (...words: unknown[]): void => {
  seenErrors.push(words.map((word) => (word instanceof Error ? (word.stack ?? word.message) : String(word))).join(" "));
};

beforeEach(() => {
  seenErrors.length = 0;
  expectedErrors = [];
});

afterEach(() => {
  const unexpected = seenErrors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
  seenErrors.length = 0;
  expect(unexpected, "unexpected console.error").toEqual([]);
});

const originalConnect = Symbol.for("kogi.test.original-connect");
type Connect = (this: Socket, ...args: unknown[]) => Socket;
// The prototype is shared by all files of a worker, so the wrapper is put on once and remembered there.
const prototype = Socket.prototype as unknown as { connect: Connect; [originalConnect]?: Connect };

if (!prototype[originalConnect]) {
  const connect = prototype.connect;
  prototype[originalConnect] = connect;
  prototype.connect = function guardedConnect(...args) {
    const host = hostOf(args);
    if (host && !isAllowed(host)) {
      throw new Error(`a test tried to reach ${host}; only this machine and TEST_DATABASE_URL are allowed`);
    }
    return connect.apply(this, args);
  };
}

/** Node calls connect(options), connect([options, callback]) or connect(port, host); a path means a unix socket. */
function hostOf(args: unknown[]): string | undefined {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === "object" && first !== null) {
    if ("path" in first && first.path) return undefined;
    return "host" in first && typeof first.host === "string" ? first.host : undefined;
  }
  return typeof args[1] === "string" ? args[1] : undefined;
}

function isAllowed(host: string): boolean {
  const databaseUrl = process.env.TEST_DATABASE_URL;
  const databaseHost = databaseUrl ? new URL(databaseUrl).hostname : undefined;
  return /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/.test(host) || host === databaseHost;
}
