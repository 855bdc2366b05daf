import { describe, expect, test } from "vitest";
import { checkDocs } from "./docs.ts";
import { plant, repositoryRoot } from "./plant.ts";
import { formatProblem } from "./report.ts";

const repository = {
  "package.json": JSON.stringify({
    scripts: { start: "x", test: "x", check: "x", bench: "x", journey: "x" },
    imports: { "#platform/*": "./apps/api/src/platform/*", "#money": "./packages/money/index.ts" },
  }),
  "bench/ledger.ts": "",
  "apps/api/test/journeys/hire.ts": "",
  "apps/api/src/platform/config/index.ts": 'read("KOGI_DATA");',
  "packages/money/index.ts": "",
  "docs/map.md": "# The map\n\n## Where money is\n",
  "db/migrations/0001_payments.sql": "create table payments.entries (id int);",
  "apps/api/src/modules/payments/index.ts": 'publish("payments.released");',
  "apps/api/src/modules/payments/payments.errors.ts": 'defineErrors("payments", {\n  notFunded: [409, "x"],\n});',
  "apps/api/src/modules/payments/README.md":
    "# payments\n`index.ts`, `payments.errors.ts`, `payments.entries`, `payments.not_funded`",
};

function problemsOf(readme: string, more: Readonly<Record<string, string>> = {}): string[] {
  return checkDocs(plant({ ...repository, "README.md": readme, ...more })).problems.map(formatProblem);
}

describe("a document is refused for", () => {
  test.each([
    ["a link that leads nowhere", "[x](docs/nowhere.md)", /leads nowhere/],
    ["a heading that is not there", "[x](docs/map.md#where-art-is)", /no heading/],
    ["a script that is not there", "Run `npm run standalone`.", /no script "standalone"/],
    ["a script in a fence", "```sh\nnpm run standalone\n```", /no script/],
    ["a bench that is not there", "`npm run bench -- ledger search --json`", /bench -- search/],
    ["a journey that is not there", "`npm run journey -- fund`", /journey -- fund/],
    ["a path that is not there", "See `apps/api/src/server.ts`.", /there is no apps/],
    ["a folder that is not there", "See `apps/mobile/`.", /there is no apps\/mobile/],
    ["a file that is nowhere", "See `release.ts`.", /there is no release.ts/],
    ["a path in a fence", "```sh\nnode tools/nothing.ts\n```", /there is no tools\/nothing.ts/],
    ["a pattern that matches nothing", "`db/checks/*.sql`", /there is no db/],
    ["an import that is not there", "`#platform/mail/index.ts`", /there is no #platform/],
    ["an unknown alias", "`#nowhere/x.ts`", /no import #nowhere/],
    ["a setting that no code reads", "`KOGI_COLOUR`", /no code reads KOGI_COLOUR/],
    ["a table that is not there", "`payments.transfers`", /knows payments.transfers/],
    ["an event that is not there", "`payments.exploded`", /knows payments.exploded/],
  ])("%s", (_, readme, expected) => {
    const found = problemsOf(readme);
    expect(found.join("\n")).toMatch(expected);
    expect(found).toHaveLength(1);
  });

  test.each([
    ["a source", "`bench/ledger.ts`", /bench\/ledger.ts is no test that exists/],
    ["words", "auth tests", /names no test, and does not say "not yet"/],
    ["a test that is gone", "`bench/ledger.test.ts`", /is no test that exists/],
  ])("a point that is shown by %s", (_, cell, expected) => {
    const table = `| what | shown by |\n| --- | --- |\n| Passwords | ${cell} |`;
    expect(problemsOf(table).join("\n")).toMatch(expected);
  });

  test("a module without README or door", () => {
    expect(problemsOf("", { "apps/api/src/modules/users/users.rules.ts": "" })).toHaveLength(2);
  });
});

test("a point that is shown by a test, by a program or honestly by none yet is fine", () => {
  const rows = ["`bench/ledger.test.ts`, `npm run check`", "not yet", "does not apply: nobody signs in elsewhere"];
  const table = `| what | shown by |\n| --- | --- |\n${rows.map((cell) => `| Passwords | ${cell} |`).join("\n")}`;
  expect(problemsOf(table, { "bench/ledger.test.ts": "" })).toEqual([]);
});

test("what exists is fine, and so is what is no reference", () => {
  const readme = `[map](docs/map.md#where-money-is) \`npm test\` \`npm run check\` \`npm run bench -- ledger --json\`
\`npm run journey -- hire --url http://localhost:8080\` \`KOGI_DATA\` \`payments.released\` \`bench/ledger.ts\` \`hire.ts\`
\`packages/<name>/index.ts\` \`#platform/config/index.ts\` \`#money\` \`application/json\` \`/api/projects\` \`Europe/Berlin\`
\`fetch.then\` [site](https://example.org) npm start`;
  expect(problemsOf(readme)).toEqual([]);
});

test("a folder that only a running Kogi makes may be named", () => {
  const ignored = { ".gitignore": "node_modules/\n/data/\n" };
  expect(problemsOf("`./data` and `data/files`", ignored)).toEqual([]);
  expect(problemsOf("`./data`")).toHaveLength(1);
});

test("the guard sees this repository's documents", () => {
  expect(checkDocs(repositoryRoot).seen).toBeGreaterThan(3);
});
