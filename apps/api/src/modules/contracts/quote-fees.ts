// What each side would pay and get of a further milestone, or of a part of what is disputed: under the contract's own fees, whatever today's are.
import type { FeeQuoteView } from "#api-schema/payments-views.ts";
import { feeQuote, feeQuoteView, readAmount, requireFeesFit } from "#modules/payments/index.ts";
import type { WireMoney } from "#money";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { milestoneErrors } from "./contracts.errors.ts";
import { lookAtContract } from "./contracts.policy.ts";
import { type ContractRow, findContract } from "./contracts.repository.ts";
import { feeTermsOf } from "./propose-milestone.ts";

/** Raises `contract.not_found`, `milestone.invalid` and, where the fees would take all of it, `fees.exceed_amount`. */
export async function quoteContractFees(
  platform: Platform,
  actor: Actor,
  { contractId, price }: { readonly contractId: string; readonly price: WireMoney },
): Promise<FeeQuoteView> {
  const contract = await readable(platform, actor, contractId);
  const amount = readAmount(price, milestoneErrors.invalid, "/query");
  if (amount.currency !== contract.currency)
    throw milestoneErrors.invalid({
      fields: [{ pointer: "/query/currency", detail: `The contract pays in ${contract.currency}.` }],
    });
  const terms = feeTermsOf(contract);
  // It may be a part of what is protected: whether a further milestone can be charged is told when it is proposed.
  const asked = { ...terms, amounts: [amount], pointer: "/query/amount", isPaid: true };
  await requireFeesFit(platform.db, platform, asked);
  return feeQuoteView(await feeQuote(platform.db, platform, { ...terms, amount }));
}

/** An administrator divides what is disputed, and so reads what arrives of each part. */
async function readable({ db }: Platform, actor: Actor, contractId: string): Promise<ContractRow> {
  const known = actor.roles.includes("admin") ? await findContract(db, contractId) : undefined;
  return known ?? (await lookAtContract(db, actor, contractId)).contract;
}
