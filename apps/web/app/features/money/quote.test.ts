import { expect, test } from "vitest";
import { feesFaultText } from "../../messages/fees-fault.ts";
import { faultOf } from "./quote.ts";

test.each([
  [422, { code: "fees.exceed_amount" }, "too_small"],
  [422, { code: "fees.too_small" }, "too_small"],
  [422, { code: "fees.too_large" }, "too_large"],
  [422, { code: "fees.too_fine" }, "too_fine"],
  [429, { code: "request.too_many" }, "busy"],
  [503, null, "away"],
  [422, { code: "request.invalid" }, "none"],
  [500, null, "none"],
] as const)("an answer of %i with %o is told as %s", (status, problem, fault) => {
  expect(faultOf(status, problem)).toBe(fault);
  expect(feesFaultText.tongues.en[fault]).not.toBe(feesFaultText.tongues.de[fault]);
});
