import { expect, test } from "vitest";
import { ratesFile, someRates } from "#test/rates-file.ts";
import { readRatesFile, refuseDays } from "./rates-file.rules.ts";

const good = ratesFile([{ date: "2026-05-04" }]);
const refusalOf = (text: string) => {
  const read = readRatesFile(text);
  return "refusal" in read ? read.refusal : null;
};

test("a day is read as the bank writes it, in either kind of quotes", () => {
  const days = [{ date: "2026-05-04", base: "EUR", rates: someRates }];
  expect(readRatesFile(good)).toEqual({ days });
  expect(readRatesFile(good.replaceAll('"', "'"))).toEqual({ days });
});

test("ninety days are read oldest first, though the newest stands on top", () => {
  const read = readRatesFile(ratesFile([{ date: "2026-05-05" }, { date: "2026-05-04" }]));
  expect("days" in read && read.days.map((day) => day.date)).toEqual(["2026-05-04", "2026-05-05"]);
});

const entity = '<!DOCTYPE x [<!ENTITY a "1.1">]>';
const days = Array.from({ length: 121 }, (_, index) => ({
  date: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
}));
test.each([
  ["nothing", "", "does not begin"],
  ["a page of the web", "<html><body>Moved</body></html>", "does not begin"],
  ["somebody else's", good.replace("European Central Bank", "Evil Bank"), "does not begin"],
  ["entities", good.replace("<gesmes:Envelope", `${entity}<gesmes:Envelope`), "does not begin"],
  ["an entity for a rate", good.replace(/rate="[\d.]+"/, 'rate="&a;"'), "in full"],
  ["a rate of none", good.replace(/rate="[\d.]+"/, 'rate="0.00"'), "above zero"],
  ["a rate below zero", good.replace(/rate="[\d.]+"/, 'rate="-1.1"'), "in full"],
  ["a rate with an exponent", good.replace(/rate="[\d.]+"/, 'rate="1e9"'), "in full"],
  ["a rate that is long", good.replace(/rate="[\d.]+"/, `rate="${"9".repeat(400)}"`), "in full"],
  ["a currency twice", good.replace("GBP", "USD"), "once each"],
  ["a euro for euros", good.replace("GBP", "EUR"), "once each"],
  ["few currencies", ratesFile([{ date: "2026-05-04", rates: { USD: "1.1" } }]), "in full"],
  ["no day", ratesFile([]), "has no day"],
  ["a day of no calendar", ratesFile([{ date: "2026-02-30" }]), "2026-02-30"],
  ["a day twice", ratesFile([{ date: "2026-05-04" }, { date: "2026-05-04" }]), "twice"],
  ["too many days", ratesFile(days), "a day too many"],
  ["half a file", good.slice(0, -20), "does not end"],
  ["something behind it", `${good}<x/>`, "does not end"],
])("refused: %s", (_, text, why) => expect(refusalOf(text)).toContain(why));

test("a hostile file takes no longer to read than a good one", { timeout: 2_000 }, () => {
  const spaces = " ".repeat(400_000);
  expect(refusalOf(good.replace("<Cube>", `<Cube>${spaces}x`))).not.toBeNull();
  expect(refusalOf(good.replace("</gesmes:Envelope>", spaces))).not.toBeNull();
  expect(refusalOf(`<gesmes:Envelope ${"<".repeat(400_000)}`)).not.toBeNull();
});

const day = (date: string, usd: string) => ({ date, base: "EUR", rates: { ...someRates, USD: usd } });
const noon = new Date("2026-05-06T12:00:00Z");
test.each([
  ["the next day", [day("2026-05-05", "1.2")], null],
  ["a doubling within months is believed", [day("2026-05-05", "2.2")], null],
  ["today", [day("2026-05-06", "1.1")], null],
  [
    "a point in the wrong place",
    [day("2026-05-05", "11.2")],
    /tells 11\.2 USD for 2026-05-05, too far from 2026-05-04/,
  ],
  ["or to the other side", [day("2026-05-05", "0.11")], /too far/],
  ["between two days of the file", [day("2026-05-05", "1.1"), day("2026-05-06", "11")], /too far from 2026-05-05/],
  ["a day that has not come", [day("2026-05-08", "1.1")], /2026-05-08, a day that has not come/],
])("after the 4th of May: %s", (_, days, refusal) => {
  const found = refuseDays(day("2026-05-04", "1.1"), days, noon);
  if (refusal) expect(found).toMatch(refusal);
  else expect(found).toBeNull();
});

test("the longer nothing was heard, the further a currency may have gone", () => {
  expect(refuseDays(day("2025-12-01", "1.1"), [day("2026-05-05", "4")], noon)).toBeNull();
  expect(refuseDays(day("2025-12-01", "1.1"), [day("2026-05-05", "11")], noon)).not.toBeNull();
});
