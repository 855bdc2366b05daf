// A fee pack on the wire and back.
import type { FeePackBody, FeePackView } from "#api-schema/payments-fees.ts";
import type { LostProcessing } from "#api-schema/payments-views.ts";
import { bps, isCurrency } from "#money";
import type { Pack } from "./fee.repository.ts";
import type { FeeAmounts, FeeComponent, LostPayer } from "./fee.rules.ts";
import { feeErrors } from "./fees.errors.ts";
import { mayWithdraw } from "./pack.rules.ts";

type ComponentView = FeePackBody["components"][number];
const bounds = ["fixed", "minimum", "maximum", "from", "below"] as const;

/** Kogi is the platform to those who read it. */
export const bearerView = (bearer: LostPayer): LostProcessing["borne_by"] => (bearer === "platform" ? "kogi" : bearer);

export function packView(pack: Pack, state: FeePackView["state"]): FeePackView {
  return {
    fee_rule_id: pack.feeRuleId,
    kind: pack.kind,
    country: pack.country,
    plan: pack.plan,
    effective_from: pack.effectiveFrom.toISOString(),
    lost_processing_payer: pack.lostProcessingPayer,
    note: pack.note,
    components: pack.components.map(componentView),
    state,
    created_at: pack.createdAt?.toISOString() ?? null,
    can: mayWithdraw(pack, state) === null ? ["withdraw"] : [],
  };
}

function componentView(part: FeeComponent): ComponentView {
  const amounts = Object.entries(part.amounts ?? {}).map(([code, of]) => {
    const minors = bounds.flatMap((bound) => (of[bound] === undefined ? [] : [[bound, String(of[bound])] as const]));
    const tiers = (of.tiers ?? []).map(({ from, rateBps }) => ({ from: String(from), rate_bps: Number(rateBps) }));
    return [code, { ...Object.fromEntries(minors), ...(tiers.length > 0 ? { tiers } : {}) }] as const;
  });
  return {
    component: part.component,
    label: part.label,
    borne_by: part.borneBy,
    rate_bps: part.rateBps,
    amounts: Object.fromEntries(amounts),
  };
}

/** Raises `fees.invalid_pack` for a currency that does not exist. */
export function readComponents(views: readonly ComponentView[]): readonly FeeComponent[] {
  return views.map((view, place) => ({
    component: view.component,
    label: view.label,
    borneBy: view.borne_by,
    rateBps: view.rate_bps === null ? null : bps(view.rate_bps),
    amounts: readAmounts(view.amounts, `/body/components/${place}/amounts`),
  }));
}

function readAmounts(views: ComponentView["amounts"], pointer: string): NonNullable<FeeComponent["amounts"]> {
  const entries = Object.entries(views).map(([code, of]) => {
    if (!isCurrency(code)) {
      const detail = "There is no such currency.";
      throw feeErrors.invalidPack({ detail, fields: [{ pointer: `${pointer}/${code}`, detail }] });
    }
    const minors = bounds.flatMap((bound) => (of[bound] === undefined ? [] : [[bound, BigInt(of[bound])] as const]));
    const tiers = (of.tiers ?? []).map((tier) => ({ from: BigInt(tier.from), rateBps: bps(tier.rate_bps) }));
    const amounts: FeeAmounts = { ...Object.fromEntries(minors), ...(tiers.length > 0 ? { tiers } : {}) };
    return [code, amounts] as const;
  });
  return Object.fromEntries(entries);
}
