import { expect, test } from "vitest";
import { plant, repositoryRoot } from "./plant.ts";
import { checkRefusalWords } from "./refusal-words.ts";
import { formatProblem } from "./report.ts";

const sound = {
  "apps/api/src/modules/contracts/contracts.errors.ts":
    'export const milestoneErrors = defineErrors("milestone", { notFound: [404, "No such milestone."] });',
  "apps/api/src/modules/contracts/read-note.ts":
    'const refuse = (field: string, detail: string) => make({ fields: [{ pointer: field, detail }] });\nif (note === "") throw refuse("/body/note", "Fill this in.");\nthrow refuse("/body/note", `Use at most ${MAX} characters.`);',
  "apps/web/app/messages/de/refusals.ts":
    'export const refusalsDe = { "milestone.not_found": "Diesen Meilenstein gibt es nicht." };',
  "apps/web/app/messages/de/refusal-sentences.ts":
    'export const refusalSentencesDe = { "Fill this in.": "Füll das aus.", "Use at most {} characters.": "Höchstens {} Zeichen." };',
};

function problemsOf(files: Readonly<Record<string, string>>): string {
  return checkRefusalWords(plant({ ...sound, ...files }))
    .problems.map(formatProblem)
    .join("\n");
}

test("refusals with their German pass", () => {
  const report = checkRefusalWords(plant(sound));
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ seen: 1, seenWhat: "codes, 2 sentences" });
});

test("a code without German is refused", () => {
  const more = { "apps/api/src/modules/x/x.errors.ts": 'defineErrors("thing", { tooLate: [409, "Too late."] });' };
  expect(problemsOf(more)).toMatch(/"thing.too_late" has no German/);
});

test.each([
  ["beside a field", 'throw make({ fields: [{ pointer: "/body/a", detail: "Choose a country." }] });'],
  ["in a constant", 'const detail = "Choose a country."; throw make({ detail });'],
  ["in one of two branches", 'throw make({ detail: where ? "Fill this in." : "Choose a country." });'],
])("a sentence without German is refused, %s", (_, code) => {
  expect(problemsOf({ "apps/api/src/modules/x/x.ts": code })).toMatch(/"Choose a country." has no German/);
});

test("German that nothing asks for is refused", () => {
  const path = "apps/web/app/messages/de/refusals.ts";
  expect(problemsOf({ [path]: `${sound[path]} const more = { "milestone.gone": "Weg." };` })).toMatch(
    /no refusal says "milestone.gone"/,
  );
});

test("the guard sees this repository's refusals", () => {
  expect(checkRefusalWords(repositoryRoot).seen).toBeGreaterThan(200);
});
