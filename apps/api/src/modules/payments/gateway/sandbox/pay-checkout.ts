// What the form of the checkout page does. Each step locks the checkout first, so a form that is sent twice, from two
// tabs or by an impatient finger, is judged once.
import { type Money, money } from "#money";
import { addMs, DAY_MS, HOUR_MS } from "#platform/clock/index.ts";
import type { JsonValue, Tx } from "#platform/db/index.ts";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";
import type { Platform } from "#platform/platform.ts";
import { type CardAnswer, type CardFaults, type CardForm, findCard, readCard } from "./cards.ts";
import { takeCharge } from "./charges.ts";
import { attemptsOf, type CheckoutRow, EXPIRY_TIMER, expire, lockCheckout } from "./checkouts.ts";
import { emit } from "./events.ts";
import { cardsOf, insertMethod, type KeptCard } from "./methods.ts";

// Somebody who tries one card after another is testing stolen numbers, not paying.
export const ATTEMPTS_MAX = 10;
export const BANK_TIMER = "payments.sandbox_bank_payment";
const BANK_HOURS = 3;
const RESERVED_DAYS = 7;

/** The card that pays, and whether its owner wants it kept. */
interface PayingCard extends KeptCard {
  readonly keep: boolean;
}

export type Faults = CardFaults;

/** Judges a typed card. Faults are for the page to show; anything else is read from the checkout afterwards. */
export async function submitCard(
  tx: Tx,
  platform: Platform,
  session: string,
  form: CardForm & { keep: boolean },
): Promise<Faults | null> {
  const checkout = await openCheckout(tx, platform, session);
  if (!checkout) return null;
  const read = readCard(form, platform.clock.now());
  if ("faults" in read) return read.faults;
  const { card, expiryMonth, expiryYear } = read;
  const paying = { number: card.number, expiryMonth, expiryYear, keep: form.keep };
  await judge(tx, platform, checkout, { card: paying, answer: card.pays });
  return null;
}

/** Pays with a card that was kept before; one that is not the customer's is ignored. */
export async function submitSaved(tx: Tx, platform: Platform, session: string, methodId: string): Promise<void> {
  const checkout = await openCheckout(tx, platform, session);
  const saved = checkout && (await cardsOf(tx, checkout.customer_id)).find((card) => card.method_id === methodId);
  if (!checkout || !saved) return;
  const card = { number: saved.card_number, expiryMonth: saved.expiry_month, expiryYear: saved.expiry_year };
  const expired = Date.UTC(card.expiryYear, card.expiryMonth, 1) <= platform.clock.now().getTime();
  const known = findCard(card.number);
  assert(known, "a saved card is one of the test cards");
  const answer: CardAnswer = expired ? { kind: "declined", code: "expired_card" } : known.pays;
  await judge(tx, platform, checkout, { card: { ...card, keep: false }, answer });
}

/** The answer to the 3-D Secure question. */
export async function answerChallenge(tx: Tx, platform: Platform, session: string, passed: boolean): Promise<void> {
  const checkout = await lockCheckout(tx, session);
  if (checkout?.state !== "challenge") return;
  if (checkout.expires_at <= platform.clock.now()) return expire(tx, platform, session);
  const card = readPayingCard(checkout.challenge_card);
  const answer = findCard(card.number)?.pays;
  const refusal = passed ? (answer?.kind === "challenge" ? answer.afterwards : null) : "authentication_failed";
  if (refusal === null) return approve(tx, platform, checkout, card);
  await tx
    .updateTable("payments.sandbox_checkouts")
    .set({ state: "open", challenge_card: null })
    .where("session", "=", session)
    .execute();
  await decline(tx, platform, session, { card, outcome: passed ? "declined" : "challenge_failed", code: refusal });
}

/** The checkout, locked, while it can be paid; null when it is paid, asks its question or has closed. */
async function openCheckout(tx: Tx, platform: Platform, session: string): Promise<CheckoutRow | null> {
  const checkout = await lockCheckout(tx, session);
  if (checkout?.state !== "open") return null;
  if (checkout.expires_at > platform.clock.now()) return checkout;
  await expire(tx, platform, session);
  return null;
}

async function judge(
  tx: Tx,
  platform: Platform,
  checkout: CheckoutRow,
  { card, answer }: { card: PayingCard; answer: CardAnswer },
): Promise<void> {
  const { session } = checkout;
  if (answer.kind === "approved") return approve(tx, platform, checkout, card);
  if (answer.kind === "declined")
    return decline(tx, platform, session, { card, outcome: "declined", code: answer.code });
  if (answer.kind === "challenge") return putAside(tx, session, "challenge", card);
  await putAside(tx, session, "processing", card);
  await platform.timers.cancel(tx, EXPIRY_TIMER, session);
  const dueAt = addMs(platform.clock.now(), BANK_HOURS * HOUR_MS);
  await platform.timers.schedule(tx, { kind: BANK_TIMER, ref: session, dueAt });
  await emit(tx, platform, "checkout.processing", session);
}

