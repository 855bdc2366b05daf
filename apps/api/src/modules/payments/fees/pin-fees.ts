import type { Money } from "#money";
import type { Db } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { homeCountryOf } from "../tax/tax-country.ts";
import { type FeeKind, findPack, findPackInForce } from "./fee.repository.ts";
import type { FeeQuote } from "./fee.rules.ts";
import { feeErrors } from "./fees.errors.ts";
import { planOf } from "./plans.repository.ts";
import { feeQuoteOfParts, feeQuoteView, requireFeesFit } from "./quote-fees.ts";

/**
 * The fee pack in force now for what this person earns: by product, their country and their plan. Keep the id with the
 * agreement when both sides accept: later packs do not touch it. `db` may be the transaction of the acceptance. Raises
 * `fees.no_pack` where the product has none, what `requireFeesFit` does of `amounts`, and what `requireSeen` does where it
 * is not the pack that was `shown`.
 */
export async function pinFees(
  db: Db,
  platform: Platform,
  wish: {
    readonly kind: FeeKind;
    readonly recipientId: string | null;
    /** With both people named, tiers count what they billed. */
    readonly payerId?: string | null;
    readonly amounts?: readonly Money[];
    readonly shown?: ShownPacks;
  },
): Promise<string> {
  const at = platform.clock.now();
  const { kind, recipientId, payerId = null } = wish;
  // A profile says what its owner likes at that moment; what was verified counts before it, as for a contract's rules.
  const country = recipientId === null ? null : await homeCountryOf(db, recipientId);
  const plan = recipientId === null ? "free" : await planOf(db, recipientId, at);
  const feeRuleId = await findPackInForce(db, { kind, country, plan }, at);
  if (!feeRuleId) throw feeErrors.noPack();
  const { amounts = [], shown = {} } = wish;
  await requireFeesFit(db, platform, { feeRuleId, amounts, payerId, recipientId });
  const { offered = null, accepted = null } = shown;
  if ((offered?.feeRuleId ?? feeRuleId) === feeRuleId && (accepted ?? feeRuleId) === feeRuleId) return feeRuleId;
  const quoteUnder = (id: string) =>
    feeQuoteOfParts(db, platform, { feeRuleId: id, parts: amounts, payerId, recipientId });
  const now = await quoteUnder(feeRuleId);
  // A pack that never was, or of another product, showed nobody these fees.
  const pack = offered && (await findPack(db, offered.feeRuleId));
  const before = pack?.kind === kind ? await quoteUnder(pack.feeRuleId) : null;
  requireSeen({ offered, accepted }, { before, now });
  return feeRuleId;
}

/** Under which pack each side read what they pay or get; left out or null: they were not asked. */
export interface ShownPacks {
  readonly offered?: { readonly feeRuleId: string; readonly by: FeeSide } | null;
  readonly accepted?: string | null;
}

type FeeSide = "payer" | "recipient";

/**
 * Raises `fees.changed_since` where whoever made the terms would fare worse than they read, and `fees.changed` where the
 * page of who accepts showed other fees, each with the new `fees`.
 */
function requireSeen(
  { offered, accepted }: ShownPacks,
  of: { readonly before: FeeQuote | null; readonly now: FeeQuote },
) {
  const { before, now } = of;
  const more = { extra: { fees: feeQuoteView(now) } };
  // Whose terms they are comes first: who accepts can look again, but only new terms show their author the new fees.
  if (offered && (!before || isWorse(offered.by, before, now))) throw feeErrors.changedSince(more);
  if (accepted && accepted !== now.feeRuleId) throw feeErrors.changed(more);
}

function isWorse(side: FeeSide, before: FeeQuote, now: FeeQuote): boolean {
  const bearsMore = now.lostProcessingPayer === side && before.lostProcessingPayer !== side;
  return (
    bearsMore ||
    (side === "payer"
      ? now.payerTotal.minor > before.payerTotal.minor
      : now.recipientNet.minor < before.recipientNet.minor)
  );
}
