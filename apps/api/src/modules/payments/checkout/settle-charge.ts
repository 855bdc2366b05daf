import { isZero, subtract } from "#money";
import type { Tx } from "#platform/db/index.ts";
import type { GatewayCharge } from "../gateway/port.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { gatewaySettled } from "../ledger/posting-rules/provider.ts";

/** What the provider leaves of a charge becomes ours to pay out: once, whoever hears of it how often. */
export async function settleCharge(tx: Tx, gateway: string, charge: GatewayCharge, at: Date): Promise<void> {
  const amount = subtract(charge.charged, charge.cost);
  if (!isZero(amount)) await postJournal(tx, gatewaySettled({ reference: charge.id, gateway, amount }), at);
}