/** The bank's answer to a payment that took hours. */
export async function answerByBank(tx: Tx, platform: Platform, session: string): Promise<void> {
  const checkout = await lockCheckout(tx, session);
  if (checkout?.state !== "processing") return;
  const card = readPayingCard(checkout.challenge_card);
  const pays = findCard(card.number)?.pays;
  const refusal = pays?.kind === "later" ? pays.code : null;
  if (refusal === null) return take(tx, platform, checkout, card);
  await keepAttempt(tx, platform, session, { card, outcome: "declined", code: refusal });
  await tx
    .updateTable("payments.sandbox_checkouts")
    .set({ state: "expired", challenge_card: null })
    .where("session", "=", session)
    .execute();
  await emit(tx, platform, "checkout.attempt_failed", session);
}

/** Takes reserved money, or less of it. */
export async function captureCheckout(tx: Tx, platform: Platform, session: string, amount: Money): Promise<void> {
  const checkout = await lockCheckout(tx, session);
  if (checkout?.state !== "authorised") return;
  assert(amount.currency === checkout.currency, "a capture is in the currency of its checkout");
  assert(amount.minor > 0n && amount.minor <= checkout.amount_minor, "no more is captured than was reserved");
  await take(tx, platform, { ...checkout, amount_minor: amount.minor }, readPayingCard(checkout.challenge_card));
}

async function putAside(tx: Tx, session: string, state: string, card: PayingCard): Promise<void> {
  await tx
    .updateTable("payments.sandbox_checkouts")
    .set({ state, challenge_card: JSON.stringify(card) })
    .where("session", "=", session)
    .execute();
}

async function approve(tx: Tx, platform: Platform, checkout: CheckoutRow, card: PayingCard): Promise<void> {
  if (!checkout.capture_later) return take(tx, platform, checkout, card);
  const { session } = checkout;
  await putAside(tx, session, "authorised", card);
  await keepAttempt(tx, platform, session, { card, outcome: "approved", code: null });
  const dueAt = addMs(platform.clock.now(), RESERVED_DAYS * DAY_MS);
  await platform.timers.schedule(tx, { kind: EXPIRY_TIMER, ref: session, dueAt });
  await emit(tx, platform, "checkout.authorised", session);
}

async function take(tx: Tx, platform: Platform, checkout: CheckoutRow, card: PayingCard): Promise<void> {
  const amount = money(checkout.amount_minor, checkout.currency);
  const chargeId = await takeCharge(tx, platform, {
    sourceKind: "checkout",
    source: checkout.session,
    cardNumber: card.number,
    amount,
  });
  const customer = card.keep ? checkout.customer_id : null;
  await tx
    .updateTable("payments.sandbox_checkouts")
    .set({
      state: "paid",
      challenge_card: null,
      charge_id: chargeId,
      ...(customer ? { saved_method: await insertMethod(tx, platform, customer, card) } : {}),
    })
    .where("session", "=", checkout.session)
    .execute();
  if (checkout.state !== "authorised")
    await keepAttempt(tx, platform, checkout.session, { card, outcome: "approved", code: null });
  await platform.timers.cancel(tx, EXPIRY_TIMER, checkout.session);
  await emit(tx, platform, "checkout.completed", checkout.session);
}

interface Attempt {
  readonly card: KeptCard;
  readonly outcome: "approved" | "declined" | "challenge_failed";
  readonly code: string | null;
}

async function decline(tx: Tx, platform: Platform, session: string, attempt: Attempt): Promise<void> {
  await keepAttempt(tx, platform, session, attempt);
  await emit(tx, platform, "checkout.attempt_failed", session);
  const attempts = await attemptsOf(tx, session);
  if (attempts.length >= ATTEMPTS_MAX) await expire(tx, platform, session);
}

async function keepAttempt(tx: Tx, platform: Platform, session: string, attempt: Attempt): Promise<void> {
  await tx
    .insertInto("payments.sandbox_attempts")
    .values({
      attempt_id: `at_${newToken(16)}`,
      session,
      outcome: attempt.outcome,
      code: attempt.code,
      card_brand: findCard(attempt.card.number)?.brand ?? null,
      card_last4: attempt.card.number.slice(-4),
      created_at: platform.clock.now(),
    })
    .execute();
}

function readPayingCard(value: JsonValue): PayingCard {
  assert(value !== null && typeof value === "object" && "number" in value, "a challenge keeps its card");
  const { number, expiryMonth, expiryYear, keep } = value;
  assert(
    typeof number === "string" && typeof expiryMonth === "number" && typeof expiryYear === "number",
    "a challenge keeps number and expiry",
  );
  return { number, expiryMonth, expiryYear, keep: keep === true };
}
