// What payments, wallets, payouts and invoices look like on the wire.
import { type Static, Type } from "typebox";
import { CurrencyCode, Day, Id, Instant, Line, MoneyInput, MoneyView, nullable, oneOf, record } from "./core.ts";

export const PaymentStatus = oneOf(
  "pending",
  "completed",
  "refunded",
  "partially_refunded",
  "failed",
  "cancelled",
  "disputed",
);

/** One row of what is paid: the protected amount, a fee, the cost of the card. Rows of a payment sum to its amount. */
export const PaymentLine = record({
  /** `protected`, `subscription`, or the fee component's name: `client_fee`, `processing`. */
  kind: Type.String(),
  label: Type.String(),
  amount: MoneyView,
});

/** One try with one card. Shown to the payer alone. */
export const PaymentAttempt = record({
  attempt_id: Id,
  outcome: oneOf("approved", "declined", "challenge_failed"),
  /** The provider's stable word, such as `insufficient_funds`; null when approved. */
  code: nullable(Type.String()),
  /** What to do now, for people; null when approved. */
  sentence: nullable(Type.String()),
  card: nullable(record({ brand: Type.String(), last4: Type.String() })),
  created_at: Instant,
});

/** `settled_by_bank`: it did not arrive, and the payer has its money of a dispute. `paid_otherwise`: sent another way. */
export const RefundState = oneOf("processing", "done", "failed", "settled_by_bank", "paid_otherwise");
export const PaymentRefund = record({
  refund_id: Id,
  amount: MoneyView,
  state: RefundState,
  reason: Type.String(),
  /** Of a failed one: when it is tried again. Null: an administrator looks into it or a bank has it, and the money waits. */
  retry_at: nullable(Instant),
  /** When a bank settled it, or it was sent another way. */
  settled_at: nullable(Instant),
  created_at: Instant,
});

/** The payer's bank took the payment back. `lost`: for good, and the payer has the money; `won`: the payment stands. */
export const PaymentDispute = record({
  state: oneOf("open", "won", "lost"),
  amount: MoneyView,
  opened_at: Instant,
  ended_at: nullable(Instant),
});

export const PaymentView = record({
  transaction_id: Id,
  user_id: Id,
  recipient_id: nullable(Id),
  fundraiser_id: nullable(Id),
  series_round_id: nullable(Id),
  project_id: nullable(Id),
  /** What the payer is charged: protected amount, fee and card cost together. */
  amount: MoneyView,
  currency: CurrencyCode,
  status: PaymentStatus,
  type: Type.String(),
  created_at: Instant,
  updated_at: Instant,
  description: Type.String(),
  /** The part that is held for the recipient. */
  held_amount: MoneyView,
  /** Of that, what is protected still: less what was released or went back. */
  protected_amount: MoneyView,
  refunded_amount: MoneyView,
  lines: Type.Array(PaymentLine),
  /** What was paid for, such as a milestone. */
  reference_id: Id,
  /** The page that shows what was paid for. */
  return_path: Type.String(),
  /** The provider's page to pay on; null once paid or closed, for others than the payer, and while it is being made. */
  checkout_url: nullable(Type.String()),
  expires_at: nullable(Instant),
  /** Paid by a method that takes hours to settle or fail; until then it can neither be paid again nor cancelled. */
  processing: Type.Boolean(),
  /** Why it ended without money, for people. */
  failure: nullable(record({ code: Type.String(), sentence: Type.String() })),
  attempts: Type.Array(PaymentAttempt),
  refunds: Type.Array(PaymentRefund),
  /** The newest; the status `disputed` stays when it is lost. */
  dispute: nullable(PaymentDispute),
  can: Type.Array(oneOf("pay", "cancel")),
});
export type PaymentView = Static<typeof PaymentView>;

export const PaymentBody = record({
  type: Type.String({ pattern: "^[a-z_]{1,40}$", description: "What is paid for, such as `milestone`." }),
  milestone_id: Type.Optional(Id),
  /** The amount the payer saw and agreed to protect; refused when it is no longer what is due. */
  amount: Type.Optional(MoneyInput),
});
export type PaymentBody = Static<typeof PaymentBody>;

const FeeLineView = record({
  kind: Type.String(),
  label: Type.String(),
  rate_bps: nullable(Type.Integer()),
  /** How the amount came about, for people: `10 %`, `2 % + 0.20 EUR`, `at least 8.00 EUR`. */
  because: Type.String(),
  amount: MoneyView,
});

/**
 * What the provider took for a charge and keeps whatever is refunded, and who bears that. `payer`: the fee that was charged for
 * it does not go back. `recipient`: it does, and is taken from what they have here.
 */
