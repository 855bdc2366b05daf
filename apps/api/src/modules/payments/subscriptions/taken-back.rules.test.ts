import { expect, test } from "vitest";
import { planAfterTakenBack } from "./taken-back.rules.ts";

const periodEnd = new Date("2026-03-01T00:00:00Z");
const within = new Date("2026-02-28T23:59:59.999Z");
const month = { kind: "period", plan: "plus", isPaid: true, periodEnd } as const;
const upgrade = { ...month, kind: "upgrade", plan: "pro" } as const;

test.for([
  ["the month that runs", month, { state: "active", plan: "plus" }, within, "ends"],
  ["the month that runs, cancelled already", month, { state: "active", plan: "plus" }, within, "ends"],
  ["the month that runs, upgraded since", month, { state: "active", plan: "pro" }, within, "ends"],
  ["a month at its very end", month, { state: "active", plan: "plus" }, periodEnd, "unchanged"],
  ["the month before one that is not paid", month, { state: "past_due", plan: "plus" }, periodEnd, "unchanged"],
  ["a month of a plan that has ended", month, { state: "ended", plan: "plus" }, within, "unchanged"],
  ["money that began nothing", { ...month, isPaid: false }, { state: "active", plan: "plus" }, within, "unchanged"],
  ["an upgrade that counts", upgrade, { state: "active", plan: "pro" }, within, "goes_back"],
  ["an upgrade after another change", upgrade, { state: "active", plan: "max" }, within, "unchanged"],
  ["an upgrade of a month that is over", upgrade, { state: "active", plan: "pro" }, periodEnd, "unchanged"],
] as const)("sending back %s", ([, charge, running, at, expected]) => {
  expect(planAfterTakenBack(charge, running, at)).toBe(expected);
});
