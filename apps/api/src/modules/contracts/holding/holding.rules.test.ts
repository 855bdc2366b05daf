import { expect, test } from "vitest";
import { approvalDay, type Held, mayChargeAnew, whenHoldingEnds } from "./holding.rules.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const limit = { until: day(20), answerDays: 3 };

test.for([
  ["nobody began", { status: "funded" }, "refund"],
  ["a rest that rolled over waits for a milestone nobody paid for", { status: "pending" }, "refund"],
  ["handed in long ago", { status: "submitted", answerableFrom: day(10) }, "release"],
  ["handed in with just enough time to look", { status: "submitted", answerableFrom: day(17) }, "release"],
  ["handed in on the last day", { status: "submitted", answerableFrom: day(19) }, "dispute"],
  [
    "a part released, the rest unanswered",
    { status: "submitted", answerableFrom: day(10), restIsOpen: true },
    "dispute",
  ],
  ["changes asked for long ago, nothing came", { status: "revision_requested", answerableFrom: day(10) }, "refund"],
  ["handed in, and whoever should look cannot", { status: "submitted" }, "dispute"],
  ["changes asked for, and whoever should make them cannot", { status: "revision_requested" }, "dispute"],
  ["changes asked for on the last day", { status: "revision_requested", answerableFrom: day(19) }, "dispute"],
  ["disputed already", { status: "disputed" }, "nothing"],
  ["over", { status: "released" }, "nothing"],
] as const)("when the time is over, %s", ([, held, end]) => {
  const given: Held = { answerableFrom: null, restIsOpen: false, ...held };
  expect(whenHoldingEnds(given, limit)).toBe(end);
});

test.for([
  ["fourteen days later", 1, day(15)],
  ["never after the holding ends", 10, day(20)],
  ["as ever when the holding ends too soon to answer: then it is disputed", 18, new Date(Date.UTC(2026, 1, 1))],
] as const)("work is approved by itself %s", ([, submitted, approved]) => {
  expect(approvalDay(day(submitted), { autoApprovalDays: 14 }, limit)).toEqual(approved);
});

test.for([
  ["before the warning", "funded", 9, false],
  ["from the very instant of the warning", "funded", 10, true],
  ["with work handed in", "submitted", 12, true],
  ["not while it is disputed", "disputed", 12, false],
  ["not before it is paid at all", "pending", 12, false],
] as const)("charged anew: %s", ([, status, at, may]) => {
  expect(mayChargeAnew({ status, warnAt: day(10) }, day(at))).toBe(may);
});
