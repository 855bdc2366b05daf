// What Kogi asks of a payment provider. Every call may be repeated: the same key gives the same thing. Calls go out
// from jobs or between transactions, never inside one; a provider that does not answer throws `GatewayAway`.
import type { Money } from "#money";
import type { ProcessingPrice } from "../fees/fee.rules.ts";
import type { DisputePort } from "./port-disputes.ts";
import type { GatewayMethod, MethodPort } from "./port-methods.ts";
import type { RecipientPort } from "./port-recipients.ts";
import type { ReportPort } from "./port-reports.ts";

export class GatewayAway extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "GatewayAway";
  }
}

/**
 * The provider understood and said no: asked again it says no again, and nothing was moved. `code` and `parameter` are
 * its own words, for logs and the desk and never for people.
 */
export class GatewayRefused extends Error {
  readonly code: string;
  readonly parameter: string | null;
  constructor(code: string, parameter: string | null, cause?: unknown) {
    super(`the provider refused: ${code}${parameter === null ? "" : ` (${parameter})`}`, { cause });
    this.name = "GatewayRefused";
    this.code = code;
    this.parameter = parameter;
  }
}

export interface NewCheckout {
  /** The payment's id: one checkout for one payment. */
  readonly key: string;
  readonly total: Money;
  readonly lines: readonly { readonly label: string; readonly amount: Money }[];
  readonly description: string;
  /** Whose saved cards the page offers, and for whom it saves one. */
  readonly customer: string;
  /** For whoever leaves the page without paying; the others go to `paidUrl` of it. */
  readonly returnUrl: string;
  readonly expiresAt: Date;
  /** `later`: the money is only reserved until `capture`, seven days at most. Left out: taken at once. */
  readonly capture?: "at_once" | "later";
}

/** Where the page leads whoever has paid on it: the same place, which then knows that no refusal is the last word. */
export function paidUrl(returnUrl: string): string {
  return `${returnUrl}?paid=1`;
}

export interface CheckoutAttempt {
  readonly id: string;
  readonly outcome: "approved" | "declined" | "challenge_failed";
  readonly code: string | null;
  readonly card: { readonly brand: string; readonly last4: string } | null;
  readonly at: Date;
}

/** What was taken from the card: refunds name it. */
export interface GatewayCharge {
  readonly id: string;
  readonly charged: Money;
  /** What the provider kept of it. */
  readonly cost: Money;
  /** True once the rest is ours to pay out, some days after the charge. */
  readonly settled: boolean;
  /** When it will be: not every provider sends news of it. */
  readonly settlesAt: Date | null;
  /** The card it was taken from. Null: not a card, or the provider does not say. */
  readonly card: {
    /** The same for the same card, on whatever account; it is no number. */
    readonly fingerprint: string | null;
    /** Where it was issued, ISO 3166-1. */
    readonly country: string | null;
  } | null;
}

/** How a checkout stands at the provider now: what counts, whatever news came in which order. */
export interface Checkout {
  readonly reference: string;
  readonly url: string;
  /**
   * `processing`: a method was chosen that settles or fails hours later, or days where it is a voucher to pay with, and
   * it is closed to anything else meanwhile.
   */
  readonly state: "open" | "processing" | "authorised" | "paid" | "expired";
  readonly charge: GatewayCharge | null;
  readonly attempts: readonly CheckoutAttempt[];
  /** The card that its owner kept while paying. */
  readonly saved: GatewayMethod | null;
}

export interface GatewayRefund {
  readonly id: string;
  /** `done` may still turn into `failed` days later, when the card's bank sends the money back to us. */
  readonly state: "processing" | "done" | "failed";
  readonly failureCode: string | null;
  /** The key we asked with; null of a refund that somebody made at the provider's own desk. */
  readonly key: string | null;
  readonly charge: string | null;
  readonly amount: Money;
  readonly madeAt: Date;
}

export interface GatewayPayout {
  readonly id: string;
  /** `returned`: the bank sent it back after it had arrived. */
  readonly state: "processing" | "paid" | "failed" | "returned";
  readonly failureCode: string | null;
}

export interface IdentityAnswer {
  readonly id: string;
  readonly state: "pending" | "verified" | "refused";
  readonly reason: string | null;
}

