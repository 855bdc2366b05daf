// What every answer carries, whatever it is: data, a refusal, somebody's file or a page.
import type { OutgoingHttpHeaders } from "node:http";
import { describe, expect, test } from "vitest";
import { createHttpServer } from "#platform/http/index.ts";
import { signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { type World, world } from "#test/world.ts";
import { contentSecurityPolicy } from "../../../web/app/lib/content-policy.ts";
import { createPageAnswer } from "./answer-page.ts";

const plain = world();
const secure = world({ PUBLIC_URL: "https://localhost:8443" });

async function headersOf(kogi: World, url: string, status: number): Promise<OutgoingHttpHeaders> {
  const answer = await kogi.app.fastify.inject({ url });
  expect(answer.statusCode, url).toBe(status);
  return answer.headers;
}

async function ofFile(kogi: World, which: "shown" | "saved"): Promise<OutgoingHttpHeaders> {
  const owner = await signUp(kogi);
  const body = await png({ width: 40, height: 30 });
  const { media_id } = await owner.api.media.uploadMedia({ query: { name: "lamp.png" }, body });
  await kogi.settle();
  const media = await owner.api.media.getMedia({ params: { media_id } });
  return headersOf(kogi, (which === "shown" ? media.sources[0]?.url : media.original_url) ?? "", 200);
}

async function ofPage(kogi: World): Promise<OutgoingHttpHeaders> {
  const { log, config } = kogi.platform;
  const server = createHttpServer({ log, https: config.https, trustProxy: false });
  const answer = createPageAnswer(kogi.app, async (_request, input) => {
    const headers = { "content-type": "text/html", "content-security-policy": contentSecurityPolicy(input) };
    return new Response("<p>A page</p>", { headers });
  });
  server.all("/*", answer);
  return (await server.inject({ url: "/projects" })).headers;
}

const answers: readonly (readonly [what: string, of: (kogi: World) => Promise<OutgoingHttpHeaders>])[] = [
  ["data", (kogi) => headersOf(kogi, "/api/countries", 200)],
  ["a refusal", (kogi) => headersOf(kogi, "/api/nobody", 404)],
  ["a refusal for want of a sign-in", (kogi) => headersOf(kogi, "/api/notifications", 401)],
  ["a picture that is shown", (kogi) => ofFile(kogi, "shown")],
  ["an original that is saved", (kogi) => ofFile(kogi, "saved")],
  ["the reference page", (kogi) => headersOf(kogi, "/api/docs", 200)],
  ["the page of refusals", (kogi) => headersOf(kogi, "/api/docs/problems", 200)],
  ["caught mail", (kogi) => headersOf(kogi, "/dev/mail", 200)],
  ["a page", ofPage],
];

describe.each([
  ["http", () => plain, undefined],
  ["https", () => secure, "max-age=31536000; includeSubDomains"],
] as const)("over %s", (_, kogi, onlyHttps) => {
  test.each(answers)("%s says what a browser may do with it", async (_what, of) => {
    const headers = await of(kogi());
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(headers["strict-transport-security"]).toBe(onlyHttps);
    const policy = new Map(
      String(headers["content-security-policy"])
        .split("; ")
        .map((rule) => [rule.split(" ", 1)[0], rule] as const),
    );
    expect(policy.get("default-src")).toMatch(/^default-src '(none|self)'$/);
    expect(policy.get("frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(policy.get("script-src") ?? "").not.toContain("unsafe-inline");
  });
});

test("a page's scripts run by a nonce that no other answer has", async () => {
  const nonceOf = async () => /'nonce-([^']{22,})'/.exec(String((await ofPage(plain))["content-security-policy"]))?.[1];
  const [one, other] = [await nonceOf(), await nonceOf()];
  expect(one).toBeDefined();
  expect(other).not.toBe(one);
});
