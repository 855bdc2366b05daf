// A pretend Stripe on this machine. Each request is judged by the description of the SDK, as strictly as Stripe judges:
// an unknown, missing or wrong parameter is refused with its code and name; a key seen within a day gives the stored answer.
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { describeSdk, type Operation } from "./describe-sdk.ts";
import { type FormValue, readForm, readMultipart } from "./form-body.ts";
import { answers } from "./stripe-routes.ts";
import { Refusal, StripeWorld, type Thing } from "./stripe-world.ts";

// Source: docs.stripe.com/api/idempotent_requests.
const KEPT_SECONDS = 86_400;

export const STAND_IN_KEY = "sk_test_stand_in";

export interface StandIn {
  readonly url: URL;
  readonly world: StripeWorld;
  /** `POST /v1/refunds` for each request that was judged, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

interface Judged extends Operation {
  readonly validate: ValidateFunction | null;
}

function judges(): readonly Judged[] {
  const { operations, schemas } = describeSdk();
  const ajv = new Ajv({ strict: false, coerceTypes: true, allErrors: true, inlineRefs: false });
  ajv.addSchema({ definitions: schemas }, "sdk");
  return operations.map((one) => ({ ...one, validate: one.params ? ajv.compile(one.params) : null }));
}

export async function startStandIn(now: () => Date): Promise<StandIn> {
  const world = new StripeWorld(now);
  const operations = judges();
  const asked: string[] = [];
  const kept = new Map<string, { asked: string; at: number; status: number; body: Thing }>();

  async function answer(request: IncomingMessage): Promise<{ status: number; body: Thing }> {
    const url = new URL(request.url ?? "/", "http://stand-in");
    const params = await paramsOf(request, url);
    if (request.headers.authorization !== `Bearer ${STAND_IN_KEY}`)
      return refusalOf(new Refusal(401, { type: "invalid_request_error", message: "Invalid API Key provided." }));
    const account = header(request, "stripe-account");
    const key = header(request, "idempotency-key");
    const named = `${request.method} ${url.pathname} ${account} ${JSON.stringify(params)}`;
    const known = key && request.method === "POST" ? kept.get(key) : undefined;
    const before = known && world.seconds - known.at < KEPT_SECONDS ? known : undefined;
    if (before && before.asked !== named)
      return refusalOf(
        new Refusal(400, { type: "idempotency_error", message: "Keys can only be used with the same parameters." }),
      );
    if (before) return before;
    const answered = judge({ method: request.method ?? "GET", path: url.pathname, params, account });
    if (key && request.method === "POST" && answered.status < 500)
      kept.set(key, { asked: named, at: world.seconds, ...answered });
    return answered;
  }

  function judge({
    method,
    path,
    params,
    account,
  }: {
    method: string;
    path: string;
    params: Thing;
    account: string | null;
  }) {
    try {
      const operation = operations.find((one) => one.method === method && one.path.test(path));
      if (!operation)
        throw new Refusal(404, {
          type: "invalid_request_error",
          message: `Unrecognized request URL (${method}: ${path}).`,
        });
      asked.push(`${method} ${path}`);
      if (operation.validate && !operation.validate(params)) throw explain(operation.validate.errors ?? []);
      if (!operation.validate && Object.keys(params).length > 0) throw explain([]);
      const ids = operation.path.exec(path)?.slice(1) ?? [];
      const route = `${method} ${path
        .split("/")
        .map((part) => (ids.includes(part) ? "*" : part))
        .join("/")}`;
      const act = answers[route];
      if (!act) throw new Error(`the stand-in does not play ${route}`);
      const spoilt = world.spoilt.get(route);
      if (spoilt instanceof Refusal) throw spoilt;
      const body = expanded(world, act(world, { ids, params, account }), params.expand ?? []);
      if (spoilt === "lost") throw new Refusal(503, { type: "api_error", message: "Nobody hears of it." });
      return { status: 200, body };
    } catch (error) {
      if (error instanceof Refusal) return refusalOf(error);
      throw error;
    }
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => {
        const retry = status < 500 ? {} : { "stripe-should-retry": "false" };
        response.writeHead(status, { "content-type": "application/json", "request-id": "req_stand_in", ...retry });
        response.end(JSON.stringify(body));
      },
      (error: unknown) => {
        response.writeHead(500, { "content-type": "application/json", "stripe-should-retry": "false" });
        response.end(JSON.stringify({ error: { type: "api_error", message: String(error) } }));
      },
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server that listens has one
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    world,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function paramsOf(request: IncomingMessage, url: URL): Promise<Record<string, FormValue>> {
  if (request.method === "GET") return readForm(url.search.slice(1));
  const [body, type] = [await buffer(request), header(request, "content-type") ?? ""];
  return type.startsWith("multipart/") ? readMultipart(body, type) : readForm(body.toString());
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" ? value : null;
}

const refusalOf = ({ status, body }: Refusal) => ({ status, body: { error: body } });

/** Stripe's words for the first thing that is wrong: what is unknown first, then what is missing. */
function explain(errors: readonly ErrorObject[]): Refusal {
  const error =
    errors.find((one) => one.keyword === "additionalProperties") ??
    errors.find((one) => one.keyword === "required") ??
    errors[0];
  const at = (error?.instancePath ?? "").split("/").filter(Boolean);
  const { additionalProperty, missingProperty } = error?.params ?? {};
  const [head = "", ...rest] = [...at, ...[additionalProperty ?? missingProperty].filter(Boolean)];
  const param = `${head}${rest.map((part) => `[${part}]`).join("")}`;
  const code = additionalProperty ? "parameter_unknown" : missingProperty ? "parameter_missing" : "parameter_invalid";
  return new Refusal(400, { type: "invalid_request_error", code, param, message: `${code}: ${param}` });
}

/** The answer with ids replaced by what they name, along each path of `expand`. */
function expanded(world: StripeWorld, thing: Thing, paths: readonly string[]): Thing {
  const copy = structuredClone(withStatus(world, thing));
  for (const path of paths) open(world, copy, path.split("."));
  return copy;
}

function open(world: StripeWorld, thing: Thing, [head = "", ...rest]: readonly string[]): void {
  const value = thing[head];
  if (Array.isArray(value)) {
    for (const one of value) open(world, one, rest);
    return;
  }
  if (typeof value === "string") {
    const named = world.things.get(value);
    if (named) thing[head] = structuredClone(withStatus(world, named));
  }
  if (rest.length > 0 && thing[head] !== null && typeof thing[head] === "object") open(world, thing[head], rest);
}

/** A row of the balance becomes available by time alone. */
function withStatus(world: StripeWorld, thing: Thing): Thing {
  if (thing.object !== "balance_transaction") return thing;
  return { ...thing, status: thing.available_on <= world.seconds ? "available" : "pending" };
}
