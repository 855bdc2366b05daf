import type { Static } from "typebox";
import type { PayoutMethodBody } from "#api-schema/payments-views.ts";
import { payoutMethodErrors } from "../payments.errors.ts";
import { type BankAccount, readAccount } from "./account-shapes.rules.ts";
import { readIban } from "./iban.rules.ts";

/** By its IBAN, or by its country and numbers. Throws `payout_method.invalid_iban`, `payout_method.invalid_account`. */
export function readBankAccount(body: Static<typeof PayoutMethodBody>): BankAccount {
  if (body.iban !== undefined || body.country === undefined) {
    const iban = readIban(body.iban ?? "");
    if (!iban) throw refuse("invalidIban", "iban", "This is not a valid IBAN. Check it for a typing mistake.");
    return { country: iban.slice(0, 2), routingNumber: null, accountNumber: iban };
  }
  const read = readAccount({
    country: body.country,
    routingNumber: body.routing_number ?? "",
    accountNumber: body.account_number ?? "",
  });
  if ("field" in read) throw refuse("invalidAccount", read.field, read.detail);
  return read;
}

/** What is the same for the same account: an IBAN is by itself. */
export const accountName = ({ country, routingNumber, accountNumber }: BankAccount): string =>
  routingNumber === null && readIban(accountNumber)
    ? accountNumber
    : `${country}:${routingNumber ?? ""}:${accountNumber}`;

function refuse(code: "invalidIban" | "invalidAccount", field: string, detail: string) {
  return payoutMethodErrors[code]({ detail, fields: [{ pointer: `/body/${field}`, detail }] });
}
