import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { authApi } from "#api-schema/auth.ts";
import { world } from "#test/world.ts";
import { adminMatrix } from "./matrix/admin.ts";
import { authMatrix } from "./matrix/auth.ts";
import { confirmationsMatrix } from "./matrix/confirmations.ts";
import { contractsMatrix } from "./matrix/contracts.ts";
import { disputesMatrix } from "./matrix/disputes.ts";
import { hiringMatrix } from "./matrix/hiring.ts";
import { mediaMatrix } from "./matrix/media.ts";
import { notificationsMatrix } from "./matrix/notifications.ts";
import { operationsMatrix } from "./matrix/operations.ts";
import { organisationsMatrix } from "./matrix/organisations.ts";
import { paymentMethodsMatrix } from "./matrix/payment-methods.ts";
import { paymentsMatrix } from "./matrix/payments.ts";
import { portfoliosMatrix } from "./matrix/portfolios.ts";
import { projectsMatrix } from "./matrix/projects.ts";
import { usersMatrix } from "./matrix/users.ts";
import { expectedOf, type Row, type Stage, setStage } from "./matrix.ts";
import { playRow, takeKeysBack } from "./play-row.ts";

const rows: readonly Row[] = [
  ...adminMatrix,
  ...authMatrix,
  ...usersMatrix,
  ...organisationsMatrix,
  ...mediaMatrix,
  ...portfoliosMatrix,
  ...confirmationsMatrix,
  ...projectsMatrix,
  ...hiringMatrix,
  ...contractsMatrix,
  ...disputesMatrix,
  ...paymentsMatrix,
  ...paymentMethodsMatrix,
  ...notificationsMatrix,
  ...operationsMatrix,
];

const kogi = world();
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(kogi);
});
afterEach(takeKeysBack);

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
  const row = { route: nameOf(authApi.listSessions), is: "200 200 200 200 200 200 200 200" };
  expect(await playRow(stage, authApi.listSessions, row)).not.toEqual(expectedOf(row));
  expect(() => expectedOf({ ...row, is: "200 200" })).toThrow("8 statuses");
});
