import { expect, test } from "vitest";
import { passesLuhn, readCard, TEST_CARDS } from "./cards.ts";
import { sign, verify } from "./signature.ts";

const at = new Date("2026-11-22T12:00:00Z");
const form = { cardNumber: "4242 4242 4242 4242", expiry: "12/34", cvc: "123", name: "Ana Sol" };

test("every test card passes the check of card numbers and is taken", () => {
  for (const card of TEST_CARDS) {
    expect([card.number, passesLuhn(card.number)]).toEqual([card.number, true]);
    const cvc = card.brand === "American Express" ? "1234" : "123";
    expect(readCard({ ...form, cardNumber: card.number, cvc }, at)).toMatchObject({ card: { number: card.number } });
  }
});

test.each([
  ["a number with a mistake", { cardNumber: "4242 4242 4242 4243" }, { cardNumber: "numberMistyped" }],
  ["a real-looking number", { cardNumber: "4111 1111 1111 1111" }, { cardNumber: "numberUnknown" }],
  ["letters", { cardNumber: "four" }, { cardNumber: "numberMistyped" }],
  [
    "nothing at all",
    { cardNumber: "", expiry: "", cvc: "", name: " " },
    { cardNumber: "numberMissing", expiry: "expiryUnreadable", cvc: "cvcOfThree", name: "nameMissing" },
  ],
  ["last month", { expiry: "10/26" }, { expiry: "expired" }],
  ["month thirteen", { expiry: "13/30" }, { expiry: "expiryUnreadable" }],
  ["a CVC of four for a Visa", { cvc: "1234" }, { cvc: "cvcOfThree" }],
])("%s is refused", (_, change, faults) => {
  const read = readCard({ ...form, ...change }, at);
  expect(read).toEqual({ faults });
});

test("a card is good until its month ends", () => {
  expect(readCard({ ...form, expiry: "11/26" }, at)).toHaveProperty("card");
  expect(readCard({ ...form, expiry: "11/26" }, new Date("2026-12-01T00:00:00Z"))).toHaveProperty("faults");
});

const body = Buffer.from('{"id":"evt_1"}');
const header = sign("secret", body, at);
const later = (seconds: number) => new Date(at.getTime() + seconds * 1_000);
test.each([
  ["fresh", header, body, at, "good"],
  ["300 s old", header, body, later(300), "good"],
  ["301 s old: a replay", header, body, later(301), "expired"],
  ["from the future", header, body, later(-301), "expired"],
  ["over other bytes", header, Buffer.from('{"id":"evt_2"}'), at, "bad"],
  [
    "with another time",
    header.replace(/t=\d+/, `t=${Math.floor(later(400).getTime() / 1_000)}`),
    body,
    later(400),
    "bad",
  ],
  ["by another key", sign("other", body, at), body, at, "bad"],
  ["missing", "", body, at, "bad"],
  ["nonsense", "t=1,v1=zz", body, at, "bad"],
])("a signature that is %s", (_, signature, bytes, now, verdict) => {
  expect(verify("secret", signature, bytes, now)).toBe(verdict);
});
