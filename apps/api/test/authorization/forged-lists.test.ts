// What somebody makes up in the address of a list: a place to go on from, and letters that no database holds. Every list of
// the documented API is asked, each with a thing that it does list, made as for the table of rights.
import { beforeAll, expect, test } from "vitest";
import { buildUrl } from "#api-schema/client.ts";
import type { AnyContract } from "#api-schema/core.ts";
import { newId } from "#platform/ids/index.ts";
import { world } from "#test/world.ts";
import { matrixRows } from "./matrix/rows.ts";
import { type Call, type Caller, expectedOf, type Row, type Stage, setStage } from "./matrix.ts";

const kogi = world();
let stage: Stage;
beforeAll(async () => {
  stage = await setStage(kogi);
});

type Property = { readonly type?: string; readonly enum?: readonly string[]; readonly items?: Property };
const queryOf = ({ query }: AnyContract): Record<string, Property> => query.properties ?? {};

/** As the OpenAPI document names them, so that a list which nobody documents is not forgotten either. */
async function lists(): Promise<readonly AnyContract[]> {
  const { paths } = (await kogi.app.fastify.inject({ url: "/api/openapi.json" })).json();
  const documented = (path: string): boolean => "get" in (paths[path.replace(/:(\w+)/g, "{$1}")] ?? {});
  const found = kogi.app.http.contracts.filter(
    (contract) => contract.method === "GET" && ("cursor" in queryOf(contract) || "q" in queryOf(contract)),
  );
  expect(found.filter(({ path }) => !documented(path))).toEqual([]);
  expect(found.length).toBeGreaterThan(40);
  return found;
}

const readers = ["owner", "admin", "client", "freelancer", "investor"] as const satisfies readonly Caller[];

/** Who may read this list, and of which thing. */
async function readerOf(contract: AnyContract): Promise<{ call: Call; headers: Record<string, string> }> {
  const name = `${contract.method} ${contract.path}`;
  const mayRead = (row: Row) => readers.find((caller) => expectedOf(row)[caller] === 200);
  const rows = matrixRows.filter((one) => one.route === name);
  const row = rows.find(mayRead) ?? rows[0];
  // Of what the table knows nobody to read there is no list; what was made up is refused before that is told.
  const reader = (row && mayRead(row)) ?? "admin";
  const call = (await row?.call?.(stage)) ?? {};
  return { call, headers: (reader === "owner" ? (call.owner ?? stage.owner) : stage[reader]).headers };
}

async function refusals(contract: AnyContract, asked: readonly Record<string, string>[]): Promise<string[]> {
  const { call, headers } = await readerOf(contract);
  const wrong: string[] = [];
  for (const fields of asked) {
    const query = new URLSearchParams(call.query ?? "");
    for (const [name, value] of Object.entries(fields)) query.set(name, value);
    const url = `${buildUrl(contract.path, call.params)}?${query}`;
    const { statusCode, body } = await kogi.app.fastify.inject({ url, headers });
    const pointers =
      statusCode === 422 ? JSON.parse(body).errors.map(({ pointer }: { pointer: string }) => pointer) : [];
    const at = Object.keys(fields)[0];
    if (!pointers.some((pointer: string) => pointer.startsWith(`/query/${at}`))) wrong.push(`${statusCode} ${url}`);
  }
  return wrong;
}

const made = (values: string) => Buffer.from(values).toString("base64url");
const id = newId();
const forged = [
  "nonsense",
  made("[]"),
  made("[NaN]"),
  made(`[NaN,"${id}"]`),
  made(`["NaN","${id}"]`),
  made(`["Infinity","${id}"]`),
  made(`[1e999,"${id}"]`),
  made(`[1.5,"${id}"]`),
  made(`[null,"${id}"]`),
  made(`["0000-01-01T00:00:00.000Z","${id}"]`),
  made(`["2026-02-31","${id}"]`),
  made(`["a\\u0000b","${id}"]`),
  made(`["a\\ud800b","${id}"]`),
  made(`["2026-01-01T00:00:00.000Z","${"-".repeat(36)}"]`),
  made(`["-271821-04-20T00:00:00.000Z","${id}"]`),
  made(`["NaN",0]`),
  made(`[1,"0000-01-01T00:00:00.000Z","${id}"]`),
];

test("no list goes on from a place that somebody made up, in whatever order it is read", async () => {
  const wrong: string[] = [];
  for (const contract of await lists()) {
    const { cursor, sort, currency, skills } = queryOf(contract);
    if (!cursor) continue;
    // A name is any text: a list by name takes these for names, and finds what comes after them.
    const names = (order: string) => (order === "name" ? forged.filter((one) => !isName(one)) : forged);
    const asked = (sort?.enum ?? [""]).flatMap((order) =>
      names(order).map((one) => ({
        cursor: one,
        ...(order ? { sort: order } : {}),
        ...(currency ? { currency: "EUR" } : {}),
        ...(skills ? { skills: "wordmarks" } : {}),
      })),
    );
    wrong.push(...(await refusals(contract, asked)));
  }
  expect(wrong).toEqual([]);
});

function isName(cursor: string): boolean {
  try {
    const [name, place, ...more] = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return typeof name === "string" && !name.includes("\0") && name.isWellFormed() && place === id && more.length === 0;
  } catch {
    return false;
  }
}

test("a letter that no database holds is refused at its field, by every list and in everything it can be asked for", async () => {
  const wrong: string[] = [];
  for (const contract of await lists()) {
    const texts = Object.entries(queryOf(contract)).filter(([, { type, items }]) => (items?.type ?? type) === "string");
    wrong.push(
      ...(await refusals(
        contract,
        texts.map(([name]) => ({ [name]: "a\0b" })),
      )),
    );
  }
  expect(wrong).toEqual([]);
});
