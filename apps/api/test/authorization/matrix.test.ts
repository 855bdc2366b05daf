import { beforeAll, describe, expect, test } from "vitest";
import { authApi } from "#api-schema/auth.ts";
import { world } from "#test/world.ts";
import { matrixRows as rows } from "./matrix/rows.ts";
import { expectedOf, type Row, type Stage, setStage } from "./matrix.ts";
import { playRow } from "./play-row.ts";

const kogi = world();
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(kogi);
});

const nameOf = (route: { method: string; path: string }) => `${route.method} ${route.path}`;
const contractOf = (row: Row) => kogi.app.http.contracts.find((contract) => nameOf(contract) === row.route);

describe("each route answers each caller as the table says", () => {
  test.each(rows.map((row) => [`${row.route}${row.whose ? ` (${row.whose})` : ""}`, row] as const))(
    "%s",
    async (_, row) => {
      const contract = contractOf(row);
      expect(contract, "the route is served").toBeDefined();
      const people = row.spoils ? await setStage(kogi) : stage;
      expect(contract && (await playRow(people, contract, row))).toEqual(expectedOf(row));
    },
  );
});

test("every route has a row", () => {
  const known = new Set(rows.map((row) => row.route));
  expect(kogi.app.http.contracts.map(nameOf).filter((route) => !known.has(route))).toEqual([]);
  expect(known.size).toBeGreaterThan(50);
});

test("a wrong status in the table is noticed, and so is one that is missing", async () => {
  const row = { route: nameOf(authApi.listSessions), is: "200 200 200 200 200 200 200 200 200" };
  expect(await playRow(stage, authApi.listSessions, row)).not.toEqual(expectedOf(row));
  expect(() => expectedOf({ ...row, is: "200 200" })).toThrow("9 statuses");
});
