import { expect, test } from "vitest";
import { initialsOf, inOurLetters, monthsOf, settableName, validityOf, wordsOfAvailability } from "./sharing.rules.ts";

test("what has no letter at hand is left out, with the gap it leaves", () => {
  expect(inOurLetters("Ana Solé 🚀 Ωμέγα & <b>")).toBe("Ana Solé Ωμέγα & <b>");
  expect(inOurLetters("張偉")).toBe("");
});

test("a name that cannot be set is told by its handle", () => {
  expect(settableName({ name: "Jörg Ål", handle: "jorg" })).toBe("Jörg Ål");
  expect(settableName({ name: "張偉", handle: "zhang-wei" })).toBe("@zhang-wei");
  expect(settableName({ name: "張偉 & 王芳", handle: "zhang-wei" })).toBe("@zhang-wei");
});

test.each([
  ["Ana Maria Sol", "AS"],
  ["ana", "A"],
  ["@zhang-wei", "Z"],
])("the initials of %s are %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test.each([
  [null, false, "2021", "2021"],
  ["2027-03-09", false, "2021, valid until 9 Mar 2027", "2021, gültig bis 09.03.2027"],
  ["2023-03-09", true, "2021, expired 9 Mar 2023", "2021, abgelaufen am 09.03.2023"],
])("a certificate of 2021 until %s is told in both languages", (expires_on, expired, en, de) => {
  const certificate = { issued_on: "2021-05-01", expires_on, expired };
  expect([validityOf(certificate, "en"), validityOf(certificate, "de")]).toEqual([en, de]);
});

test("months are told from the first to the last, or to today", () => {
  expect(monthsOf({ from: "2021-03", to: "2024-11" }, "en")).toBe("Mar 2021 to Nov 2024");
  expect(monthsOf({ from: "2021-03", to: null }, "en")).toBe("Mar 2021 to today");
  expect(monthsOf({ from: "2021-03", to: null }, "de")).toBe("März 2021 bis heute");
});

test.each([
  [{ state: "now", from: null, hours_per_week: null }, "Available now", "Jetzt verfügbar"],
  [
    { state: "from_date", from: "2027-03-09", hours_per_week: null },
    "Available from 9 Mar 2027",
    "Verfügbar ab 09.03.2027",
  ],
  [
    { state: "part_time", from: null, hours_per_week: 1 },
    "Available for 1 hour a week",
    "Für 1 Stunde pro Woche verfügbar",
  ],
  [
    { state: "part_time", from: null, hours_per_week: null },
    "Available for some hours",
    "Für einige Stunden verfügbar",
  ],
  [{ state: "not_available", from: null, hours_per_week: null }, "Not available", "Nicht verfügbar"],
] as const)("when somebody works is told in both languages: %o", (availability, en, de) => {
  expect([wordsOfAvailability(availability, "en"), wordsOfAvailability(availability, "de")]).toEqual([en, de]);
});
