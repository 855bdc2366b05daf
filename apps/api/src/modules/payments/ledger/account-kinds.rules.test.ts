// Every kind of account that the books know is moved by a posting rule that a reader can find: none is a dead letter.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { AccountKind } from "./account-keys.ts";

/** By what function a posting rule names each kind. A kind without a line here does not compile. */
const namedBy: Readonly<Record<AccountKind, string>> = {
  wallet: "wallet",
  clearing: "clearing",
  escrow: "escrow",
  payout: "payout",
  dispute: "dispute",
  reserve: "reserve",
  gateway_pending: "gatewayPending",
  gateway_available: "gatewayAvailable",
  bank: "bank",
  revenue: "revenue",
  gateway_cost: "gatewayCost",
  chargeback_loss: "chargebackLoss",
  tax: "tax",
  fx: "fx",
  unmatched: "unmatched",
  suspense: "suspense",
};
const folder = join(import.meta.dirname, "posting-rules");
const rules = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && !file.includes(".test."))
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");

test.each(Object.entries(namedBy))("%s is posted to by a rule", (_kind, name) => {
  expect(rules).toMatch(new RegExp(`\\b${name}\\(`));
});
