import { expect, test } from "vitest";
import { wordingFor } from "./refusal-wording.server.ts";

const problem = {
  type: "about:blank",
  title: "Conflict",
  status: 409,
  detail: "There is not enough money for this.",
  instance: "",
  code: "ledger.not_enough",
};

test("who reads English gets what the server says", () => {
  expect(wordingFor("en-GB")(problem)).toBe(problem);
});

test.each([
  ["its code", problem, "Dafür ist nicht genug Geld da."],
  [
    "its own sentence for the case",
    { ...problem, code: "auth.weak_password", detail: "Use at least five different characters." },
    "Verwende mindestens fünf verschiedene Zeichen.",
  ],
  [
    "its own sentence with what it names",
    { ...problem, code: "request.forbidden", detail: "This API key lacks the scope payments:read." },
    "Diesem API-Schlüssel fehlt das Recht payments:read.",
  ],
  ["nothing we have words for", { ...problem, code: "client.unreadable_answer", detail: "Odd." }, "Odd."],
])("a refusal is told in German by %s", (_, refused, told) => {
  expect(wordingFor("de-AT")(refused)).toMatchObject({ code: refused.code, detail: told });
});

test("each field is told in German, and keeps its pointer", () => {
  const errors = [
    { pointer: "/body/title", detail: "Fill this in." },
    { pointer: "/body/note", detail: "Use at most 80 characters." },
  ];
  expect(wordingFor("de")({ ...problem, code: "request.invalid", errors }).errors).toEqual([
    { pointer: "/body/title", detail: "Füll das aus." },
    { pointer: "/body/note", detail: "Höchstens 80 Zeichen." },
  ]);
});
