// Requests made from the published document, valid and broken, and what must be true of every answer.
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { buildUrl } from "#api-schema/client.ts";
import { Problem } from "#api-schema/core.ts";
import type { App } from "#app/app.ts";
import { newId } from "#platform/ids/index.ts";
import { createChooser, ownOften } from "./choose-call.ts";
import { harvest, recordFor, versionOf } from "./met-things.ts";
import { type PublishedRoute, publishedRoutes } from "./published-routes.ts";
import type { Random } from "./random.ts";
import { brokenObject, isObject, type Pool, validValue } from "./schema-values.ts";

export interface FuzzReport {
  readonly requests: number;
  readonly byStatus: ReadonlyMap<number, number>;
  readonly routes: readonly string[];
  /** Routes that answered one of these requests with success. */
  readonly succeeded: ReadonlySet<string>;
  readonly faults: readonly string[];
}

export interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What this caller was answered with: more of it is theirs than of what all others met. */
  readonly own: Pool;
}

const SLOW_MS = 5_000;
// Of calls that are still to be answered with success once.
const TRYING_BROKEN = 0.2;
// ajv-formats is a CommonJS function with a `default`; its types show the module object.
const ajv = (formats as unknown as (ajv: Ajv) => Ajv)(new Ajv({ strict: false, allErrors: false }));
const isProblem = ajv.compile(Problem);

export const routeName = ({ method, path }: Pick<PublishedRoute, "method" | "path">): string => `${method} ${path}`;

/**
 * Sends `count` requests to random routes as random callers. Routes that end sessions or accounts, and lines that never
 * end, are left to their own tests.
 */
export async function fuzz(
  app: App,
  callers: readonly Caller[],
  pool: Pool,
  random: Random,
  count: number,
): Promise<FuzzReport> {
  const routes = (await publishedRoutes(app)).filter((route) => !LEFT_OUT.has(routeName(route)));
  const answers = new Map(routes.map(({ response }) => [response, response && ajv.compile(response)]));
  const byStatus = new Map<number, number>();
  const succeeded = new Set<string>();
  const faults: string[] = [];
  const chooser = createChooser(routes, callers, random);
  for (let sent = 0; sent < count; sent += 1) {
    const { route, caller, isTrying } = chooser.next(succeeded);
    const request = makeRequest(
      route,
      isTrying ? ownOften(pool, caller, random) : pool,
      random,
      isTrying ? TRYING_BROKEN : 0.5,
    );
    const startedMs = performance.now();
    const answer = await app.fastify.inject({ ...request, headers: { ...request.headers, ...caller.headers } });
    const tookMs = performance.now() - startedMs;
    byStatus.set(answer.statusCode, (byStatus.get(answer.statusCode) ?? 0) + 1);
    const { statusCode: status, payload } = answer;
    const type = String(answer.headers["content-type"] ?? "");
    const fault = faultOf(answers.get(route.response) ?? null, { status, type, payload, tookMs });
    if (fault)
      faults.push(
        `${routeName(route)} as ${caller.name}: ${fault}; sent ${request.url} ${(request.payload ?? "").slice(0, 300)}`,
      );
    chooser.heard(route, caller, status);
    if (status >= 300) continue;
    succeeded.add(routeName(route));
    harvest(safeJson(payload), pool);
    harvest(safeJson(payload), caller.own);
  }
  return { requests: count, byStatus, routes: routes.map(routeName), succeeded, faults };
}

export const LEFT_OUT: ReadonlySet<string> = new Set([
  "GET /api/live/stream",
  "DELETE /api/users/:user_id",
  "POST /api/auth/sign-out",
  "DELETE /api/auth/sessions",
  "DELETE /api/auth/sessions/:session_id",
  "POST /dev/clock",
  "POST /api/auth/password",
  "POST /dev/sabotage",
]);

function makeRequest(route: PublishedRoute, pool: Pool, random: Random, brokenShare: number) {
  const broken = random.chance(brokenShare);
  // Object schemas give objects.
  const params = validValue(route.params, "", pool, random) as Record<string, unknown>;
  Object.assign(params, random.chance(0.7) ? recordFor(Object.keys(params), pool, random) : {});
  let query = validValue(route.query, "", pool, random) as Record<string, unknown>;
  let body = route.body === null ? undefined : validValue(route.body, "", pool, random);
  if (isObject(body) && "version" in body) body.version = versionOf(params, pool) ?? body.version;
  if (broken && route.body !== null && random.chance(0.7)) body = brokenObject(body as Record<string, unknown>, random);
  else if (broken && random.chance(0.5))
    query = {
      ...query,
      [random.pick(["limit", "cursor", "sort", "nonsense", "q"])]: random.pick([
        "-1",
        "0",
        "1e9",
        "'",
        "\u0000",
        "x".repeat(300),
      ]),
    };
  else if (broken)
    for (const key of Object.keys(params)) params[key] = random.pick(["0", newId(), "%2e%2e%2f", "a".repeat(150), "'"]);
  const text = body === undefined ? undefined : route.isForm ? asForm(body) : JSON.stringify(body);
  const type = route.isForm ? "application/x-www-form-urlencoded" : "application/json";
  const payload = broken && text !== undefined && random.chance(0.05) ? text.slice(0, -1) : text;
  return {
    method: route.method as "GET", // the document's method; light-my-request lists them as a union
    url: buildUrl(route.path, params, query),
    headers: {
      ...(payload === undefined ? {} : { "content-type": type }),
      ...(!route.takesKey || (broken && random.chance(0.2)) ? {} : { "idempotency-key": newId() }),
      ...(broken && random.chance(0.1) ? { "if-match": '"v999"' } : {}),
    } as Record<string, string>,
    ...(payload === undefined ? {} : { payload }),
  };
}

const asForm = (body: unknown): string =>
  new URLSearchParams(
    Object.entries(body ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" ? value : (JSON.stringify(value) ?? ""),
    ]),
  ).toString();

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly payload: string;
  readonly tookMs: number;
}

/** `asPublished`: null where it answers with a file or with nothing. */
function faultOf(asPublished: ValidateFunction | null, { status, type, payload, tookMs }: Answered): string | null {
  if (status >= 500) return `answered ${status} ${payload.slice(0, 300)}`;
  if (tookMs > SLOW_MS) return `took ${Math.round(tookMs)} ms`;
  if (status >= 400) {
    if (!type.startsWith("application/problem+json")) return asPublished ? `refused with ${type || "no type"}` : null;
    return isProblem(safeJson(payload)) ? null : `its problem document is not one: ${payload.slice(0, 200)}`;
  }
  if (status >= 300 || !asPublished || payload === "") return null;
  return asPublished(safeJson(payload)) ? null : `its answer breaks its schema: ${ajv.errorsText(asPublished.errors)}`;
}

/** Routes that answered with success at least once, by the server's own metrics. */
export async function succeededRoutes(app: App): Promise<ReadonlySet<string>> {
  const histogram = await app.platform.metrics.registry.getSingleMetric("kogi_http_request_seconds")?.get();
  const good = (histogram?.values ?? []).filter(({ labels }) => String(labels.status).startsWith("2"));
  return new Set(good.map(({ labels }) => `${labels.method} ${labels.route}`));
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
