import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkBoundaries } from "./boundaries.ts";
import { plant, repositoryRoot } from "./plant.ts";
import { formatProblem } from "./report.ts";

const clean = {
  "apps/api/src/platform/db/index.ts": "export type Db = object;",
  "apps/api/src/events/contracts.ts": "export const completed = 'contracts.completed';",
  "apps/api/src/modules/auth/index.ts": "export { session } from './session.ts';",
  "apps/api/src/modules/auth/session.ts": "export const session = 1;",
  "apps/api/src/modules/users/index.ts": "export const cards = 1;",
  "apps/api/src/modules/payments/index.ts": "export const ledger = 1;",
  "apps/api/src/modules/payments/ledger.repository.ts":
    'export const post = (tx: any) => tx.insertInto("payments.entries").values({});',
  "apps/api/src/modules/contracts/index.ts":
    'import { ledger } from "#modules/payments/index.ts"; import type { Db } from "#platform/db/index.ts"; export const x = (db: Db) => [db, ledger];',
  "apps/api/src/app.ts":
    'import { x } from "./modules/contracts/index.ts"; import { cards } from "#modules/users/index.ts"; export const app = [x, cards]; export type Client = 1;',
  "apps/web/app/root.tsx":
    'import type { Client } from "#app/app.ts"; import { Button } from "./ui/button.tsx"; export default (c: Client) => <Button />;',
  "apps/web/app/ui/button.tsx": "export const Button = () => <button />;",
  "packages/money/index.ts": "export const zero = 0n;",
  "db/migrations/0001_payments_ledger.sql":
    "create table payments.entries (id bigint); -- insert into users.users\ninsert into payments.entries select 1;",
};

function problemsOf(planted: Readonly<Record<string, string>>): string[] {
  const root = plant({ ...clean, ...planted }, ["package.json", "architecture.config.cjs"]);
  return checkBoundaries(root).problems.map(formatProblem);
}

const contracts = "apps/api/src/modules/contracts/fund.ts";
const payments = "apps/api/src/modules/payments/post.ts";

const forbiddenImports: readonly (readonly [says: string, file: string, code: string, expected: RegExp])[] = [
  ["a call upwards", payments, 'import { x } from "#modules/contracts/index.ts";', /payments may not call contracts/],
  ["a type from upwards", payments, 'import type { X } from "#modules/contracts/index.ts";', /may not call contracts/],
  [
    "an inline type from upwards",
    payments,
    'type X = import("#modules/contracts/index.ts").X;',
    /may not call contracts/,
  ],
  ["a re-export from upwards", payments, 'export { x } from "../contracts/index.ts";', /may not call contracts/],
  ["a star from upwards", payments, 'export * from "../contracts/index.ts";', /may not call contracts/],
  [
    "a lazy import upwards",
    payments,
    'export const x = () => import("../contracts/index.ts");',
    /may not call contracts/,
  ],
  ["a computed import", payments, "export const x = (m: string) => import(`../${m}/index.ts`);", /computed/],
  [
    "a side door by alias",
    contracts,
    'import { post } from "#modules/payments/ledger.repository.ts";',
    /go through #modules\/payments\/index.ts/,
  ],
  ["a side door by path", contracts, 'import { post } from "../payments/ledger.repository.ts";', /go through/],
  ["a type by the side door", contracts, 'import type { Post } from "../payments/ledger.repository.ts";', /go through/],
  ["a module that knows the app", contracts, 'import type { Client } from "#app/app.ts";', /only the composition/],
  [
    "a platform that knows a module",
    "apps/api/src/platform/http.ts",
    'import "#modules/auth/index.ts";',
    /platform knows no module/,
  ],
  [
    "a platform that knows events",
    "apps/api/src/platform/http.ts",
    'import "#events/contracts.ts";',
    /platform knows no module/,
  ],
  [
    "events that know the platform",
    "apps/api/src/events/users.ts",
    'import "#platform/db/index.ts";',
    /events is a leaf over/,
  ],
  [
    "another file that knows the modules",
    "apps/api/src/extra.ts",
    'import "#modules/auth/index.ts";',
    /may know the modules/,
  ],
  [
    "the web running the server",
    "apps/web/app/routes/a.tsx",
    'import { app } from "#app/app.ts";',
    /only types from apps\/api/,
  ],
  [
    "the web loading for an inline type",
    "apps/web/app/routes/a.tsx",
    'import { type Client } from "#app/app.ts";',
    /only types/,
  ],
  [
    "the web behind a module's door",
    "apps/web/app/routes/a.tsx",
    'import type { P } from "#modules/payments/post.ts";',
    /no such file|go through/,
  ],
  [
    "a design system that knows a module",
    "apps/web/app/ui/card.tsx",
    'import type { Client } from "#app/app.ts";',
    /knows no module/,
  ],
  [
    "a design system that knows a feature",
    "apps/web/app/ui/card.tsx",
    'import { F } from "../root.tsx";',
    /ui may not import/,
  ],
  ["a server that imports the web", "apps/api/src/app.ts", 'import "../../web/app/root.tsx";', /built handler/],
  [
    "a package that knows an app",
    "packages/money/a.ts",
    'import "#platform/db/index.ts";',
    /packages import nothing of apps/,
  ],
  ["a product that runs test support", contracts, 'import "#test/world.ts";', /not part of what runs/],
  ["a product that runs tools", contracts, 'import "../../../../../tools/plant.ts";', /not part of what runs/],
  ["a missing extension", contracts, 'import { x } from "./index";', /no such file/],
  ["an unknown alias", contracts, 'import { x } from "#nowhere/index.ts";', /no such file/],
  [
    "a test that opens another module",
    "apps/api/src/modules/contracts/c.test.ts",
    'import "../payments/ledger.repository.ts";',
    /go through/,
  ],
];

