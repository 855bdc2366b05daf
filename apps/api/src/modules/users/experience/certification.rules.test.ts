import { expect, test } from "vitest";
import { isExpired, refuseDates } from "./certification.rules.ts";

const today = "2026-11-29";

test.each([
  ["2026-11-29", null, null],
  ["2020-01-01", "2020-01-02", null],
  ["2026-11-30", null, "/body/issued_on"],
  ["2020-01-01", "2020-01-01", "/body/expires_on"],
  ["2020-01-02", "2020-01-01", "/body/expires_on"],
])("issued %s, ending %s", (issued_on, expires_on, pointer) => {
  expect(refuseDates({ issued_on, expires_on }, today)?.pointer ?? null).toBe(pointer);
});

test("a certificate counts on its last day, and not after it", () => {
  expect([isExpired("2026-11-29", today), isExpired("2026-11-28", today), isExpired(null, today)]).toEqual([
    false,
    true,
    false,
  ]);
});
