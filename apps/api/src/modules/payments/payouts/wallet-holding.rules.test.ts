import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { nextStep } from "./wallet-holding.rules.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, 1) + number * DAY_MS);
const limit = { warnAt: day(76), until: day(90) };

test.for([
  ["young money waits for its warning", null, 75, { do: "wait", until: day(76) }],
  ["from the very instant of the warning its owner is told", null, 76, { do: "warn", until: day(90) }],
  ["once", day(90), 77, { do: "wait", until: day(90) }],
  ["at the end it is paid out, and asked about again a day later", day(90), 90, { do: "pay_out", again: day(91) }],
  ["late, but told: paid out", day(90), 120, { do: "pay_out", again: day(121) }],
  ["late and never told: a day first", null, 200, { do: "warn", until: day(201) }],
  ["after it: paid out", day(201), 201, { do: "pay_out", again: day(202) }],
  ["near its end and never told: a day, too", null, 89.5, { do: "warn", until: day(90.5) }],
  ["told of younger money: told anew, of the sooner end", day(120), 80, { do: "warn", until: day(90) }],
  ["told of older money that has left: told anew", day(40), 80, { do: "warn", until: day(90) }],
] as const)("%s", ([, warnedUntil, now, step]) => {
  expect(nextStep(limit, warnedUntil, day(now))).toEqual(step);
});