/** What the provider gives for another currency now. */
export interface GatewayRate {
  /** One unit given in units got, in the middle of the market: a decimal with at most ten places. */
  readonly mid: string;
  /** What the provider keeps, in basis points of the middle. */
  readonly marginBps: number;
  /** When the rate was made. */
  readonly at: Date;
  readonly source: string;
}

/** News that was verified: which object to look at. Its own words are never believed, the object is fetched. */
export interface WebhookEvent {
  readonly eventId: string;
  readonly type: string;
  readonly object: {
    readonly kind: "checkout" | "refund" | "payout" | "identity" | "setup" | "method_charge" | "dispute" | "unknown";
    readonly id: string;
  };
}

export interface Gateway extends MethodPort, DisputePort, RecipientPort, ReportPort {
  readonly name: string;
  /** What the provider takes of a charge in this currency, for quotes; the charge itself tells the true cost. */
  price(currency: Money["currency"]): ProcessingPrice;
  /** The provider charges no less than this, in minor units: of a card as of a checkout. */
  smallestCharge(currency: Money["currency"]): bigint;
  /** And no more than this at once. */
  largestCharge(currency: Money["currency"]): bigint;
  /** What goes out to banks in this currency is a multiple of this many minor units. */
  payoutStep(currency: Money["currency"]): bigint;
  createCheckout(checkout: NewCheckout): Promise<Checkout>;
  /** Null when the provider has no such checkout. */
  fetchCheckout(reference: string): Promise<Checkout | null>;
  /** Takes reserved money, all of it or less; the rest is let go. */
  capture(capture: { key: string; reference: string; amount: Money }): Promise<Checkout>;
  /** Closes the page, or lets reserved money go, unless it was paid just before; the answer says which. */
  expireCheckout(reference: string): Promise<Checkout>;
  /** From our own balance: what was sent on to a recipient has left for their bank. */
  refund(refund: { key: string; charge: string; amount: Money }): Promise<GatewayRefund>;
  fetchRefund(id: string): Promise<GatewayRefund | null>;
  /** Gives the account number to the provider for good; Kogi keeps the name it gets back. */
  addBankAccount(account: {
    key: string;
    recipient: string;
    /** `accountNumber` is the IBAN where there is one, and `routingNumber` null then. */
    account: { country: string; routingNumber: string | null; accountNumber: string };
    holderName: string;
    currency: string;
  }): Promise<{ destination: string }>;
  /** The one that was added with this key, while the answer got lost. */
  findBankAccount(account: { key: string; recipient: string }): Promise<{ destination: string } | null>;
  removeBankAccount(account: { key: string; destination: string }): Promise<void>;
  /** One that its bank refused, and that cannot be removed, is paid out to again, in this holder's name. */
  reviveBankAccount(account: { key: string; destination: string; holderName: string }): Promise<void>;
  /** Asked again with the same `attempt`, it may be answered as before; with another, it is looked at anew. Sent once a key. */
  payOut(payout: { key: string; attempt: number; destination: string; amount: Money }): Promise<GatewayPayout>;
  /** A read alone. `key`: as it was asked for; where its account is closed to us, its transfer still says what became of it. */
  fetchPayout(payout: { id: string; key: string }): Promise<GatewayPayout | null>;
  /** Of one that failed or came back: what still lies with the recipient's account is ours again. Doing so again does nothing. */
  takeBackPayout(id: string): Promise<void>;
  verifyIdentity(person: {
    key: string;
    recipient: string;
    legalName: string;
    birthDate: string;
    country: string;
  }): Promise<IdentityAnswer>;
  fetchIdentity(id: string): Promise<IdentityAnswer | null>;
  /** Left out by providers that change no money; null when they have no rate between the two. */
  exchangeRate?(from: Money["currency"], to: Money["currency"]): Promise<GatewayRate | null>;
  /** Checks signature and age of a webhook. Throws `webhook.bad_signature`, `webhook.expired`, `webhook.unreadable`. */
  readWebhook(request: {
    headers: Readonly<Record<string, string | string[] | undefined>>;
    body: Buffer;
    at: Date;
  }): WebhookEvent;
}