describe("an import is refused:", () => {
  test.each(forbiddenImports)("%s", (_, file, code, expected) => {
    const extra = { "apps/api/test/support/world.ts": "export {};", "tools/plant.ts": "export {};" };
    const found = problemsOf({ ...extra, [file]: code });
    expect(found.join("\n")).toMatch(expected);
    expect(found).toHaveLength(1);
  });

  test("files that load each other in a circle", () => {
    const found = problemsOf({
      [contracts]: 'import "./index.ts";',
      "apps/api/src/modules/contracts/index.ts": 'import "./fund.ts";',
    });
    expect(found.join("\n")).toMatch(/in a circle/);
  });

  test("but not the shapes that mounting pages needs, nor an event's definition", () => {
    const found = problemsOf({
      "apps/api/src/web/mount.ts":
        'import type { Client } from "../app.ts"; import type { Button } from "../../../web/app/ui/button.tsx";',
      "apps/api/src/platform/events/index.ts": "export {};",
      "apps/api/src/events/users.ts": 'import { defineEvent } from "#platform/events/index.ts";',
    });
    expect(found).toEqual([]);
    expect(problemsOf({ "apps/api/src/web/mount.ts": 'import { Client } from "../app.ts";' })).toHaveLength(1);
  });

  test("types and lazy imports make no circle", () => {
    const type = 'import type { A } from "./index.ts"; export const late = () => import("./index.ts");';
    expect(problemsOf({ [contracts]: type, "apps/api/src/modules/contracts/index.ts": 'import "./fund.ts";' })).toEqual(
      [],
    );
  });

  test("a module that is not in the table", () => {
    expect(problemsOf({ "apps/api/src/modules/ledgers/index.ts": "export {};" }).join()).toMatch(/is no module of/);
  });

  test("a file that does not parse", () => {
    expect(problemsOf({ [contracts]: "export const = 1" }).join()).toMatch(/does not parse/);
  });
});

