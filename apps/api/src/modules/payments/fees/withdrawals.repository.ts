import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/index.ts";
import type { Pack } from "./fee.repository.ts";

/**
 * Of `payments.fee_rules as rule`: neither the pack itself was withdrawn, nor did its product, plan and country end by
 * withdrawing one that had begun, this or a later one.
 */
export const standsAt = (at: Date) => sql<boolean>`not exists (
  select from payments.fee_rule_withdrawals withdrawal join payments.fee_rules gone using (fee_rule_id)
  where withdrawal.withdrawn_at <= ${at} and gone.kind = rule.kind and gone.plan = rule.plan
    and gone.country is not distinct from rule.country and (gone.fee_rule_id = rule.fee_rule_id
      or gone.effective_from >= rule.effective_from and withdrawal.withdrawn_at >= gone.effective_from))`;

/** Of `payments.fee_rules as rule`. */
export const withdrawnAt = sql<Date | null>`(select withdrawn_at from payments.fee_rule_withdrawals withdrawal
  where withdrawal.fee_rule_id = rule.fee_rule_id)`.as("withdrawn_at");

/** Raises the constraint `fee_rule_withdrawals_pkey` where it was withdrawn already. */
export async function insertWithdrawal(
  tx: Tx,
  withdrawal: { readonly feeRuleId: string; readonly by: string; readonly note: string; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto("payments.fee_rule_withdrawals")
    .values({
      fee_rule_id: withdrawal.feeRuleId,
      withdrawn_at: withdrawal.at,
      withdrawn_by: withdrawal.by,
      note: withdrawal.note,
    })
    .execute();
}

/** The last pack that was to begin at that instant and was withdrawn; null where none was. */
export async function lastWithdrawnLike(db: Db, { kind, plan, country, effectiveFrom }: Pack): Promise<string | null> {
  const row = await db
    .selectFrom("payments.fee_rules as rule")
    .innerJoin("payments.fee_rule_withdrawals as withdrawal", "withdrawal.fee_rule_id", "rule.fee_rule_id")
    .select("rule.fee_rule_id")
    .where("rule.kind", "=", kind)
    .where("rule.plan", "=", plan)
    .where("rule.country", "is not distinct from", country)
    .where("rule.effective_from", "=", effectiveFrom)
    .orderBy("withdrawal.withdrawn_at", "desc")
    .orderBy("rule.fee_rule_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.fee_rule_id ?? null;
}
