// Cards and other means at the pretend Stripe, by what their bank says with their owner there and without.
/** A debit of a bank account, or a voucher that is shown now and paid, or not, within days. */
type Later = "later_paid" | "later_failed" | "voucher_paid" | "voucher_lapses";
export const LATER: ReadonlySet<unknown> = new Set<Later>([
  "later_paid",
  "later_failed",
  "voucher_paid",
  "voucher_lapses",
]);
export const isVoucher = (present: Card["present"]): boolean =>
  present === "voucher_paid" || present === "voucher_lapses";

interface Card {
  readonly brand: string;
  readonly last4: string;
  /** With its owner there: `null` pays. */
  readonly present: "asks" | Later | { code: string; decline: string | null } | null;
  /** Without: `null` pays. */
  readonly absent: "asks" | { code: string; decline: string | null } | null;
}

const refusal = (decline: string) => ({ code: "card_declined", decline });
const card = (last4: string, present: Card["present"], absent: Card["absent"]): Card => ({
  brand: "visa",
  last4,
  present,
  absent,
});

export const WORLD_CARDS = {
  approved: card("4242", null, null),
  declined: card("0002", refusal("generic_decline"), refusal("generic_decline")),
  insufficientFunds: card("9995", refusal("insufficient_funds"), refusal("insufficient_funds")),
  asksEachTime: card("3184", "asks", "asks"),
  asksOnlyAway: card("3220", null, "asks"),
  declinesWhenAsked: card("0101", refusal("insufficient_funds"), "asks"),
  declinesLater: card("0341", null, refusal("generic_decline")),
  bankSettles: card("0047", "later_paid", null),
  bankFails: card("0005", "later_failed", null),
  voucherPaid: card("", "voucher_paid", null),
  voucherLapses: card("", "voucher_lapses", null),
} as const;
export type WorldCard = keyof typeof WORLD_CARDS;