export const LostProcessing = record({ borne_by: oneOf("kogi", "payer", "recipient"), amount: MoneyView });
export type LostProcessing = Static<typeof LostProcessing>;

export const LostProcessingPayer = oneOf("platform", "payer", "recipient");

/** What each side gets of a price. Payer: amount + lines = total. Recipient: amount - lines = net. */
export const FeeQuoteView = record({
  fee_rule_id: Id,
  amount: MoneyView,
  payer_lines: Type.Array(FeeLineView),
  payer_total: MoneyView,
  recipient_lines: Type.Array(FeeLineView),
  recipient_net: MoneyView,
  /** Who bears what the provider keeps of the charge when it goes back. */
  lost_processing_payer: LostProcessingPayer,
  rounding: Type.String(),
});
export type FeeQuoteView = Static<typeof FeeQuoteView>;

export const WalletView = record({
  balances: Type.Array(
    record({
      currency: CurrencyCode,
      /** Can be withdrawn now. */
      available: MoneyView,
      /** Released to you and waiting for its date. */
      clearing: MoneyView,
      /** Protected for work of yours that is not released yet. */
      protected: MoneyView,
      /** What you as a client have protected. */
      protected_by_you: MoneyView,
      /** On its way to your bank. */
      in_payout: MoneyView,
      /** Kept back for a while against card payments that may be taken back. */
      reserved: MoneyView,
      minimum_payout: MoneyView,
    }),
  ),
  clearing: Type.Array(
    record({
      clearing_id: Id,
      amount: MoneyView,
      description: Type.String(),
      available_at: Instant,
      days: Type.Integer(),
      /** Why it takes that long, for people. */
      reason: Type.String(),
    }),
  ),
  /** Everything above that is this person's own, in the currency they like to read, at the reference rates of a day. */
  estimate: nullable(
    record({
      total: MoneyView,
      rate_date: Day,
      rate_age_days: Type.Integer(),
      stale: Type.Boolean(),
      /** Currencies without a rate: not in the total. */
      left_out: Type.Array(CurrencyCode),
    }),
  ),
  can: Type.Array(oneOf("withdraw", "exchange", "add_payout_method", "verify_identity", "verify_email")),
});
export type WalletView = Static<typeof WalletView>;

export const StatementEntry = record({
  entry_id: Type.String(),
  created_at: Instant,
  kind: Type.String(),
  description: Type.String(),
  /** Negative when it left the wallet. */
  amount: MoneyView,
  balance: MoneyView,
});

/** Days in UTC, both ends in; from the beginning and up to today unless told. */
export const statementQuery = {
  currency: CurrencyCode,
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  direction: Type.Optional(oneOf("in", "out")),
  kind: Type.Optional(
    Type.Array(Type.String({ pattern: "^[a-z_]+[.][a-z_]+$", maxLength: 60, description: "As in the entries." }), {
      maxItems: 40,
    }),
  ),
};
export const StatementQuery = record(statementQuery);

/** opening + moved_in - moved_out = closing, whatever the filters leave out of the list. */
export const StatementPeriod = record({
  from: nullable(Day),
  to: Day,
  opening: MoneyView,
  moved_in: MoneyView,
  moved_out: MoneyView,
  closing: MoneyView,
});

export const PayoutMethodView = record({
  payout_method_id: Id,
  kind: oneOf("bank_account"),
  holder_name: Type.String(),
  country: Type.String(),
  last4: Type.String(),
  currency: CurrencyCode,
  default: Type.Boolean(),
  /** A new account waits before money goes there; null for one that never had to. */
  usable_from: nullable(Instant),
  /** Its bank said that nothing can go there. Add it anew, or another. */
  broken: Type.Boolean(),
  created_at: Instant,
});

