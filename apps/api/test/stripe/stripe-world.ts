// What lies at the pretend Stripe, and what people and banks do there. It answers as Stripe does as far as the adapter
// looks; what Stripe takes is not decided here but by the description of the SDK.
import { randomBytes } from "node:crypto";
import { isVoucher, LATER, WORLD_CARDS, type WorldCard } from "./stripe-cards.ts";

// biome-ignore lint/suspicious/noExplicitAny: objects of any kind of Stripe's, as they stand on the wire
export type Thing = Record<string, any>;

export class Refusal extends Error {
  readonly status: number;
  readonly body: Thing;
  constructor(status: number, body: Thing) {
    super(String(body.message ?? body.code));
    this.status = status;
    this.body = body;
  }
}

const DAY_SECONDS = 86_400;
const DEBIT_FEE = 35;

export class StripeWorld {
  readonly things = new Map<string, Thing>();
  /** By route, `GET /v1/payouts`: what it answers for now. `lost`: it is done, and nobody hears of it. */
  readonly spoilt = new Map<string, Refusal | "lost">();
  readonly #now: () => Date;
  constructor(now: () => Date) {
    this.#now = now;
  }

  get seconds(): number {
    return Math.floor(this.#now().getTime() / 1_000);
  }

  make(prefix: string, object: string, fields: Thing): Thing {
    const thing = {
      id: `${prefix}_${randomBytes(9).toString("hex")}`,
      object,
      created: this.seconds,
      livemode: false,
      ...fields,
    };
    this.things.set(thing.id, thing);
    return thing;
  }

  get(id: unknown, kind: string): Thing {
    const thing = this.things.get(String(id));
    if (thing?.object !== kind)
      throw new Refusal(404, {
        type: "invalid_request_error",
        code: "resource_missing",
        param: "id",
        message: `No such ${kind}: '${id}'`,
      });
    return thing;
  }

  all(kind: string): readonly Thing[] {
    return [...this.things.values()].filter((thing) => thing.object === kind);
  }

  /** The row of the balance that a movement leaves; charges are ours two days later. */
  book(type: string, source: Thing, amount: number, fee = 0): Thing {
    const later = type === "charge" || type === "payment" ? 2 * DAY_SECONDS : 0;
    const row = this.make("txn", "balance_transaction", {
      type,
      source: source.id,
      amount,
      fee,
      net: amount - fee,
      currency: source.currency,
      exchange_rate: null,
      available_on: this.seconds + later,
    });
    return row;
  }

  charge(intent: Thing, method: Thing, outcome: { code: string; decline: string | null } | null): Thing {
    const { card: known } = method;
    const charge = this.make("ch", "charge", {
      amount: intent.amount,
      amount_captured: 0,
      currency: intent.currency,
      payment_intent: intent.id,
      status: outcome ? "failed" : "succeeded",
      failure_code: outcome?.code ?? null,
      outcome: { reason: outcome?.decline ?? null, type: outcome ? "issuer_declined" : "authorized" },
      balance_transaction: null,
      payment_method_details: known
        ? { card: { brand: known.brand, last4: known.last4 }, type: "card" }
        : { multibanco: { entity: "12345", reference: "999123456" }, type: "multibanco" },
    });
    intent.latest_charge = charge.id;
    if (!outcome && intent.capture_method !== "manual") this.capture(intent, intent.amount);
    if (!outcome && intent.capture_method === "manual") intent.status = "requires_capture";
    return charge;
  }

  capture(intent: Thing, amount: number): void {
    const charge = this.get(intent.latest_charge, "charge");
    charge.amount_captured = amount;
    charge.balance_transaction = this.book("charge", charge, amount, Math.round(amount * 0.015) + 25).id;
    intent.status = "succeeded";
  }

  method(name: WorldCard, customer: string | null): Thing {
    const { brand, last4, present } = WORLD_CARDS[name];
    if (isVoucher(present))
      return this.make("pm", "payment_method", { type: "multibanco", multibanco: {}, customer: null, behaves: name });
    return this.make("pm", "payment_method", {
      type: "card",
      customer,
      card: { brand, last4, exp_month: 12, exp_year: 2034 },
      behaves: name,
    });
  }

  // What people do on Stripe's pages.

  pay(sessionId: string, name: WorldCard, options: { keep?: boolean } = {}): void {
    const session = this.get(sessionId, "checkout.session");
    if (session.status !== "open") return;
    const intent = session.payment_intent
      ? this.get(session.payment_intent, "payment_intent")
      : this.make("pi", "payment_intent", {
          amount: session.amount_total,
          currency: session.currency,
          customer: session.customer,
          capture_method: session.intent_data.capture_method,
          metadata: session.intent_data.metadata ?? {},
          status: "requires_payment_method",
          latest_charge: null,
          last_payment_error: null,
          next_action: null,
        });
    session.payment_intent = intent.id;
    const method = this.method(name, options.keep ? session.customer : null);
    const { present } = WORLD_CARDS[name];
    if (present !== null && typeof present === "object") return void this.charge(intent, method, present);
    intent.payment_method = method.id;
    session.status = "complete";
    session.payment_status = LATER.has(present) ? "unpaid" : "paid";
    if (isVoucher(present))
      // Source: docs.stripe.com/payments/multibanco/accept-a-payment: it waits for the payer, with nothing tried yet.
      Object.assign(intent, {
        status: "requires_action",
        next_action: {
          type: "multibanco_display_details",
          multibanco_display_details: {
            entity: "12345",
            expires_at: this.seconds + 7 * DAY_SECONDS,
            reference: "999123456",
          },
        },
      });
    else if (LATER.has(present)) this.beginDebit(intent);
    else this.charge(intent, method, null);
  }

  /** The bank's answer to a payment that took hours. */
  settleLater(sessionId: string): void {
    const session = this.get(sessionId, "checkout.session");
    const intent = this.get(session.payment_intent, "payment_intent");
    const method = this.get(intent.payment_method, "payment_method");
    const { present } = WORLD_CARDS[method.behaves as WorldCard];
    const paid = present === "later_paid" || present === "voucher_paid";
    intent.next_action = null;
    if (present === "later_paid" || present === "later_failed") this.endDebit(intent, paid);
    // A voucher that nobody paid was never tried.
    else if (present !== "voucher_lapses")
      this.charge(intent, method, paid ? null : { code: "payment_failed", decline: null });
    if (paid) session.payment_status = "paid";
    else intent.status = "requires_payment_method";
  }

  /**
   * Source: docs.stripe.com/reports/balance-transaction-types: a debit has a pending row of type `payment` when it is
   * created, and another of type `payment_failure_refund` if it fails.
   */
  beginDebit(intent: Thing): void {
    const charge = this.make("py", "charge", {
      amount: intent.amount,
      amount_captured: intent.amount,
      currency: intent.currency,
      payment_intent: intent.id,
      status: "pending",
      failure_code: null,
      outcome: { reason: null, type: "authorized" },
      payment_method_details: { type: "sepa_debit", sepa_debit: {} },
    });
    charge.balance_transaction = this.book("payment", charge, intent.amount, DEBIT_FEE).id;
    Object.assign(intent, { status: "processing", latest_charge: charge.id });
  }

  endDebit(intent: Thing, paid: boolean): void {
    const charge = this.get(intent.latest_charge, "charge");
    if (paid) {
      charge.status = "succeeded";
      intent.status = "succeeded";
      return;
    }
    Object.assign(charge, { status: "failed", failure_code: "payment_failed" });
    this.book("payment_failure_refund", charge, -charge.amount, -DEBIT_FEE);
  }

  save(sessionId: string, name: WorldCard): void {
    const session = this.get(sessionId, "checkout.session");
    const method = this.method(name, session.customer);
    const intent = this.make("seti", "setup_intent", {
      payment_method: method.id,
      last_setup_error: null,
      status: "succeeded",
    });
    Object.assign(session, { setup_intent: intent.id, status: "complete" });
  }

  /** Charges a card without its owner, or tries to; what the bank said stands in the intent. */
  tryAbsent(intent: Thing): void {
    const method = this.get(intent.payment_method, "payment_method");
    const answer = WORLD_CARDS[method.behaves as WorldCard].absent;
    if (answer === null) return void this.charge(intent, method, null);
    const refused =
      answer === "asks" ? { code: "authentication_required", decline: "authentication_required" } : answer;
    this.charge(intent, method, refused);
    intent.status = "requires_payment_method";
    intent.payment_method = null;
    intent.last_payment_error = {
      type: "card_error",
      code: refused.code,
      decline_code: refused.decline,
      message: "The card was declined.",
      payment_method: method,
    };
  }

  /** With its owner there, a bank may ask nothing, or say no at once. True unless it asks. */
  tryPresent(intent: Thing, method: Thing): boolean {
    const { present } = WORLD_CARDS[method.behaves as WorldCard];
    intent.last_payment_error = null;
    if (present === "asks") return false;
    Object.assign(intent, { payment_method: method.id });
    const refused = present !== null && typeof present === "object" ? present : null;
    this.charge(intent, method, refused);
    if (refused)
      Object.assign(intent, {
        status: "requires_payment_method",
        payment_method: null,
        last_payment_error: {
          type: "card_error",
          code: refused.code,
          decline_code: refused.decline,
          message: "The card was declined.",
          payment_method: method,
        },
      });
    return true;
  }

  /** The owner's answer on their bank's page. */
  confirm(intentId: string, passed: boolean): void {
    const intent = this.get(intentId, "payment_intent");
    if (intent.status !== "requires_action") return;
    const method = this.get(intent.payment_method, "payment_method");
    intent.next_action = null;
    intent.last_payment_error = null;
    if (passed) return void this.charge(intent, method, null);
    intent.status = "requires_payment_method";
    intent.last_payment_error = {
      type: "card_error",
      code: "payment_intent_authentication_failure",
      decline_code: null,
    };
  }

  /** Sent back on Stripe's own pages, past Kogi. */
  refundByHand(chargeId: string): void {
    const { id: charge, amount, currency } = this.get(chargeId, "charge");
    const refund = this.make("re", "refund", { charge, amount, currency, metadata: {}, status: "succeeded" });
    this.book("refund", refund, -amount);
  }

  /** A transfer of this group, taken back on Stripe's own pages. */
  reverseByHand(group: string): void {
    const transfer = this.all("transfer").find((one) => one.transfer_group === group);
    if (!transfer) throw new Error(`there is no transfer of ${group}`);
    this.reverse(transfer, transfer.amount);
    Object.assign(transfer, { amount_reversed: transfer.amount, reversed: true });
  }

  /** Its row is the reversal's: `TransferReversal.balance_transaction`. */
  reverse(transfer: Thing, amount: number): Thing {
    const reversal = this.make("trr", "transfer_reversal", {
      amount,
      currency: transfer.currency,
      transfer: transfer.id,
    });
    reversal.balance_transaction = this.book("transfer_refund", reversal, amount).id;
    return reversal;
  }

  /** Stripe wants something more of an account, or stops paying it out. */
  want(
    accountId: string,
    wants: { due?: string[]; pastDue?: string[]; deadline?: number; disabled?: string; refused?: string[] },
  ): void {
    const account = this.get(accountId, "account");
    account.requirements = {
      currently_due: wants.due ?? [],
      past_due: wants.pastDue ?? [],
      pending_verification: [],
      current_deadline: wants.deadline ?? null,
      disabled_reason: wants.disabled ?? null,
      errors: (wants.refused ?? []).map((code) => ({ code, requirement: "individual.verification.document" })),
    };
    account.payouts_enabled = wants.disabled === undefined;
    account.capabilities = { transfers: account.payouts_enabled ? "active" : "inactive" };
  }

  /** The two move apart: payouts from the account are on, and nothing can be sent to it. */
  stopTransfers(accountId: string): void {
    this.get(accountId, "account").capabilities = { transfers: "pending" };
  }

  failRefund(id: string): void {
    const refund = this.get(id, "refund");
    Object.assign(refund, { status: "failed", failure_reason: "expired_or_canceled_card" });
    this.book("refund_failure", refund, refund.amount);
  }

  dispute(chargeId: string): string {
    const id = this.inquire(chargeId);
    this.escalate(id);
    return id;
  }

  /** A bank asks; nothing is taken. */
  inquire(chargeId: string): string {
    const charge = this.get(chargeId, "charge");
    return this.make("du", "dispute", {
      amount: charge.amount,
      currency: charge.currency,
      charge: charge.id,
      reason: "product_not_received",
      status: "warning_needs_response",
      evidence_details: { due_by: this.seconds + 7 * DAY_SECONDS },
      balance_transactions: [] as Thing[],
    }).id;
  }

  /** Where what was answered before counts, it is under review at once. */
  escalate(id: string, status: "needs_response" | "under_review" = "needs_response"): void {
    const dispute = this.get(id, "dispute");
    dispute.status = status;
    dispute.balance_transactions = [this.book("adjustment", dispute, -dispute.amount, 1_500)];
  }

  closeInquiry(id: string): void {
    this.get(id, "dispute").status = "warning_closed";
  }

  /** Lost, and the network would hear an appeal, or looks at one. */
  appeal(id: string, status: "appeal_needs_response" | "appeal_under_review"): void {
    const dispute = this.get(id, "dispute");
    Object.assign(dispute, { status, evidence_details: { due_by: this.seconds + 10 * DAY_SECONDS } });
  }

  /** The network takes no answer at all. */
  hearNobody(id: string): void {
    this.get(id, "dispute").evidence_details = { due_by: 0 };
  }

  takeDisputeFee(id: string, fee: number): void {
    const dispute = this.get(id, "dispute");
    dispute.balance_transactions.push(this.book("adjustment", dispute, 0, fee));
  }

  decideDispute(id: string, won: boolean): void {
    const dispute = this.get(id, "dispute");
    dispute.status = won ? "won" : "lost";
    if (won) this.book("adjustment", dispute, dispute.amount);
  }
}
