import { expect, test } from "vitest";
import { checkMigrations } from "./migrations.ts";
import { plant, repositoryRoot } from "./plant.ts";
import { formatProblem } from "./report.ts";

function problemsOf(text: string): string {
  return checkMigrations(plant({ "db/migrations/0900_users_x.sql": text }))
    .problems.map(formatProblem)
    .join("\n");
}

test("what is added passes", () => {
  const text = `create table users.x (id uuid primary key);
    alter table users.y add column z int;
    alter table users.y add column w int not null default 0;
    alter table users.y add column v tsvector not null generated always as (to_tsvector('english', z)) stored;
    -- drop column, one day
    comment on table users.x is 'nobody may drop table users.x';`;
  expect(problemsOf(text)).toBe("");
});

test.each([
  ["alter table users.y drop column z;", "takes a column away"],
  ["drop table users.y;", "takes something away"],
  ["drop function users.f(int);", "takes a function away"],
  ["alter table users.y rename column a to b;", "gives another name"],
  ["alter table users.y rename to z;", "gives another name"],
  ["alter table users.y alter column a type bigint;", "changes a type"],
  ["alter table users.y alter column a set not null;", "refuses rows"],
  ["alter table users.y add column a int not null;", "refuses rows"],
])("%s is refused", (statement, what) => {
  expect(problemsOf(`select 1;\n${statement}`)).toMatch(new RegExp(`0900_users_x.sql:2  .*${what}`));
});

test("with its reason a column goes", () => {
  expect(problemsOf("-- contract: nothing reads it since two releases\nalter table users.y drop column z;")).toBe("");
});

test("rows are written by another file than the one that locks their table, unless they are few", () => {
  const both = "alter table users.y add column z int;\nupdate users.y one set z = 1;";
  expect(problemsOf(both)).toMatch(/keeps everybody out of users\.y/);
  expect(problemsOf(`-- few rows: an administrator writes one a year\n${both}`)).toBe("");
  expect(problemsOf(`create table users.y (id int);\n${both}`)).toBe("");
  expect(problemsOf("alter table users.y add column z int;\nupdate users.x set z = 1;")).toBe("");
});

test("the guard sees this repository's migrations", () => {
  expect(checkMigrations(repositoryRoot)).toMatchObject({ problems: [] });
  expect(checkMigrations(repositoryRoot).seen).toBeGreaterThan(100);
});
