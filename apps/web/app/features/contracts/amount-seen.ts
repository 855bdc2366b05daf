import type { MilestoneView } from "#api-schema/milestone-views.ts";

/** The milestone and the amount that its dialog showed: what moves is what was agreed to, or nothing. */
export function fieldsOf({ milestone_id, protected_amount: { amount, currency } }: MilestoneView) {
  return { milestone_id, seen_amount: amount, seen_currency: currency };
}
