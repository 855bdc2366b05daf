import { expect, test } from "vitest";
import { checkErrorCodes } from "./error-codes.ts";
import { plant, repositoryRoot } from "./plant.ts";
import { formatProblem } from "./report.ts";

const sound = {
  "apps/api/src/modules/contracts/contracts.errors.ts":
    'export const milestoneErrors = defineErrors("milestone", { notFunded: [409, "x"], notFound: [404, "x"] });',
  "packages/api-schema/contracts.ts":
    'const shared = 1; const contractErrors = ["milestone.not_found"] as const; route({ errors: [...contractErrors, "milestone.not_funded"] });',
  "apps/web/app/routes/contracts/fund.server.ts":
    'const fields = { "milestone.not_funded": "amount" }; const other = { "some.thing": 1 };',
};

function problemsOf(files: Readonly<Record<string, string>>): string {
  return checkErrorCodes(plant({ ...sound, ...files }))
    .problems.map(formatProblem)
    .join("\n");
}

test("codes that are made once and named rightly pass", () => {
  const report = checkErrorCodes(plant(sound));
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ seen: 2, seenWhat: "codes, 2 in routes, 1 in pages" });
});

test("a code that is made twice is refused", () => {
  const again = {
    "apps/api/src/modules/projects/projects.errors.ts": 'defineErrors("milestone", { not_found: [404, "y"] });',
  };
  expect(problemsOf(again)).toMatch(/milestone.not_found is made twice/);
});

test("a route that names a code nobody makes is refused", () => {
  expect(problemsOf({ "packages/api-schema/x.ts": 'route({ errors: ["milestone.late"] });' })).toMatch(
    /milestone.late is named/,
  );
});

test("a code that no route names is refused, but for those of any route, of uploads in pieces and of the ledger", () => {
  const made = (noun: string, key: string) =>
    `export const ${noun}Errors = defineErrors("${noun}", { ${key}: [409, "x"] });`;
  const folder = "apps/api/src/modules";
  expect(problemsOf({ [`${folder}/projects/x.errors.ts`]: made("offer", "hasProposal") })).toMatch(
    /offer.has_proposal is made, but no route names it/,
  );
  const others = [made("request", "stale"), made("media", "uploadBusy"), made("ledger", "notHeld")];
  expect(problemsOf({ [`${folder}/projects/x.errors.ts`]: others.join("\n") })).toBe("");
});

test("a page that knows a code nobody makes is refused", () => {
  expect(problemsOf({ "apps/web/app/lib/x.ts": 'if (code === "milestone.gone") leave();' })).toMatch(
    /milestone.gone is known to a page/,
  );
});

test("the guard sees this repository's codes", () => {
  expect(checkErrorCodes(repositoryRoot).seen).toBeGreaterThan(15);
});
