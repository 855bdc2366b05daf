import type { DeskPaymentDetail } from "#api-schema/payment-desk.ts";

/** What the provider keeps of this payment, or of all that was paid for its month of a plan. */
export function lostBy({ plan, lost_processing: lost }: DeskPaymentDetail, wholeMonth: boolean) {
  if (!plan) return { lost, of: "work" } as const;
  return wholeMonth ? ({ lost: plan.lost_of_month, of: "month" } as const) : ({ lost, of: "plan" } as const);
}
