import { expect, test } from "vitest";
import type { PaymentView } from "#api-schema/payments-views.ts";
import { textFor } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { sayOf } from "./say-payment.ts";

const amount = { amount: "31200", currency: "EUR" };
const at = "2026-03-05T12:00:00.000Z";
type Part = Partial<Pick<PaymentView, "status" | "dispute" | "refunds" | "protected_amount">>;
// Of a payment only what the words are chosen by.
const payment = (part: Part) =>
  ({
    type: "milestone",
    amount,
    held_amount: amount,
    protected_amount: amount,
    refunds: [],
    dispute: null,
    ...part,
  }) as unknown as PaymentView;
const say = (part: Part, locale = "en-GB", isPayer = true) => {
  const reader = { locale, timeZone: "UTC", now: at };
  const { title, help } = sayOf(payment(part), {
    words: textFor(moneyText, locale),
    why: ({ sentence }) => sentence,
    reader,
    isPayer,
  });
  return `${title} | ${help}`;
};
const dispute = (state: "open" | "won" | "lost") => ({ state, amount, opened_at: at, ended_at: null });
const failed = (retry_at: string | null): Part => ({
  status: "refunded",
  refunds: [
    { refund_id: "r", amount, state: "failed", reason: "Both agreed.", retry_at, settled_at: null, created_at: at },
  ],
});

test("what was sent another way says so, and a lost dispute that settled a refund asks for nothing more", () => {
  const [refund] = failed(null).refunds ?? [];
  if (!refund) throw new Error("there is one");
  const ended = (state: "paid_otherwise" | "settled_by_bank") => [{ ...refund, state, settled_at: at }];
  expect(say({ status: "refunded", refunds: ended("paid_otherwise") })).toContain("sent by bank transfer");
  const lost = { status: "disputed" as const, dispute: dispute("lost"), refunds: ended("settled_by_bank") };
  expect(say(lost)).not.toContain("sends it anew");
});

test("what is protected says so, as much as there still is; what was released says that instead", () => {
  const part = { ...amount, amount: "10000" };
  expect(say({ status: "completed" })).toContain("€312.00 are protected");
  expect(say({ status: "completed", protected_amount: part })).toContain("€100.00 are protected");
  const released = say({ status: "completed", protected_amount: { ...amount, amount: "0" } });
  expect(released).toBe("€312.00 were paid and released | The money was protected until the work was approved.");
});

test("a dispute that goes on says that the bank holds the money", () =>
  expect(say({ status: "disputed", dispute: dispute("open") })).toContain("holds the money until it has decided"));

test("a lost dispute says that the bank gave the money back, and to whom", () => {
  const lost: Part = { status: "disputed", dispute: dispute("lost") };
  expect(say(lost)).toContain("your bank gave you €312.00 back");
  expect(say(lost)).not.toContain("until it has decided");
  expect(say(lost, "en-GB", false)).toContain("the payer’s bank gave them €312.00 back");
  expect(say(lost, "de-DE")).toMatch(/Deine Bank hat dir 312,00\s€ endgültig zurückgegeben/);
});

test("what is left of a payment after a lost dispute is told where it did not go back", () =>
  expect(say({ ...failed(null), status: "disputed", dispute: dispute("lost") })).toBe(say(failed(null))));

test("a won dispute says that the payment stands", () => {
  expect(say({ status: "completed", dispute: dispute("won") })).toContain("this payment stands");
  expect(say({ status: "completed", dispute: dispute("won") }, "de-DE")).toContain("Diese Zahlung gilt");
});

test("a refund that failed says so and what comes next, never that it arrives within days", () => {
  expect(say(failed(at))).toMatch(/did not arrive.*did not take the refund of €312.00.*try again.*5 Mar 2026/);
  expect(say(failed(null))).toMatch(/did not arrive.*waits with us.*our team looks into it and sends it anew/);
  expect(say(failed(null))).not.toContain("5 days");
  expect(say(failed(null), "de-DE")).toMatch(/nicht angekommen.*wartet bei uns.*unser Team/);
});
