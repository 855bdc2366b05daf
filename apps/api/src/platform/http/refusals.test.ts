// What never reaches a use case: requests that are no requests, addresses and methods nobody serves, cursors made up.
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
let ana: Person;
let port: number;
beforeAll(async () => {
  ana = await signUp(kogi, { roles: ["client", "admin"] });
  port = Number(new URL(await kogi.app.fastify.listen({ port: 0, host: "127.0.0.1" })).port);
});

interface Inject {
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE" | "OPTIONS";
  url: string;
  headers?: Record<string, string>;
  payload?: string | Buffer;
}
async function ask(request: Inject) {
  const { statusCode, headers, payload } = await kogi.app.fastify.inject(request);
  return {
    status: statusCode,
    type: headers["content-type"],
    headers,
    body: payload === "" ? null : JSON.parse(payload),
  };
}
const json = (request: Inject & { payload: string | Buffer }) =>
  ask({ ...request, headers: { ...ana.headers, "content-type": "application/json", ...request.headers } });

/** The raw answer to raw bytes. */
async function say(bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

describe("bytes that are no request are refused with a problem document", () => {
  const HOST = "Host: localhost\r\nConnection: close\r\n";
  test.each([
    ["nonsense", "GARBAGE\r\n\r\n", 400, "request.malformed"],
    ["an unknown method", `FOO /api/users HTTP/1.1\r\n${HOST}\r\n`, 400, "request.malformed"],
    [
      "two lengths (a smuggled request)",
      `POST /api/users HTTP/1.1\r\n${HOST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      400,
      "request.malformed",
    ],
    [
      "headers without end",
      `GET /api/users HTTP/1.1\r\n${HOST}X-Long: ${"a".repeat(20_000)}\r\n\r\n`,
      431,
      "request.headers_too_large",
    ],
    ["a broken escape in the address", `GET /api/users/%zz HTTP/1.1\r\n${HOST}\r\n`, 400, "request.malformed"],
  ])("%s", async (_, bytes, status, code) => {
    const answer = await say(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.toLowerCase()).toContain("content-type: application/problem+json");
    expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toMatchObject({ status, code });
    expect(answer).not.toContain("%zz'");
  });
});

test("an address that exists answers 405 to other methods and names those it takes; an unknown one 404", async () => {
  const refused = await ask({ method: "DELETE", url: "/api/users?x=1" });
  expect(refused).toMatchObject({ status: 405, body: { code: "request.method_not_allowed" } });
  expect(refused.headers.allow).toBe("GET, HEAD, POST");
  const one = await ask({ method: "OPTIONS", url: `/api/projects/${newId()}` });
  expect(one.headers.allow).toBe("DELETE, GET, HEAD, PATCH, PUT");
  expect(await ask({ method: "DELETE", url: "/api/nobody" })).toMatchObject({ status: 404 });
  const long = `/api/users/by-handle/${"h".repeat(300)}`;
  expect(await ask({ url: long })).toMatchObject({ status: 404, body: { code: "request.not_found" } });
});

test("a refusal that is about one field says its sentence there, too", async () => {
  const past = await json({
    method: "POST",
    url: "/api/auth/api-keys",
    payload: JSON.stringify({ name: "old", scopes: ["users:read"], expires_at: "2001-01-01T00:00:00Z" }),
  });
  expect(past).toMatchObject({ status: 422, body: { code: "auth.expiry_in_the_past" } });
  expect(past.body.errors).toEqual([{ pointer: "/body/expires_at", detail: past.body.detail }]);
  const nobodys = await json({
    method: "POST",
    url: "/api/portfolios",
    payload: JSON.stringify({ title: "Harbours", cover_media_id: newId() }),
  });
  expect(nobodys).toMatchObject({
    status: 422,
    body: { code: "media.not_usable", errors: [{ pointer: "/body/cover_media_id" }] },
  });
});

test("the type of a problem leads to a page that says what its code means", async () => {
  const { body } = await ask({ url: "/api/nobody" });
  const [page = "", code = ""] = String(body.type).split("#");
  const answer = await kogi.app.fastify.inject({ url: page });
  expect(answer.statusCode).toBe(200);
  expect(answer.payload).toContain(`<dt id="${code}">`);
});

test("a merge patch may be called by its name", async () => {
  const answer = await json({
    method: "PATCH",
    url: `/api/users/${ana.userId}`,
    headers: { "content-type": "application/merge-patch+json" },
    payload: JSON.stringify({ headline: "Marks and menus" }),
  });
  expect(answer).toMatchObject({ status: 200, body: { headline: "Marks and menus" } });
});

test("a body in another form than a route takes is refused, and no field of it passed over", async () => {
  const send = (url: string, type: string, payload: string) =>
    kogi.app.fastify.inject({ method: "POST", url, headers: { ...ana.headers, "content-type": type }, payload });
  const amount = JSON.stringify({ amount: "1" });
  const takesNone = `/api/milestones/${newId()}/funding`;
  for (const url of [takesNone, "/api/portfolios"])
    for (const type of ["text/plain", "text/plain; charset=utf-8", "application/xml", "x-www-form-urlencoded/none"])
      expect([url, type, (await send(url, type, amount)).statusCode]).toEqual([url, type, 415]);
  for (const type of ["application/json", "application/merge-patch+json"])
    expect((await send(takesNone, type, amount)).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: "/body/amount" }],
    });
});

test("bytes that are no UTF-8 and halves of letters are refused, not stored as question marks", async () => {
  const url = `/api/users/${ana.userId}`;
  const bytes = Buffer.from('{"headline":"a\xffb"}', "latin1");
  expect(await json({ method: "PATCH", url, payload: bytes })).toMatchObject({ status: 400 });
  const half = await json({
    method: "PATCH",
    url,
    payload: '{"links":[{"label":"a\\ud800b","url":"https://a.example/"}]}',
  });
  expect(half).toMatchObject({ status: 422, body: { errors: [{ pointer: "/body/links/0/label" }] } });
});

test.each([
  [
    "a day of year 0",
    "PATCH",
    "/api/users/:me",
    { availability: { state: "from_date", from: "0000-01-01", hours_per_week: null } },
  ],
  [
    "a leap second",
    "POST",
    "/api/auth/api-keys",
    { name: "x", scopes: ["users:read"], expires_at: "2030-12-31T23:59:60Z" },
  ],
  [
    "an instant past year 9999",
    "POST",
    "/api/auth/api-keys",
    { name: "x", scopes: ["users:read"], expires_at: "9999-12-31T23:59:59-23:59" },
  ],
] as const)("%s is refused at its field", async (_, method, path, body) => {
  const answer = await json({ method, url: path.replace(":me", ana.userId), payload: JSON.stringify(body) });
  expect(answer.status).toBe(422);
  expect(answer.body.errors.length).toBeGreaterThan(0);
});

describe("what the database cannot do just now", () => {
  const rename = (name: string) =>
    json({ method: "PATCH", url: `/api/users/${ana.userId}`, payload: JSON.stringify({ name }) });
  const busy = {
    status: 503,
    type: "application/problem+json",
    headers: { "retry-after": "2" },
    body: { code: "request.busy", detail: expect.stringContaining("Try again in a moment.") },
  };

  test("is refused as busy while somebody else holds what it changes", async () => {
    const answer = await kogi.platform.owner(async (client) => {
      await client.query("begin");
      await client.query("select from users.users where user_id = $1 for update", [ana.userId]);
      try {
        return await rename("Ana Waits");
      } finally {
        await client.query("rollback");
      }
    });
    expect(answer).toMatchObject(busy);
    expect(await rename("Ana Came")).toMatchObject({ status: 200, body: { name: "Ana Came" } });
  });

  test.each([
    ["a deadlock that comes back", "40P01"],
    ["a conflict that comes back", "40001"],
    ["a statement that ran too long", "57014"],
  ])("is refused as busy after %s", async (_, state) => {
    const before = (await rename("Ana Before")).body;
    await kogi.platform.owner((client) =>
      client.query(`create function users.refuse_for_now() returns trigger language plpgsql as
          $$ begin raise 'as the test asks' using errcode = '${state}'; end $$;
        create trigger refuse_for_now before update on users.users execute function users.refuse_for_now()`),
    );
    try {
      expect(await rename("Ana Later")).toMatchObject(busy);
    } finally {
      await kogi.platform.owner((client) => client.query("drop function users.refuse_for_now cascade"));
    }
    const now = await ask({ url: `/api/users/${ana.userId}`, headers: ana.headers });
    expect(now.body).toMatchObject({ name: before.name });
  });
});

describe("a list", () => {
  const made = (values: unknown) => Buffer.from(JSON.stringify(values)).toString("base64url");
  const cursors = [
    "nonsense",
    made([]),
    made(["x", newId()]),
    made(["2026-01-01T00:00:00.000Z", "-".repeat(36)]),
    made(["-271821-04-20T00:00:00.000Z", newId()]),
    made([9_007_199_254_740_991, newId()]),
    made(["9".repeat(18), "-".repeat(36)]),
  ];
  const lists = () =>
    kogi.app.http.contracts.filter(
      ({ method, path, query }) => method === "GET" && !path.includes(":") && "cursor" in (query.properties ?? {}),
    );
  const needs: Record<string, string> = {
    "/api/reviews": `user_id=${newId()}`,
    "/api/wallet/statement": "currency=EUR",
  };
  const addressOf = (path: string, query: string) => `${path}?${[needs[path], query].filter(Boolean).join("&")}`;

  test("refuses cursors that somebody made up, in every order", async () => {
    const answers: string[] = [];
    for (const { path, query } of lists())
      for (const sort of query.properties.sort?.enum ?? [""])
        for (const cursor of cursors) {
          const url = addressOf(path, `cursor=${cursor}${sort ? `&sort=${sort}&currency=EUR` : ""}`);
          // A list without currencies would refuse that instead of the cursor; the statement has named its own.
          const asked = "currency" in query.properties && !needs[path] ? url : url.replace("&currency=EUR", "");
          const { status } = await ask({ url: asked, headers: ana.headers });
          if (status !== 422 && status !== 200) answers.push(`${status} ${url}`);
        }
    expect(answers).toEqual([]);
    expect(lists().length).toBeGreaterThan(10);
  });

  test("takes whole numbers written in digits alone, and true or false by these words", async () => {
    const refused = [
      "limit=1e1",
      "limit=0x10",
      "limit=%205",
      "limit=5%20",
      "limit=%2B5",
      "limit=5.0",
      "limit=",
      "count=1",
    ];
    expect(lists().length).toBeGreaterThan(10);
    for (const { path, query } of lists()) {
      const { status } = await ask({ url: addressOf(path, "limit=5"), headers: ana.headers });
      expect(status, path).not.toBe(422);
      for (const given of refused) {
        const name = given.split("=", 1)[0] ?? "";
        if (!(name in query.properties)) continue;
        const answer = await ask({ url: addressOf(path, given), headers: ana.headers });
        expect(answer, `${path}?${given}`).toMatchObject({
          status: 422,
          body: { errors: [{ pointer: `/query/${name}` }] },
        });
      }
    }
    const { body } = await ask({ url: "/api/users?limit=1e1" });
    expect(body.errors).toEqual([{ pointer: "/query/limit", detail: "Use a whole number.", code: "type" }]);
  });

  test("tells its total when asked, wherever it says that it can", async () => {
    const silent: string[] = [];
    for (const { path, query } of lists().filter((list) => "count" in list.query.properties)) {
      const { body } = await ask({ url: addressOf(path, "count=true"), headers: ana.headers });
      if (!Number.isInteger(body.total)) silent.push(path);
      expect(Object.keys(query.properties)).toContain("limit");
    }
    expect(silent).toEqual([]);
  });
});

describe("the tag that a thing was read with", () => {
  test("is good for its edit, until somebody else's", async () => {
    const url = `/api/users/${ana.userId}`;
    const read = await ask({ url, headers: ana.headers });
    const tag = String(read.headers.etag);
    const edit = (headline: string) =>
      json({ method: "PATCH", url, headers: { "if-match": tag }, payload: JSON.stringify({ headline }) });
    expect((await edit("Signs")).status).toBe(200);
    expect(await edit("Menus")).toMatchObject({ status: 412, body: { code: "request.precondition_failed" } });
  });

  test("answers 304 to whoever has it, also weakened by a proxy that compresses", async () => {
    const first = await ask({ url: "/api/countries" });
    const tag = String(first.headers.etag);
    for (const wanted of [tag, `W/${tag}`, `"other", ${tag}`, "*"])
      expect((await ask({ url: "/api/countries", headers: { "if-none-match": wanted } })).status).toBe(304);
    expect((await ask({ url: "/api/countries", headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });
});
