import { describe, expect, test } from "vitest";
import { tidyLine, tidyProse } from "#platform/text/index.ts";
import { handleFrom, handleTry, isReserved, skeletonOf } from "./handles/handles.rules.ts";
import { transliterate } from "./handles/transliterate.ts";
import { availabilityOn, faultInAvailability, isLinkable, tidyAvailability } from "./profile/profile.rules.ts";
import { isLanguage, isTimeZone, languages } from "./reference/places.ts";

test.each([
  ["Ana Sol", "ana-sol"],
  ["Zoë Ångström-Đukić", "zoe-angstrom-dukic"],
  ["Straßenbauer Łukasz", "strassenbauer-lukasz"],
  ["O’Brien  &  Sons!", "obrien-sons"],
  ["Юрий Щербаков", "yurii-shcherbakov"],
  ["Олександра Їжак", "oleksandra-yizhak"],
  ["Νίκος Παπαδόπουλος", "nikos-papadopoylos"],
  ["İbrahim Çelik", "ibrahim-celik"],
  ["田中さくら", ""],
  ["🦊🦊🦊", ""],
])("%s is written %s in a handle", (name, written) => expect(transliterate(name)).toBe(written));

test.each([
  ["Ana Sol", "ana-sol"],
  ["田中さくら", "member-1"],
  ["Li", "li-1"],
  ["Feedback", "feedback-1"],
  ["Admin", "member-1"],
  ["Kogi Support", "member-1"],
  ["Wolfeschlegelsteinhausenbergerdorff", "wolfeschlegelsteinhausen"],
])("%s begins with the handle %s", (name, handle) => expect(handleFrom(name)).toBe(handle));

test.each([
  ["ana", false],
  ["admin", true],
  ["by-handle", true],
  ["kogi-team", true],
  ["k0gi-payments", true],
  ["adrnin", true],
  ["set1ings", false],
  ["he1p", true],
  ["support-7", true],
  ["former-member-7", true],
])("the handle %s is reserved: %s", (handle, reserved) => expect(isReserved(handle)).toBe(reserved));

test.each([
  ["arno", "amo"],
  ["0tto-1", "otto-l"],
  ["a--b", "a-b"],
  ["vvilma", "wilma"],
])("the handle %s looks like %s", (handle, other) => expect(skeletonOf(handle)).toBe(skeletonOf(other)));

test("people of one name get numbers, then four digits, then eight", () => {
  expect([0, 1, 3, 4, 8].map((attempt) => handleTry("ana-sol", attempt, 7))).toEqual([
    "ana-sol",
    "ana-sol-2",
    "ana-sol-4",
    "ana-sol-0007",
    "ana-sol-00000007",
  ]);
  expect(handleTry(handleFrom("W".repeat(60)), 9, 1234).length).toBeLessThanOrEqual(30);
});

describe("availability", () => {
  const from = (day: string | null) => ({ state: "from_date" as const, from: day, hours_per_week: null });
  const hours = (count: number | null) => ({ state: "part_time" as const, from: null, hours_per_week: count });

  test.each([
    [from("2026-12-01"), null],
    [from(null), "from"],
    [hours(20), null],
    [hours(null), "hours_per_week"],
  ])("%o lacks %s", (availability, field) => expect(faultInAvailability(availability)?.field ?? null).toBe(field));

  test("a day that has come means now", () => {
    expect(availabilityOn(from("2026-12-01"), "2026-11-30").state).toBe("from_date");
    expect(availabilityOn(from("2026-12-01"), "2026-12-01")).toEqual({
      state: "now",
      from: null,
      hours_per_week: null,
    });
  });

  test("what a state does not use is dropped", () => {
    expect(tidyAvailability({ state: "now", from: "2026-12-01", hours_per_week: 9 })).toEqual({
      state: "now",
      from: null,
      hours_per_week: null,
    });
  });
});

test.each([
  ["https://example.org/a?b=c", true],
  ["http://localhost/x", false],
  ["javascript:alert(1)", false],
  ["https://user:pass@example.org", false],
  ["https://", false],
])("a profile may link to %s: %s", (url, may) => expect(isLinkable(url)).toBe(may));

test.each([
  ["  Ana\u00a0\u00a0 Sol ", "Ana Sol"],
  ["Ana\u202elos", "Analos"],
  ["\u200b\ufeff ", ""],
  ["\u3164", ""],
  ["\u00ad\u061c\u{e0041}", ""],
  ["\u200d\ufe0f\u2800", ""],
  ["P\u00ada\u2063y", "Pay"],
  ["Sam \u{1f468}\u200d\u{1f4bb} \u2764\ufe0f", "Sam \u{1f468}\u200d\u{1f4bb} \u2764\ufe0f"],
  ["a\u2028b", "a b"],
  ["Zoe\u0308", "Zoë"],
])("the line %j is stored as %j", (given, stored) => expect(tidyLine(given)).toBe(stored));

test("several lines keep their breaks", () => expect(tidyProse(" a \r\nb\t\n\n c ")).toBe("a\nb\n\n c"));

test.each([
  ["Europe/Lisbon", true],
  ["UTC", true],
  ["+02:00", false],
  ["Mars/Base", false],
  ["", false],
])("%s is a time zone: %s", (name, is) => expect(isTimeZone(name)).toBe(is));

test("languages have names and each code once", () => {
  expect(new Set(languages.map((language) => language.code)).size).toBe(languages.length);
  expect(languages.length).toBeGreaterThan(70);
  expect(languages.find((language) => language.code === "pt")?.name).toBe("Portuguese");
  expect([isLanguage("de"), isLanguage("xx")]).toEqual([true, false]);
});
