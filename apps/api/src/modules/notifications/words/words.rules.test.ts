import type { Static, TSchema } from "typebox";
import { expect, test } from "vitest";
import { languages } from "#api-schema/languages.ts";
import type { EventDefinition } from "#platform/events/index.ts";
import { hearOfEverything } from "../index.ts";
import type { Notice } from "../notify.ts";
import { renderMail } from "../render-mail.ts";
import { inEveryLanguage } from "./say.ts";

/** What a field may hold beside anything at all, where the words depend on it. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  answer: ["accepted", "agreed", "declined", "confirmed", "withdrawn"],
  cause: ["holding_ended", "kogi", "charged_back"],
  decision: ["verified", "refused"],
  end: ["release", "refund", "dispute"],
  order: ["refund", "booking", "closing"],
  outcome: ["won", "lost", "agreed", "decided"],
  reason: ["cancelled", "unpaid", "not_started", "refunded", "disputed", "suspended"],
  rest_to: ["next", "client"],
  sentence: ["This card has expired. Try another card.", "There is no card to charge. Add one."],
  side: ["client", "mediator"],
  stage: ["negotiation", "mediation", "started", "evidence_over", "limit_near", "limit_over"],
  state: ["verified", "refused"],
};
const INSTANT = /(^|_)(at|until|from|deadline|decide_by)$/;

interface AnySchema {
  readonly type?: string;
  readonly anyOf?: readonly AnySchema[];
  readonly allOf?: readonly AnySchema[];
  readonly properties?: Readonly<Record<string, AnySchema>>;
  readonly items?: AnySchema;
}

/** Every value a field may have that its words could turn on; text of people stands in brackets. */
function valuesOf(name: string, schema: AnySchema): readonly unknown[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => valuesOf(name, one));
  if (schema.type === "null") return [null];
  if (schema.type === "boolean") return [true, false];
  if (schema.type === "integer") return [1, 2, 0];
  if (schema.type === "array") return [[valuesOf(name, schema.items ?? {})[0]]];
  if (fieldsOf(schema)) return [...payloadsOf(schema)];
  if (INSTANT.test(name)) return ["2026-11-29T10:00:00Z"];
  if (name === "amount") return ["260000", "0"];
  if (name === "currency") return ["EUR"];
  return CASES[name] ?? [`[${name}]`];
}

function fieldsOf(schema: AnySchema): readonly [string, AnySchema][] | null {
  const parts = [schema, ...(schema.allOf ?? [])].flatMap((part) => Object.entries(part.properties ?? {}));
  return parts.length > 0 ? parts : null;
}

/** One payload with the first value of each field, and one for each other value. */
function* payloadsOf(schema: AnySchema): Generator<Record<string, unknown>> {
  const fields = (fieldsOf(schema) ?? []).map(([name, field]) => [name, valuesOf(name, field)] as const);
  const usual = Object.fromEntries(fields.map(([name, [first]]) => [name, first]));
  yield usual;
  for (const [name, [, ...others]] of fields) for (const other of others) yield { ...usual, [name]: other };
}

/** All notices that any event gives rise to, each with what it is about. */
function everyNotice(): readonly { readonly about: string; readonly notice: Notice }[] {
  const all: { about: string; notice: Notice }[] = [];
  hearOfEverything(
    <S extends TSchema>(event: EventDefinition<S>, notices: (payload: Static<S>) => readonly Notice[]) => {
      // Made by the event's own schema.
      const payloads = [...payloadsOf(event.schema as AnySchema)] as Static<S>[];
      const told = payloads.flatMap((payload) => notices(payload));
      expect(told.length, `${event.name} is told to somebody`).toBeGreaterThan(0);
      all.push(...told.map((notice) => ({ about: event.name, notice })));
    },
  );
  return all;
}

const ownWords = (text: string) =>
  text
    .replace(/\[\w+\]/g, "")
    .replace(/[\d.,€\s“”„:()-]+/g, " ")
    .trim();
const ENGLISH = /\b(the|your|you|were|and|of|with|for|is|this)\b/i;
const GERMAN = /\b(der|die|das|und|dein|deine|du|ist|wurde|für)\b/i;

test("every notice says the same in every language, and in none of them another's words", () => {
  const notices = everyNotice();
  expect(new Set(notices.map(({ about }) => about)).size).toBeGreaterThanOrEqual(55);
  for (const { about, notice } of notices)
    for (const saying of [notice.said, ...(notice.group ? [notice.group.said(3)] : [])]) {
      const { en, de } = inEveryLanguage(saying, "en-GB");
      for (const part of ["title", "body"] as const) {
        const [english, german] = [ownWords(en[part]), ownWords(de[part])];
        expect(german === "", `${about} has a German ${part}: ${en[part]}`).toBe(english === "");
        // A reason is what a person wrote.
        if (english === "" || CASES.reason?.includes(english)) continue;
        expect(german, `${about}: the ${part}`).not.toBe(english);
        expect(german, about).not.toMatch(ENGLISH);
        expect(english, about).not.toMatch(GERMAN);
      }
    }
});

test("amounts and days are written as the person's language and region write them", () => {
  const started = everyNotice().find(({ about }) => about === "contracts.milestone_released")?.notice;
  expect(started?.said("de-DE").title).toBe("2.600,00\u00a0€ für „[milestone_title]“ sind für dich freigegeben");
  expect(started?.said("de-DE").body).toBe("Du kannst das Geld ab 29. November 2026 auszahlen lassen.");
  expect(started?.said("de-CH").title).toContain("2'600.00");
  expect(started?.said("en-US").body).toBe("You can withdraw it from November 29, 2026.");
  // Ten in the morning in London is midnight on Kiritimati.
  expect(started?.said("en-US", "Pacific/Kiritimati").body).toBe("You can withdraw it from November 30, 2026.");
});

test("the frame of a mail is in the reader's language too", () => {
  for (const locale of languages) {
    const mail = renderMail({ title: "T", body: "B", locale, url: "https://kogi.test/x", settingsUrl: "s" });
    expect(mail.html).toContain(`lang="${locale}"`);
    expect(mail.html).toContain(locale === "de" ? "In Kogi öffnen" : "Open in Kogi");
    expect(mail.text).toContain(locale === "de" ? "Wähle, wovon du hörst" : "Choose what you hear of");
  }
});
