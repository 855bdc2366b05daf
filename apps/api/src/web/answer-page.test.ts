import Fastify from "fastify";
import { expect, test } from "vitest";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import type { PageHandler } from "../../../web/server/handler.ts";
import { createPageAnswer } from "./answer-page.ts";

const kogi = world();
const wording = <P>(problem: P): P => problem;

/** A server whose pages are made by `pages`, and how many it made. */
function site(pages: PageHandler) {
  const fastify = Fastify();
  let made = 0;
  const counted: PageHandler = (request, input) => {
    made += 1;
    return pages(request, input);
  };
  fastify.all("/*", createPageAnswer(kogi.app, counted));
  const look = async (headers: Record<string, string> = {}, url = "/projects", remoteAddress = "127.0.0.1") => {
    const answer = await fastify.inject({ url, headers, remoteAddress });
    return { status: answer.statusCode, body: answer.body, policy: String(answer.headers["content-security-policy"]) };
  };
  return { look, made: () => made };
}

const ok: PageHandler = async (request, { nonce, viewer }) =>
  new Response(`${request.headers.get("accept-language")} ${viewer?.name ?? "a visitor"} ${nonce} ün`, {
    headers: { "content-security-policy": `script-src 'nonce-${nonce}'` },
  });

const many = <T>(look: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 20 }, look));

test("visitors who ask at the same moment share a rendering, each with a nonce of their own", async () => {
  const { look, made } = site(ok);
  const pages = await many(() => look({ "accept-language": "de" }));
  expect(made()).toBeLessThanOrEqual(2);
  const nonces = pages.map(({ body }) => /^de a visitor (\S+) ün$/.exec(body)?.[1]);
  expect(new Set(nonces).size).toBe(20);
  expect(pages.map(({ policy }) => policy)).toEqual(nonces.map((nonce) => `script-src 'nonce-${nonce}'`));
});

test("another language, cookie or address is another page", async () => {
  const { look } = site(async (request) => new Response(`${request.url} ${request.headers.get("cookie")}`));
  const pages = await Promise.all([
    look({ "accept-language": "de" }),
    look({ cookie: "kogi_scheme=dark" }),
    look({ cookie: "kogi_scheme=light" }),
    look({}, "/projects?q=a"),
    look({ host: "kogi.example" }),
  ]);
  expect(new Set(pages.map(({ body }) => body)).size).toBe(pages.length);
});

test("a person's page is theirs alone", async () => {
  const { look, made } = site(ok);
  const [ana, bo] = await Promise.all([signUp(kogi, { name: "Ana Sol" }), signUp(kogi, { name: "Bo Lind" })]);
  const pages = await Promise.all([look(), look(ana.headers), look(bo.headers), look(ana.headers)]);
  expect(pages.map(({ body }) => body.replace(/ \S+ ün$/, ""))).toEqual(
    ["a visitor", "Ana Sol", "Bo Lind", "Ana Sol"].map((name) => `undefined ${name}`.replace("undefined", "null")),
  );
  expect(made()).toBe(4);
});

test("who shares the page of a portfolio is counted as who was first", async () => {
  const ana = await signUp(kogi);
  const { portfolio_id } = await ana.api.portfolios.createPortfolio({ body: { title: "Lamps" } });
  const params = { portfolio_id };
  const { item_id } = await ana.api.portfolios.addItem({
    params,
    body: { kind: "case_study", title: "A", story: "B." },
  });
  await ana.api.portfolios.publishPortfolio({ params });
  const shown = site(async (_request, { api }) => {
    const calls = api(wording, "en");
    const [{ title }] = await Promise.all([
      calls.portfolios.getPortfolio({ params }),
      calls.portfolios.getItem({ params: { item_id } }),
    ]);
    return new Response(title);
  });
  const browser = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0";
  const pages = await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      shown.look(
        // The first is a picture on another site, one a program, one seen by nobody yet, two of one network: fifteen others.
        {
          "user-agent": place === 1 ? "curl/8" : browser,
          ...(place === 0 ? { "sec-fetch-dest": "image", "sec-fetch-site": "cross-site" } : {}),
          ...(place === 2 ? { "sec-purpose": "prefetch" } : {}),
        },
        "/@ana/lamps",
        `203.0.${place === 3 ? 4 : place}.1`,
      ),
    ),
  );
  expect(pages.map(({ body }) => body)).toEqual(pages.map(() => "Lamps"));
  expect(shown.made()).toBeLessThanOrEqual(2);
  const totals = async () => (await ana.api.portfolios.getInsights({ params, query: {} })).totals;
  await expect.poll(totals).toEqual({ views: 32, viewers: 16, likes: 0, shares: 0 });
});