const forbiddenSql: readonly (readonly [says: string, code: string, expected: RegExp])[] = [
  ["insert by the builder", 'tx.insertInto("users.users")', /only its own tables, not users.users/],
  ["update by the builder", 'tx.updateTable("payments.entries as e")', /not payments.entries/],
  ["delete by the builder", 'tx.deleteFrom("users.users")', /not users.users/],
  ["write without a schema", 'tx.insertInto("users")', /name the schema/],
  [
    "read by the builder",
    'db.selectFrom("contracts.contracts as c").innerJoin("users.users as u", "u.id", "c.id")',
    /read only its own tables, not users.users/,
  ],
  ["raw insert", "sql`insert into users.users (id) values (${id})`", /not users.users/],
  ["raw update with an alias", "sql`update payments.accounts a set x = ${1}`", /not payments.accounts/],
  ["raw delete", "sql`with gone as (delete from only users.users) select 1`", /not users.users/],
  ["truncate", 'pool.query("truncate table users.users")', /not users.users/],
  ["a write by a typed tag", "sql<{ id: string }>`insert into users.users default values`", /not users.users/],
  ["a function of another schema", "sql`select payments.post_transfer(${1})`", /may not call payments.post_transfer/],
  ["a raw join", "sql`select 1 from contracts.contracts c join users.users u using (id)`", /not users.users/],
];

describe("a statement of a module is refused:", () => {
  test.each(forbiddenSql)("%s", (_, code, expected) => {
    const found = problemsOf({
      [contracts]: `export const run = (tx: any, db: any, sql: any, pool: any, id: string) => ${code};`,
    });
    expect(found.join("\n")).toMatch(expected);
    expect(found).toHaveLength(1);
  });

  test("but not on its own tables, nor the shared one, nor in a comment", () => {
    const code =
      "sql`/* insert into users.users */ insert into contracts.contracts (id) select id from users.blocks where contracts.allowed(id)`";
    expect(problemsOf({ [contracts]: `export const run = (sql: any) => ${code};` })).toEqual([]);
  });
});

describe("a migration is refused:", () => {
  test.each([
    [
      "a table of another module",
      "0002_contracts.sql",
      "create table users.extra (id int);",
      /may not touch users.extra/,
    ],
    ["a table without a schema", "0002_contracts.sql", "create table if not exists extra (id int);", /name the schema/],
    ["a row of another module", "0002_contracts.sql", "update users.users set id = 1;", /may not touch users.users/],
    ["an index of another module", "0002_contracts.sql", "create unique index x on users.users (id);", /may not touch/],
    [
      "a trigger of another module",
      "0002_contracts.sql",
      "create trigger t before update or delete on users.users execute function f();",
      /may not touch/,
    ],
    ["a column of another module", "0002_contracts.sql", "alter table users.users add x int;", /may not touch/],
    ["a name without a module", "0002_things.sql", "select 1;", /NNNN_<module>/],
  ])("%s", (_, file, sql, expected) => {
    const found = problemsOf({ [`db/migrations/${file}`]: sql });
    expect(found.join("\n")).toMatch(expected);
    expect(found).toHaveLength(1);
  });

  test("but not for a name that is put together at run time", () => {
    const sql = "do $$ begin execute format('create trigger %I before update on payments.%I', 'a', 'b'); end $$;";
    expect(problemsOf({ "db/migrations/0002_payments.sql": sql })).toEqual([]);
  });

  test("but not a trigger on truncate of its own table", () => {
    const sql =
      "create trigger t before update or truncate on payments.entries for each statement execute function payments.f();";
    expect(problemsOf({ "db/migrations/0002_payments.sql": sql })).toEqual([]);
  });
});

test("a clean repository has no problems, and is seen whole", () => {
  const root = plant(clean, ["package.json", "architecture.config.cjs"]);
  const report = checkBoundaries(root);
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ seen: 12, edges: 7, statements: 1 });
});

test("the guard sees every file of this repository", () => {
  const report = checkBoundaries(repositoryRoot);
  const files = globSync("{apps,packages,db,tools,bench,chaos}/**/*.{ts,tsx}", {
    cwd: repositoryRoot,
    exclude: ["**/node_modules", "**/build", "**/.react-router"],
  });
  expect(report.seen).toBe(files.length);
  expect(report.seen).toBeGreaterThan(50);
  expect(report.edges).toBeGreaterThan(report.seen);
});
