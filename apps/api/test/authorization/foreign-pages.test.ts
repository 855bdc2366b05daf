// A page of another site makes the reader's browser call us: with the cookie, and for what anybody may do without.
import { beforeAll, expect, test } from "vitest";
import { buildUrl } from "#api-schema/client.ts";
import { newId } from "#platform/ids/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
let admin: Person;
beforeAll(async () => {
  admin = await signUp(kogi, { user_type: "client", roles: ["freelancer", "investor", "admin", "reviewer"] });
});

type Method = "POST" | "PUT" | "PATCH" | "DELETE";
interface Unsafe {
  readonly method: Method;
  readonly path: string;
  readonly access: string;
}

/** Every call that changes something, but those of payment gateways: they prove themselves by a signature. */
function unsafeRoutes(): Unsafe[] {
  const uploads = { path: "/api/uploads", access: "signed_in" };
  const routes: { method: string; path: string; access: string }[] = [
    ...kogi.app.http.contracts,
    { ...uploads, method: "POST" },
    { ...uploads, method: "PATCH", path: `${uploads.path}/:upload_id` },
    { ...uploads, method: "DELETE", path: `${uploads.path}/:upload_id` },
  ];
  return routes.filter((route): route is Unsafe => route.method !== "GET" && route.access !== "webhook");
}

const bodies = {
  "application/json": "{}",
  "application/x-www-form-urlencoded": "name=Mallory&amount=1",
} as const;

async function send(route: Unsafe, type: keyof typeof bodies, headers: Record<string, string>): Promise<string> {
  const params = Object.fromEntries([...route.path.matchAll(/:([a-z_]+)/g)].map(([, name = ""]) => [name, newId()]));
  const answer = await kogi.app.fastify.inject({
    method: route.method,
    url: buildUrl(route.path, params),
    headers: { "content-type": type, "idempotency-key": newId(), ...headers },
    payload: bodies[type],
  });
  expect(answer.headers["set-cookie"], `${route.method} ${route.path}`).toBeUndefined();
  // The provider's own pages for development say it in a page.
  const isJson = String(answer.headers["content-type"]).includes("json");
  return `${answer.statusCode} ${isJson ? answer.json().code : "page"}`;
}

const OTHERS = ["https://evil.example", "http://localhost:9999", "null"] as const;
const refusedAt = ({ path }: Unsafe) => (path.startsWith("/sandbox/") ? "403 page" : "403 request.cross_site");

test("a call from a page of another site is refused on every route that changes something", async () => {
  const letIn: string[] = [];
  for (const route of unsafeRoutes())
    for (const type of ["application/json", "application/x-www-form-urlencoded"] as const)
      for (const origin of OTHERS) {
        const withCookie = await send(route, type, { ...admin.headers, origin });
        if (withCookie !== refusedAt(route))
          letIn.push(`${route.method} ${route.path} ${type} ${origin}: ${withCookie}`);
        const without = await send(route, type, { origin });
        const isOpen = route.access === "public" || route.access === "dev";
        if (without !== (isOpen ? refusedAt(route) : "401 request.sign_in_needed"))
          letIn.push(`${route.method} ${route.path} ${type} ${origin}, a visitor: ${without}`);
      }
  expect(letIn).toEqual([]);
  expect(unsafeRoutes().length).toBeGreaterThan(100);
}, 120_000);

test("the same calls from a page of ours are not refused for where they come from", async () => {
  const origin = new URL(kogi.platform.config.publicUrl).origin;
  const refused: string[] = [];
  // Signing out comes last: those after it would be a visitor's.
  for (const route of unsafeRoutes().filter(({ path }) => !path.startsWith("/api/auth/")))
    if ((await send(route, "application/json", { ...admin.headers, origin })) === refusedAt(route))
      refused.push(`${route.method} ${route.path}`);
  expect(refused).toEqual([]);
}, 120_000);
