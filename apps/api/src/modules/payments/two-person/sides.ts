// Whose payment it is: who paid, who earned, and who keeps the organisation it was paid for. Nobody decides about money of
// their own.
import { standingIn } from "#modules/users/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { PaymentRow } from "../checkout/payment.repository.ts";

export type Sides = Pick<PaymentRow, "user_id" | "recipient_id" | "organisation_id">;

export async function isSide(db: Db, payment: Sides, userId: string): Promise<boolean> {
  if (payment.user_id === userId || payment.recipient_id === userId) return true;
  const { organisation_id: organisationId } = payment;
  if (organisationId === null) return false;
  const { role } = await standingIn(db, { organisationId, userId });
  return role === "owner" || role === "admin";
}
