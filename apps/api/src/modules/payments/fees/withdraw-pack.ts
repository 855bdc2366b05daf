import type { FeePackView } from "#api-schema/payments-fees.ts";
import { uniqueViolation } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { findPack, packsInForce } from "./fee.repository.ts";
import { feeErrors } from "./fees.errors.ts";
import { mayWithdraw } from "./pack.rules.ts";
import { readPack, stateOf } from "./read-packs.ts";
import { insertWithdrawal } from "./withdrawals.repository.ts";

/**
 * Takes back a pack that waits, or ends those of its country or plan; what was agreed under it keeps it. Raises
 * `fees.not_found`, `fees.wrong_state`, `fees.for_everybody`.
 */
export async function withdrawPack(
  platform: Platform,
  actor: Actor,
  { feeRuleId, note }: { readonly feeRuleId: string; readonly note: string },
): Promise<FeePackView> {
  const at = platform.clock.now();
  try {
    await platform.inTransaction(async (tx) => {
      const pack = await findPack(tx, feeRuleId);
      if (!pack) throw feeErrors.notFound();
      const state = stateOf(pack, await packsInForce(tx, at), at);
      const refusal = mayWithdraw(pack, state);
      if (refusal) throw feeErrors[refusal]({ extra: { current: state } });
      await insertWithdrawal(tx, { feeRuleId, by: actor.userId, note, at });
      await platform.audit.record(tx, {
        actorId: actor.userId,
        action: "payments.fee_pack_withdrawn",
        subject: { type: "fee_pack", id: feeRuleId },
        before: { state },
        after: { state: "withdrawn", note },
      });
    });
  } catch (error) {
    if (uniqueViolation(error, "fee_rule_withdrawals_pkey"))
      throw feeErrors.wrongState({ extra: { current: "withdrawn" } });
    throw error;
  }
  return readPack(platform, feeRuleId);
}
