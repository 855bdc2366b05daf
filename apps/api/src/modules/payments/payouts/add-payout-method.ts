// The provider is asked outside the database. What is asked is noted first, under the id that is its key there: an account
// whose answer got lost, or whose process died, is finished or found not to be there (`finishAdding`).
import { createHash } from "node:crypto";
import type { Static } from "typebox";
import type { PayoutMethodBody, PayoutMethodView } from "#api-schema/payments-views.ts";
import { payoutMethodAdded } from "#events/payments.ts";
import { keepFromErasure } from "#modules/users/index.ts";
import { isCurrency } from "#money";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { type Db, type Tx, uniqueViolation } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { askGateway, gatewayOf, orRefused } from "../gateway/gateway.ts";
import { GatewayRefused } from "../gateway/port.ts";
import { paymentErrors, payoutMethodErrors } from "../payments.errors.ts";
import { readName } from "../person-names.ts";
import { homeCountryOf } from "../tax/tax-country.ts";
import { accountName, readBankAccount } from "./bank-account.rules.ts";
import { followRecipientJob } from "./follow-recipient.ts";
import {
  countIntents,
  deleteIntent,
  findIntent,
  forgetIntent,
  type IntentRow,
  insertIntent,
  isKnown,
  touchIntent,
} from "./payout-method-intents.repository.ts";
import {
  dropDefault,
  methodsOf,
  methodView,
  oneAtATime,
  type PayoutMethodRow,
  removePayoutMethod,
} from "./payout-methods.ts";
import { ensureRecipient, findRecipient } from "./recipients.ts";

type View = Static<typeof PayoutMethodView>;

// People have an account or two for each currency they are paid in. Removed ones do not count.
const METHODS_MAX = 10;

/**
 * Adds a bank account and makes it the one to use for its currency. Only its last digits stay with us. Throws
 * `payout_method.already_added` and `payout_method.too_many` before the provider hears of it.
 */
export async function addPayoutMethod(
  platform: Platform,
  actor: Actor,
  body: Static<typeof PayoutMethodBody>,
): Promise<View> {
  const account = readBankAccount(body);
  const { currency, kind } = body;
  if (!isCurrency(currency)) {
    const detail = "There is no such currency.";
    throw payoutMethodErrors.unknownCurrency({ detail, fields: [{ pointer: "/body/currency", detail }] });
  }
  const holderName = readName(body.holder_name, requestErrors.invalid, "/body/holder_name");
  const gateway = gatewayOf(platform);
  // A bank may be anywhere; the provider's account is made where its owner lives, as far as they told.
  const country = await homeCountryOf(platform.db, actor.userId);
  const recipient = await ensureRecipient(platform, actor.userId, country ?? account.country, account.country);
  const wish = {
    ...{ user_id: actor.userId, kind, currency, holder_name: holderName, country: account.country },
    last4: account.accountNumber.slice(-4),
    fingerprint: createHash("sha256")
      .update(`${platform.secret}:${accountName(account)}`)
      .digest("base64url"),
    ...{ gateway: gateway.name, recipient },
  };
  const revived = await addAnew(platform, actor, wish);
  if (revived) return revived;
  const intent = await platform.inTransaction((tx) => beginAdding(tx, platform, wish));
  const added = { key: intent.payout_method_id, recipient: intent.recipient, account, holderName, currency };
  const answer = await askGateway(orRefused(gateway.addBankAccount(added)));
  if (answer instanceof GatewayRefused) {
    // A no is an answer: nothing was made. Where there is none, something may have been.
    await platform.inTransaction((tx) => deleteIntent(tx, intent.payout_method_id));
    throw paymentErrors.gatewayRefused();
  }
  const kept = await keepMethod(platform, intent, answer.destination);
  if (kept === "known") throw payoutMethodErrors.alreadyAdded();
  if (kept === "given_up") throw paymentErrors.gatewayAway();
  return kept;
}

/**
 * One that its bank refused, added anew: the provider takes no account twice, so the broken one goes first. Where it lets nobody
 * remove it, as the only one of its currency, it is the same account and pays out again: gives that.
 */
async function addAnew(platform: Platform, actor: Actor, wish: Wish): Promise<View | null> {
  const methods = await methodsOf(platform.db, actor.userId);
  const broken = methods.find(
    ({ fingerprint, currency, broken_at }) =>
      broken_at !== null && fingerprint === wish.fingerprint && currency === wish.currency,
  );
  if (!broken) return null;
  const { payout_method_id: key, gateway_destination: destination } = broken;
  const gateway = gatewayOf(platform);
  const isThere = broken.gateway === gateway.name;
  const gone = isThere ? await askGateway(orRefused(gateway.removeBankAccount({ key, destination }))) : null;
  if (!(gone instanceof GatewayRefused)) {
    await removePayoutMethod(platform, actor, key);
    return null;
  }
  const back = await askGateway(
    orRefused(gateway.reviveBankAccount({ key, destination, holderName: wish.holder_name })),
  );
  if (back instanceof GatewayRefused) throw paymentErrors.gatewayRefused();
  return platform.inTransaction((tx) => reviveMethod(tx, platform, broken, wish));
}

