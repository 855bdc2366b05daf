import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { plant, repositoryRoot } from "./plant.ts";
import { checkDeadCode, checkLint, checkTypes } from "./run-tool.ts";

// The tools are other people's, the settings are ours: each must find what it is there for, with our settings.

function plantWithTools(files: Readonly<Record<string, string>>): string {
  const settings = ["package.json", "tsconfig.json", "biome.json", "knip.json"];
  const root = plant({ "tools/here.ts": "", ".gitignore": "node_modules\n", ...files }, settings);
  symlinkSync(join(repositoryRoot, "node_modules"), join(root, "node_modules"));
  return root;
}

const server = "apps/api/src/server.ts";

describe("lint finds", () => {
  test.each([
    ["a promise that nobody waits for", "async function f(): Promise<void> {}\nf();\n", /noFloatingPromises/],
    ["any", "export const f = (x: any) => x;\n", /noExplicitAny/],
    ["what is not used", "const x = 1;\n", /noUnusedVariables/],
    ["a default export", "export default 1;\n", /noDefaultExport/],
    ["a star", 'export * from "./other.ts";\n', /noReExportAll/],
    [
      "imports out of order",
      'import { b } from "./b.ts";\nimport { a } from "./a.ts";\n\nexport { a, b };\n',
      /organizeImports/,
    ],
    ["another format", "export const x = 'y'\n", /format/],
  ])("%s", async (_, code, expected) => {
    const report = await checkLint(plantWithTools({ [server]: code }));
    expect(report.output).toMatch(expected);
    expect(report.passed).toBe(false);
  });

  test("nothing in clean code, and says what it saw", async () => {
    const report = await checkLint(plantWithTools({ [server]: "export const x = 1;\n" }));
    expect(report).toMatchObject({ passed: true, seen: 6 });
  });
});

test("the type checker finds a pool where a transaction is needed, through our aliases", async () => {
  const root = plantWithTools({
    "apps/web/react-router.config.ts": "export default {};\n",
    "apps/web/app/routes.ts": "export default [];\n",
    // Without one of its own the framework would install packages for its default.
    "apps/web/app/entry.server.tsx": "export default function handle() {}\n",
    "apps/web/app/root.tsx": "export default function Root() {\n  return null;\n}\n",
    "apps/web/vite.config.ts":
      'import { reactRouter } from "@react-router/dev/vite";\nexport default { plugins: [reactRouter()] };\n',
    "apps/api/src/platform/db/index.ts":
      'import type { Kysely, Transaction } from "kysely";\nexport type Db = Kysely<object>;\nexport type Tx = Transaction<object>;\n',
    [server]:
      'import type { Db, Tx } from "#platform/db/index.ts";\nexport const write = (tx: Tx) => tx;\nexport const run = (db: Db) => write(db);\n',
  });
  const report = await checkTypes(root);
  expect(report.output).toMatch(/server\.ts\(3,\d+\): error TS2345/);
  expect(report.output.match(/error TS/g)).toHaveLength(1);
  expect(report).toMatchObject({ passed: false });
  expect(report.seen).toBeGreaterThan(5);
}, 240_000);

test("the dead code check finds a file and an export that nothing uses", async () => {
  const root = plantWithTools({
    [server]: 'import { used } from "#platform/live.ts";\n\nused();\n',
    "apps/api/src/platform/live.ts": "export function used() {}\nexport function forgotten() {}\n",
    "apps/api/src/platform/orphan.ts": "export const x = 1;\n",
  });
  symlinkSync(join(repositoryRoot, "tools/dead-code-count.ts"), join(root, "tools/dead-code-count.ts"));
  const report = await checkDeadCode(root);
  expect(report.output).toMatch(/orphan\.ts/);
  expect(report.output).toMatch(/forgotten/);
  expect(report.output).not.toMatch(/\bused\b/);
  expect(report.passed).toBe(false);
  expect(report.seen).toBeGreaterThan(2);
}, 240_000);