test("a page for which something was not there is shared", async () => {
  const { look, made } = site(async (_request, { api }) => {
    await api(wording, "en")
      .users.getUserByHandle({ params: { handle: "nobody-has-it" } })
      .catch(() => null);
    return new Response("an organisation");
  });
  await many(() => look({}, "/@nobody-has-it"));
  expect(made()).toBeLessThanOrEqual(2);
});

test("what one was refused is not shown to others", async () => {
  const refusal = site(async (_request, { api }) => {
    const calls = api(wording, "en");
    await calls.projects.listProjects({ query: { cursor: "no such place" } }).catch(() => null);
    return new Response("without its middle");
  });
  await many(() => refusal.look());
  expect(refusal.made()).toBeGreaterThanOrEqual(20);
  const failing = site(async () => new Response("no", { status: 429 }));
  expect((await many(() => failing.look())).every(({ status }) => status === 429)).toBe(true);
  expect(failing.made()).toBeGreaterThanOrEqual(20);
});

test("a cookie is given to the one it was made for", async () => {
  let given = 0;
  const { look } = site(async () => {
    given += 1;
    return new Response(`cookie ${given}`, { headers: { "set-cookie": `mine=${given}` } });
  });
  const pages = await many(() => look());
  expect(new Set(pages.map(({ body }) => body)).size).toBe(20);
});

test.for<[string, "POST" | "PUT" | "DELETE" | "OPTIONS", string | undefined, number]>([
  ["JSON", "POST", "application/json", 415],
  ["nothing that says what it is", "POST", undefined, 415],
  ["a form with files without its boundary", "POST", "multipart/form-data", 415],
  ["a form with files that breaks off", "POST", "multipart/form-data; boundary=x", 400],
  ["a plain form", "POST", "application/x-www-form-urlencoded", 200],
  ["another method", "PUT", "application/x-www-form-urlencoded", 405],
  ["another method without a body", "DELETE", undefined, 405],
])("a page is sent %s", async ([, method, type, status]) => {
  const fastify = Fastify();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  fastify.all(
    "/*",
    createPageAnswer(kogi.app, async (request) => new Response((await request.text()).slice(0, 9))),
  );
  await fastify.listen({ port: 0, host: "127.0.0.1" });
  const origin = fastify.listeningOrigin;
  const headers = { "sec-fetch-site": "same-origin", ...(type ? { "content-type": type } : {}) };
  const body = method === "DELETE" ? {} : { body: Buffer.from("--x\r\nbroken") };
  const answer = await fetch(`${origin}/sign-in`, { method, headers, ...body });
  expect(answer.status).toBe(status);
  await fastify.close();
});

test("a form with files arrives whole", async () => {
  const fastify = Fastify();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
  fastify.all(
    "/*",
    createPageAnswer(kogi.app, async (request) => {
      const form = await request.formData();
      const file = form.get("file");
      return Response.json([form.get("name"), file instanceof File ? [file.name, await file.text()] : null]);
    }),
  );
  await fastify.listen({ port: 0, host: "127.0.0.1" });
  const form = new FormData();
  form.set("name", "Älder");
  form.set("file", new File(["words"], "a file.txt"));
  const answer = await fetch(`${fastify.listeningOrigin}/portfolios/new`, { method: "POST", body: form });
  expect(await answer.json()).toEqual(["Älder", ["a file.txt", "words"]]);
  await fastify.close();
});