/** It waits as a new one does: whoever added it may have a password alone. */
async function reviveMethod(
  tx: Tx,
  platform: Platform,
  { payout_method_id, user_id, currency, last4 }: PayoutMethodRow,
  { holder_name, recipient }: Wish,
): Promise<View> {
  await oneAtATime(tx, user_id);
  const now = platform.clock.now();
  const usableFrom = addMs(now, (await coolingHours(tx, now)) * HOUR_MS);
  await dropDefault(tx, user_id, currency);
  const revived = await tx
    .updateTable("payments.payout_methods")
    .set({ holder_name, broken_at: null, is_default: true, usable_from: usableFrom })
    .where("payout_method_id", "=", payout_method_id)
    .where("removed_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  if (!revived) throw payoutMethodErrors.notFound();
  await tellAdded(tx, platform, { payout_method_id, user_id, last4, currency, recipient, usableFrom });
  return methodView(revived);
}

/** An account that was asked for and never answered about: kept when the provider has it, forgotten when it has not. */
export async function finishAdding(platform: Platform, intent: IntentRow): Promise<void> {
  const { payout_method_id: key, recipient } = intent;
  const found = await gatewayOf(platform).findBankAccount({ key, recipient });
  if (!found) await platform.inTransaction((tx) => forgetIntent(tx, intent));
  else await keepMethod(platform, intent, found.destination);
}

type Wish = Omit<IntentRow, "payout_method_id" | "created_at" | "looked_at">;

async function beginAdding(tx: Tx, platform: Platform, wish: Wish): Promise<IntentRow> {
  const { clock } = platform;
  await oneAtATime(tx, wish.user_id);
  const methods = await methodsOf(tx, wish.user_id);
  if (methods.some(({ fingerprint, currency }) => fingerprint === wish.fingerprint && currency === wish.currency))
    throw payoutMethodErrors.alreadyAdded();
  const before = await findIntent(tx, wish);
  if (before) {
    await touchIntent(tx, before.payout_method_id, clock.now());
    return before;
  }
  if (methods.length + (await countIntents(tx, wish.user_id)) >= METHODS_MAX) throw payoutMethodErrors.tooMany();
  // Moved meanwhile, they have another.
  const recipient = (await findRecipient(tx, platform, wish.user_id))?.recipient ?? wish.recipient;
  return insertIntent(tx, { ...wish, recipient, payout_method_id: newId(), created_at: clock.now() });
}

/** One that we have, or that nobody waits for any more, is taken back. */
type Untaken = "known" | "given_up";

async function keepMethod(platform: Platform, intent: IntentRow, destination: string): Promise<View | Untaken> {
  const kept = await platform
    .inTransaction((tx) => insertMethod(tx, platform, intent, destination))
    .catch((error: unknown) => {
      // The same account under another holder's name was faster.
      if (uniqueViolation(error, "payout_methods_once")) return "known" as const;
      throw error;
    });
  if (kept === "known" || kept === "given_up") await takeBack(platform, intent, destination);
  return kept;
}

/** Given up where its owner was erased, or moved to another account at the provider, meanwhile. */
async function insertMethod(
  tx: Tx,
  platform: Platform,
  intent: IntentRow,
  destination: string,
): Promise<View | Untaken> {
  const { payout_method_id, user_id, currency, last4, recipient } = intent;
  if (!(await keepFromErasure(tx, [user_id]))) return "given_up";
  await oneAtATime(tx, user_id);
  // Asked twice at once, or finished meanwhile.
  if (!(await deleteIntent(tx, payout_method_id)))
    return (await isKnown(tx, intent.gateway, destination)) ? "known" : "given_up";
  const now = platform.clock.now();
  const usableFrom = addMs(now, (await coolingHours(tx, now)) * HOUR_MS);
  await dropDefault(tx, user_id, currency);
  const { kind, holder_name, country, fingerprint, gateway } = intent;
  const added = await tx
    .insertInto("payments.payout_methods")
    .values({
      ...{ payout_method_id, user_id, kind, holder_name, country, currency, last4, fingerprint, gateway },
      gateway_destination: destination,
      is_default: true,
      created_at: now,
      usable_from: usableFrom,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tellAdded(tx, platform, { payout_method_id, user_id, last4, currency, recipient, usableFrom });
  return methodView(added);
}

async function tellAdded(
  tx: Tx,
  platform: Platform,
  added: Pick<IntentRow, "payout_method_id" | "user_id" | "last4" | "currency" | "recipient"> & {
    readonly usableFrom: Date;
  },
): Promise<void> {
  const { payout_method_id, user_id, last4, currency, recipient } = added;
  await platform.audit.record(tx, {
    actorId: user_id,
    action: "payments.payout_method_added",
    subject: { type: "payout_method", id: payout_method_id },
    after: { last4, currency },
  });
  // It may have been what the provider still wanted.
  await platform.jobs.enqueue(tx, followRecipientJob, { recipient });
  const usable_from = added.usableFrom.toISOString();
  await platform.events.publish(tx, payoutMethodAdded, { payout_method_id, user_id, last4, currency, usable_from });
}

/** Off the provider's books again, unless it is one of ours under the same name there. */
async function takeBack(platform: Platform, intent: IntentRow, destination: string): Promise<void> {
  const key = intent.payout_method_id;
  const gateway = gatewayOf(platform);
  if (!(await isKnown(platform.db, gateway.name, destination)))
    // One that the provider keeps, as the only one of its currency, can be paid out to by nobody: no row names it.
    await askGateway(orRefused(gateway.removeBankAccount({ key, destination })));
  await platform.inTransaction((tx) => deleteIntent(tx, key));
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
