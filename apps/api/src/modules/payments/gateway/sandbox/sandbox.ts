// The sandbox provider behind the port: no network, no real money, the same manners as a real one.

import { Type } from "typebox";
import { Value } from "typebox/value";
import { assert } from "#platform/errors/index.ts";
import type { Platform } from "#platform/platform.ts";
import { webhookErrors } from "../../payments.errors.ts";
import type { Checkout, Gateway, WebhookEvent } from "../port.ts";
import { SETTLEMENT_TIMER, settleCharge } from "./charges.ts";
import { describe, EXPIRY_TIMER, expire, insertCheckout } from "./checkouts.ts";
import { acceptDispute, findDispute, handleDisputes, submitEvidence } from "./disputes.ts";
import { type Deliver, handleDeliveries } from "./events.ts";
import { uploadEvidence } from "./evidence-files.ts";
import { sandboxRate } from "./exchange.ts";
import * as identities from "./identities.ts";
import * as charges from "./method-charges.ts";
import { findMethod, insertCustomer, methodView, removeMethod } from "./methods.ts";
import * as outgoing from "./outgoing.ts";
import { answerByBank, BANK_TIMER, captureCheckout } from "./pay-checkout.ts";
import { sandboxPrice } from "./price.ts";
import * as recipients from "./recipients.ts";
import { findRefund, handleRefunds, insertRefund } from "./refunds.ts";
import { describeSetup, expireSetup, insertSetup, SETUP_EXPIRY_TIMER } from "./setups.ts";
import { SIGNATURE_HEADER, verify, webhookSecret } from "./signature.ts";
import { readBalances, readTransactions } from "./transactions.ts";

const Event = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 100 }),
  type: Type.String({ minLength: 1, maxLength: 100 }),
  object: Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }),
});

