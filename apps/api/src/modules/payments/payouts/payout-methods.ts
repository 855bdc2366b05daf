import { createHash } from "node:crypto";
import { type Selectable, sql } from "kysely";
import type { Static } from "typebox";
import type { PayoutMethodBody, PayoutMethodView } from "#api-schema/payments-views.ts";
import { payoutMethodAdded } from "#events/payments.ts";
import { isCurrency } from "#money";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf } from "../gateway/gateway.ts";
import { payoutMethodErrors } from "../payments.errors.ts";
import type { PayoutMethodsTable } from "../payments.tables.ts";
import { readName } from "../person-names.ts";
import { type BankAccount, readAccount } from "./account-shapes.rules.ts";
import { followRecipientJob } from "./follow-recipient.ts";
import { readIban } from "./iban.rules.ts";
import { ensureRecipient } from "./recipients.ts";

export type PayoutMethodRow = Selectable<PayoutMethodsTable>;
type View = Static<typeof PayoutMethodView>;

/** Adds a bank account and makes it the one to use for its currency. Only its last digits stay with us. */
export async function addPayoutMethod(
  platform: Platform,
  actor: Actor,
  body: Static<typeof PayoutMethodBody>,
): Promise<View> {
  const account = readBankAccount(body);
  if (!isCurrency(body.currency)) throw refuse("unknownCurrency", "currency", "There is no such currency.");
  const holderName = readName(body.holder_name, requestErrors.invalid, "/body/holder_name");
  const gateway = gatewayOf(platform);
  const recipient = await ensureRecipient(platform, actor.userId, account.country);
  const added = { recipient, account, holderName, currency: body.currency };
  const { destination } = await askGateway(gateway.addBankAccount(added));
  const now = platform.clock.now();
  const usableFrom = addMs(now, (await coolingHours(platform.db, now)) * HOUR_MS);
  const row = {
    payout_method_id: newId(),
    user_id: actor.userId,
    kind: body.kind,
    holder_name: holderName,
    country: account.country,
    currency: body.currency,
    last4: account.accountNumber.slice(-4),
    fingerprint: createHash("sha256")
      .update(`${platform.secret}:${nameOf(account)}`)
      .digest("base64url"),
    gateway: gateway.name,
    gateway_destination: destination,
    is_default: true,
    created_at: now,
    usable_from: usableFrom,
  };
  try {
    return await platform.inTransaction(async (tx) => {
      await oneAtATime(tx, actor.userId);
      await dropDefault(tx, actor.userId, body.currency);
      const added = await tx.insertInto("payments.payout_methods").values(row).returningAll().executeTakeFirstOrThrow();
      await platform.audit.record(tx, {
        actorId: actor.userId,
        action: "payments.payout_method_added",
        subject: { type: "payout_method", id: row.payout_method_id },
        after: { last4: row.last4, currency: row.currency },
      });
      // It may have been what the provider still wanted.
      await platform.jobs.enqueue(tx, followRecipientJob, { recipient });
      await platform.events.publish(tx, payoutMethodAdded, {
        payout_method_id: row.payout_method_id,
        user_id: actor.userId,
        last4: row.last4,
        currency: row.currency,
        usable_from: usableFrom.toISOString(),
      });
      return methodView(added);
    });
  } catch (error) {
    if (uniqueViolation(error, "payout_methods_once")) throw payoutMethodErrors.alreadyAdded();
    throw error;
  }
}

function refuse(code: "invalidIban" | "invalidAccount" | "unknownCurrency", field: string, detail: string) {
  return payoutMethodErrors[code]({ detail, fields: [{ pointer: `/body/${field}`, detail }] });
}

/** By its IBAN, or by its country and numbers. */
function readBankAccount(body: Static<typeof PayoutMethodBody>): BankAccount {
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
const nameOf = ({ country, routingNumber, accountNumber }: BankAccount): string =>
  routingNumber === null && readIban(accountNumber)
    ? accountNumber
    : `${country}:${routingNumber ?? ""}:${accountNumber}`;

/** Payouts on their way keep it; new ones cannot use it. */
export async function removePayoutMethod(platform: Platform, actor: Actor, payoutMethodId: string): Promise<void> {
  await platform.inTransaction(async (tx) => {
    await oneAtATime(tx, actor.userId);
    const removed = await tx
      .updateTable("payments.payout_methods")
      .set({ removed_at: platform.clock.now(), is_default: false })
      .where("payout_method_id", "=", payoutMethodId)
      .where("user_id", "=", actor.userId)
      .where("removed_at", "is", null)
      .returning("currency")
      .executeTakeFirst();
    if (!removed) throw payoutMethodErrors.notFound();
    await makeNewestDefault(tx, actor.userId, removed.currency);
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "payments.payout_method_removed",
      subject: { type: "payout_method", id: payoutMethodId },
    });
  });
}

/** How long a new account waits, under the rule in force. */
async function coolingHours(db: Db, at: Date): Promise<number> {
  const row = await db
    .selectFrom("payments.payout_rules")
    .select("cooling_hours")
    .where("effective_from", "<=", at)
    .orderBy("effective_from", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.cooling_hours;
}

export async function listPayoutMethods(db: Db, userId: string): Promise<View[]> {
  return (await methodsOf(db, userId)).map(methodView);
}

/** Newest first; those that were removed are left out. */
export async function methodsOf(db: Db, userId: string): Promise<readonly PayoutMethodRow[]> {
  return db
    .selectFrom("payments.payout_methods")
    .selectAll()
    .where("user_id", "=", userId)
    .where("removed_at", "is", null)
    .orderBy("created_at", "desc")
    .execute();
}

/** One account of each currency is the one to use, whoever adds or removes which at the same moment. */
async function oneAtATime(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payments.payout_methods:${userId}`}, 0))`.execute(tx);
}

async function dropDefault(tx: Tx, userId: string, currency: string): Promise<void> {
  await tx
    .updateTable("payments.payout_methods")
    .set({ is_default: false })
    .where("user_id", "=", userId)
    .where("currency", "=", currency)
    .where("is_default", "=", true)
    .execute();
}

async function makeNewestDefault(tx: Tx, userId: string, currency: string): Promise<void> {
  const methods = (await methodsOf(tx, userId)).filter((method) => method.currency === currency);
  const [newest] = methods;
  if (!newest || methods.some((method) => method.is_default)) return;
  await tx
    .updateTable("payments.payout_methods")
    .set({ is_default: true })
    .where("payout_method_id", "=", newest.payout_method_id)
    .execute();
}

function methodView(row: PayoutMethodRow): View {
  return {
    payout_method_id: row.payout_method_id,
    kind: "bank_account",
    holder_name: row.holder_name,
    country: row.country,
    last4: row.last4,
    currency: row.currency,
    default: row.is_default,
    usable_from: row.usable_from?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}
