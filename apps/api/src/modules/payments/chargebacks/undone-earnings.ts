import { type Money, money, scale } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { releasesOf } from "../documents/credit-releases.ts";

/** Of what a payment let somebody earn before the fee, as much as was taken of what the fee had left. */
export async function undoneEarnings(tx: Tx, transactionId: string, taken: Money): Promise<Money> {
  const releases = await releasesOf(tx, transactionId);
  const total = (of: "gross_minor" | "net_minor") => releases.reduce((all, release) => all + release[of], 0n);
  const [gross, net] = [total("gross_minor"), total("net_minor")];
  return taken.minor >= net ? money(gross, taken.currency) : scale(taken, gross, net);
}