export const PayoutMethodBody = record({
  kind: oneOf("bank_account"),
  holder_name: Line(120, 2),
  /** Where the account has one; else its country and numbers. Spaces and dashes are allowed in all of them. */
  iban: Type.Optional(Line(50, 5)),
  country: Type.Optional(Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 code." })),
  /** What the bank is known by: routing number, sort code, BSB, IFSC, bank and branch, or its BIC. */
  routing_number: Type.Optional(Line(20, 0)),
  account_number: Type.Optional(Line(50, 0)),
  currency: CurrencyCode,
});

export const PayoutView = record({
  payout_id: Id,
  user_id: Id,
  amount: MoneyView,
  currency: CurrencyCode,
  status: oneOf("requested", "processing", "paid", "failed"),
  method: record({ payout_method_id: Id, kind: oneOf("bank_account"), last4: Type.String() }),
  /** Why the money is back in the wallet. */
  failure: nullable(record({ code: Type.String(), sentence: Type.String() })),
  created_at: Instant,
  updated_at: Instant,
  paid_at: nullable(Instant),
});
export type PayoutView = Static<typeof PayoutView>;

export const PayoutBody = record({
  amount: MoneyInput,
  payout_method_id: Type.Optional(Id),
});

export const IdentityVerificationView = record({
  state: oneOf("none", "pending", "verified", "refused"),
  legal_name: nullable(Type.String()),
  country: nullable(Type.String()),
  /** Why it was refused, for people. */
  reason: nullable(Type.String()),
  submitted_at: nullable(Instant),
  decided_at: nullable(Instant),
  /** What the provider wants of somebody it pays out, also long after it verified them. Null: it was not asked yet. */
  requirements: nullable(
    record({
      wanted: Type.Array(oneOf("document", "address", "id_number", "bank_account", "terms", "person")),
      /** Why what was handed in was not taken. */
      refused: Type.Array(oneOf("expired", "unreadable", "differs", "not_accepted", "other")),
      /** Until when, before payouts stop. */
      deadline: nullable(Instant),
      /** Whether nothing is paid out meanwhile. */
      blocks: Type.Boolean(),
    }),
  ),
  /** `continue`: the provider may want more, on a page of its own (`POST /api/identity-verification/link`). */
  can: Type.Array(oneOf("submit", "continue")),
});

export const IdentityVerificationBody = record({
  legal_name: Line(120, 2),
  birth_date: Day,
  country: Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 code." }),
});

export const InvoiceKind = oneOf(
  "receipt",
  "service_fee_invoice",
  "service_statement",
  "credit_note",
  "subscription_invoice",
);
const InvoiceParty = record({ name: Type.String(), lines: Type.Array(Type.String()) });

export const InvoiceView = record({
  invoice_id: Id,
  /** Without gaps for each issuer. */
  number: Type.String(),
  kind: InvoiceKind,
  title: Type.String(),
  issuer: InvoiceParty,
  recipient: InvoiceParty,
  lines: Type.Array(
    record({
      description: Type.String(),
      net: MoneyView,
      tax_rate_bps: Type.Integer(),
      tax: MoneyView,
      gross: MoneyView,
    }),
  ),
  net: MoneyView,
  tax: MoneyView,
  gross: MoneyView,
  currency: CurrencyCode,
  /** The tax of a document in another currency, at the European Central Bank's rate of that day: what a euro cost. */
  tax_in_euros: nullable(record({ amount: MoneyView, rate: Type.String(), rate_date: Day })),
  /** Why the tax is what it is. */
  tax_note: Type.String(),
  /** The document that a credit note takes back. */
  credits: nullable(record({ invoice_id: Id, number: Type.String() })),
  transaction_id: nullable(Id),
  issued_at: Instant,
});
export type InvoiceView = Static<typeof InvoiceView>;

export const CurrencyView = record({
  code: CurrencyCode,
  name: Type.String(),
  minor_units: Type.Integer(),
  /** True when `/api/rates` has a rate for it. */
  has_rate: Type.Boolean(),
});

export const RatesView = record({
  date: Day,
  /** Whole days since then. The bank tells rates on working days; `stale` once they are older than a day. */
  age_days: Type.Integer(),
  stale: Type.Boolean(),
  base: CurrencyCode,
  source: Type.String(),
  /** One unit of `base` in each currency, as a decimal. For display only: charges use the provider's own quote. */
  rates: Type.Array(record({ currency: CurrencyCode, rate: Type.String() })),
});

export const ExchangeQuoteBody = record({ from: MoneyInput, to_currency: CurrencyCode });
export const ExchangeQuoteView = record({
  quote_id: Id,
  from: MoneyView,
  to: MoneyView,
  /** One unit of `from` in units of `to`, the margin taken off; `mid_rate` is before it. Decimals. */
  rate: Type.String(),
  mid_rate: Type.String(),
  margin_bps: Type.Integer(),
  source: Type.String(),
  rated_at: Instant,
  rounding: Type.String(),
  state: oneOf("open", "accepted", "expired"),
  created_at: Instant,
  expires_at: Instant,
  accepted_at: nullable(Instant),
  can: Type.Array(oneOf("accept")),
});
export type ExchangeQuoteView = Static<typeof ExchangeQuoteView>;

export const SandboxSettings = record({
  /** How many times each webhook is sent; 0 loses them all. */
  duplicate: Type.Integer({ minimum: 0, maximum: 5 }),
  /** Later events first. */
  shuffle: Type.Boolean(),
  /** Seconds of business time a webhook waits before it is sent. */
  delay: Type.Integer({ minimum: 0, maximum: 86_400 }),
  /** Beside each true one, one signed with another secret. */
  forge: Type.Boolean(),
  /** Beside each, one of a type and an object that nobody knows. */
  unknown: Type.Boolean(),
});