export function createSandbox(platform: Platform, deliver: Deliver): Gateway {
  const { db, inTransaction } = platform;
  handleDeliveries(platform, deliver);
  outgoing.handleBank(platform);
  handleRefunds(platform);
  handleDisputes(platform);
  identities.handleIdentities(platform);
  platform.timers.onDue(EXPIRY_TIMER, (tx, { ref }) => expire(tx, platform, ref));
  platform.timers.onDue(BANK_TIMER, (tx, { ref }) => answerByBank(tx, platform, ref));
  platform.timers.onDue(SETUP_EXPIRY_TIMER, (tx, { ref }) => expireSetup(tx, platform, ref));
  platform.timers.onDue(SETTLEMENT_TIMER, (tx, { ref }) => settleCharge(tx, platform, ref));

  async function known(session: string): Promise<Checkout> {
    const checkout = await describe(db, platform, session);
    assert(checkout, "the provider knows the checkouts it made");
    return checkout;
  }
  const found = <T>(thing: T | null): T => {
    assert(thing, "the provider finds what it made just now");
    return thing;
  };

  return {
    name: "sandbox",
    price: sandboxPrice,
    smallestCharge: () => 1n,
    largestCharge: () => BigInt(Number.MAX_SAFE_INTEGER),
    payoutStep: () => 1n,
    async createCheckout(checkout) {
      return known(await inTransaction((tx) => insertCheckout(tx, platform, checkout)));
    },
    fetchCheckout: (reference) => describe(db, platform, reference),
    async expireCheckout(reference) {
      await inTransaction((tx) => expire(tx, platform, reference));
      return known(reference);
    },
    async capture({ reference, amount }) {
      await inTransaction((tx) => captureCheckout(tx, platform, reference, amount));
      return known(reference);
    },
    async refund(order) {
      return found(await findRefund(db, await inTransaction((tx) => insertRefund(tx, platform, order))));
    },
    fetchRefund: (id) => findRefund(db, id),
    fetchDispute: (id) => findDispute(db, id),
    uploadEvidence: (upload) => inTransaction((tx) => uploadEvidence(tx, platform, upload)),
    async submitEvidence(answer) {
      await inTransaction((tx) => submitEvidence(tx, platform, answer));
      return found(await findDispute(db, answer.dispute));
    },
    async acceptDispute({ dispute }) {
      await inTransaction((tx) => acceptDispute(tx, platform, dispute));
      return found(await findDispute(db, dispute));
    },
    balances: () => readBalances(db, platform.clock.now()),
    transactions: (range) => readTransactions(db, range),
    async addBankAccount({ key, account: { country, routingNumber, accountNumber } }) {
      const number = routingNumber === null ? accountNumber : `${country}:${routingNumber}:${accountNumber}`;
      return { destination: await inTransaction((tx) => outgoing.insertDestination(tx, key, number)) };
    },
    findBankAccount: ({ key }) => outgoing.findDestination(db, key),
    // It forgets no refusal and tries each payout.
    reviveBankAccount: async () => undefined,
    removeBankAccount: ({ key }) => inTransaction((tx) => outgoing.removeDestination(tx, key)),
    async payOut(order) {
      return found(
        await outgoing.findPayout(db, await inTransaction((tx) => outgoing.insertPayout(tx, platform, order))),
      );
    },
    fetchPayout: ({ id }) => outgoing.findPayout(db, id),
    // It comes back by itself.
    takeBackPayout: async () => undefined,
    async verifyIdentity(person) {
      return found(
        await identities.findIdentity(db, await inTransaction((tx) => identities.insertIdentity(tx, platform, person))),
      );
    },
    fetchIdentity: (id) => identities.findIdentity(db, id),
    async createRecipient(person) {
      return { recipient: await inTransaction((tx) => recipients.insertRecipient(tx, platform, person)) };
    },
    fetchRecipient: (recipient) => recipients.findRecipient(db, recipient),
    async onboardingLink({ recipient, returnUrl }) {
      await inTransaction((tx) => recipients.openOnboarding(tx, recipient, returnUrl));
      return { url: `${platform.config.publicUrl}/sandbox/onboarding/${recipient}` };
    },
    async createCustomer({ key }) {
      return { customer: await inTransaction((tx) => insertCustomer(tx, platform, key)) };
    },
    async createSetup(setup) {
      const session = await inTransaction((tx) => insertSetup(tx, platform, setup));
      return found(await describeSetup(db, platform, session));
    },
    fetchSetup: (reference) => describeSetup(db, platform, reference),
    async fetchMethod(method) {
      const row = await findMethod(db, method);
      return row && methodView(row);
    },
    removeMethod: (method) => inTransaction((tx) => removeMethod(tx, method)),
    async chargeMethod(order) {
      const reference = await inTransaction((tx) => charges.insertMethodCharge(tx, platform, order));
      return found(await charges.describeMethodCharge(db, reference));
    },
    fetchMethodCharge: (reference) => charges.describeMethodCharge(db, reference),
    async confirmCharge({ reference, returnUrl }) {
      const open = await inTransaction((tx) => charges.openConfirmation(tx, reference, returnUrl));
      if (open) return { url: `${platform.config.publicUrl}/sandbox/confirm/${reference}` };
      return { charge: found(await charges.describeMethodCharge(db, reference)) };
    },
    async cancelCharge(reference) {
      await inTransaction((tx) => charges.cancelMethodCharge(tx, reference));
      return found(await charges.describeMethodCharge(db, reference));
    },
    exchangeRate: async (from, to) => sandboxRate(platform, from, to),
    readWebhook({ headers, body, at }) {
      const signature = headers[SIGNATURE_HEADER];
      const verdict = verify(webhookSecret(platform.secret), typeof signature === "string" ? signature : "", body, at);
      if (verdict === "bad") throw webhookErrors.badSignature();
      if (verdict === "expired") throw webhookErrors.expired();
      return readEvent(body);
    },
  };
}

const OBJECTS = ["checkout", "refund", "payout", "identity", "setup", "method_charge", "dispute"] as const;

function readEvent(body: Buffer): WebhookEvent {
  let event: unknown;
  try {
    event = JSON.parse(body.toString("utf8"));
  } catch {
    throw webhookErrors.unreadable();
  }
  if (!Value.Check(Event, event)) throw webhookErrors.unreadable();
  const kind = OBJECTS.find((word) => event.type.startsWith(`${word}.`)) ?? "unknown";
  return { eventId: event.id, type: event.type, object: { kind, id: event.object.id } };
}
