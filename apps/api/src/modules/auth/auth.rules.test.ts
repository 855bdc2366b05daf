import { describe, expect, test } from "vitest";
import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "#platform/clock/index.ts";
import { type AttemptLimit, nextAttempt, waitAfterMs } from "./attempts/attempts.rules.ts";
import { canonicalEmail, rolesWith } from "./auth.rules.ts";
import { refusePassword } from "./passwords/password.rules.ts";
import { base32, codeAt, matchingStep, otpauthUri, stepAt } from "./two-factor/totp.ts";

const common = new Set(["password", "letmein", "iloveyou", "1234567890"]);
const owner = { email: "ana.sol@example.org", name: "Ana Sol" };

describe("a new password", () => {
  test.each([
    ["a lamp in its box", true],
    ["Zürich–Genève 07:12", true],
    ["1234567890", false],
    ["Password123!", false],
    ["  letmein!!", false],
    ["aaaaaaaaaaaa", false],
    ["abababababab", false],
    ["ana.sol2024", false],
    ["AnaSol-1!", false],
    ["iloveyou and the lamp beside me", true],
  ])("%s is taken: %s", (password, taken) => {
    expect(refusePassword(password, owner, (word) => common.has(word)) === null).toBe(taken);
  });
});

describe("one-time passwords follow RFC 6238", () => {
  // Appendix B of the RFC: SHA-1, eight digits, the ASCII secret 12345678901234567890.
  const secret = Buffer.from("12345678901234567890");
  test.each([
    ["1970-01-01T00:00:59Z", "94287082"],
    ["2005-03-18T01:58:29Z", "07081804"],
    ["2005-03-18T01:58:31Z", "14050471"],
    ["2009-02-13T23:31:30Z", "89005924"],
    ["2033-05-18T03:33:20Z", "69279037"],
    ["2603-10-11T11:33:20Z", "65353130"],
  ])("at %s the code is %s", (time, code) => {
    expect(codeAt(secret, stepAt(new Date(time)), 8)).toBe(code);
  });

  const now = new Date("2026-11-22T12:00:00Z");
  const step = stepAt(now);
  test.each([
    ["this step", step, 0, step],
    ["the step before", step - 1, 0, step - 1],
    ["the step after", step + 1, 0, step + 1],
    ["two steps before", step - 2, 0, null],
    ["two steps after", step + 2, 0, null],
    ["a step that was used", step, step, null],
    ["a step older than one that was used", step - 1, step, null],
  ])("a code of %s", (_, given, lastStep, expected) => {
    expect(matchingStep(secret, codeAt(secret, given), now, lastStep)).toBe(expected);
  });

  test.each([
    ["", ""],
    ["f", "MY"],
    ["foobar", "MZXW6YTBOI"],
  ])("base32 of %s is %s (RFC 4648)", (text, written) => expect(base32(Buffer.from(text))).toBe(written));

  test("the address for the app names Kogi and the account", () => {
    expect(otpauthUri(secret, "a+b@example.org")).toBe(
      "otpauth://totp/Kogi:a%2Bb%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kogi",
    );
  });
});

describe("guessing", () => {
  const limit: AttemptLimit = { free: 3, forgottenAfterMs: HOUR_MS };
  const at = new Date("2026-11-22T12:00:00Z");

  test.each([
    [1, 0],
    [2, 0],
    [3, 30 * SECOND_MS],
    [4, 60 * SECOND_MS],
    [5, 120 * SECOND_MS],
    [8, 15 * MINUTE_MS],
    [10_000, 15 * MINUTE_MS],
  ])("after %i tries in a row one waits %i ms", (failures, wait) => expect(waitAfterMs(failures, limit)).toBe(wait));

  test("a try while one has to wait is not counted", () => {
    const blocked = { failures: 3, blockedUntil: addMs(at, SECOND_MS), lastAt: at };
    expect(nextAttempt(blocked, at, limit)).toBeNull();
    expect(nextAttempt(blocked, addMs(at, SECOND_MS), limit)?.failures).toBe(4);
  });

  test("a try at the same moment as another, whose clock was read earlier, need not wait", () => {
    const other = { failures: 1, blockedUntil: at, lastAt: at };
    expect(nextAttempt(other, addMs(at, -1), limit)?.failures).toBe(2);
  });

  test("counting begins anew after an hour without a try", () => {
    const old = { failures: 9, blockedUntil: at, lastAt: at };
    expect(nextAttempt(old, addMs(at, HOUR_MS - 1), limit)?.failures).toBe(10);
    expect(nextAttempt(old, addMs(at, HOUR_MS), limit)?.failures).toBe(1);
    expect(nextAttempt(null, at, limit)).toEqual({ failures: 1, blockedUntil: at, lastAt: at });
  });
});

test.each([
  [" Ana.Sol@Example.ORG ", "ana.sol@example.org"],
  ["zoe\u0308@example.org", "zoë@example.org"],
])("the address %s is kept as %s", (given, kept) => expect(canonicalEmail(given)).toBe(kept));

test("roles are listed once and in one order", () => {
  expect(rolesWith(["admin", "client"], "freelancer")).toEqual(["freelancer", "client", "admin"]);
  expect(rolesWith(["client"], "client")).toEqual(["client"]);
});
