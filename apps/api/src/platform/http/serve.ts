import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Static } from "typebox";
import type { Access, AnyContract, RouteContract } from "#api-schema/core.ts";
import { localeFrom } from "#api-schema/languages.ts";
import { isCommitUnknown } from "../db/index.ts";
import { assert, idempotencyErrors, requestErrors } from "../errors/index.ts";
import { type Actor, needsAccount } from "./actor.ts";
import { admit, admitted, type HttpDependencies } from "./admit.ts";
import { entityTag, namesTag, namesVersion } from "./entity-tags.ts";
import { nameRequest } from "./idempotency.ts";
import { rawBodyOf } from "./raw-body.ts";

/** Where modules declare their routes. */
export interface HttpApp {
  readonly fastify: FastifyInstance;
  readonly contracts: AnyContract[];
  readonly dependencies: HttpDependencies;
}

type ActorFor<A extends Access> = A extends "public" | "webhook" | "operator" | "dev" ? Actor | null : Actor;

export interface Call<C extends AnyContract> {
  readonly params: Static<C["params"]>;
  readonly query: Static<C["query"]>;
  readonly body: Static<C["body"]>;
  readonly actor: ActorFor<C["access"]>;
  /** The caller's key, when one was sent: money use cases keep it as the name of the effect. */
  readonly idempotencyKey: string | null;
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
  /** The language and region that the page, or whoever calls, reads; null when they do not say. */
  readonly locale: string | null;
  readonly headers: FastifyRequest["headers"];
  readonly rawBody: Buffer | null;
  setHeader(name: string, value: string): void;
  addCookie(header: string): void;
  /** Another success status than the contract's (a 202 where the work goes on, a 206 for a part of a file). */
  setStatus(status: 200 | 201 | 202 | 204 | 206 | 302 | 303): void;
  /** Refuses with 412 when the caller's If-Match names another version. */
  expectVersion(version: number): void;
}

// A route without an answer takes a use case that gives nothing.
type Answering<R> = [R] extends [undefined] ? Promise<void> : Promise<R>;
export type Handler<C extends AnyContract> = (call: Call<C>) => Answering<Static<C["response"]>>;

/** Adds a route to the application: checks that it declares everything, and runs each call through the same steps. */
export function serve<C extends RouteContract>(app: HttpApp, contract: C, handler: Handler<C>): void {
  assert(
    contract.rate !== "money" || contract.idempotency === "required",
    `${contract.path} moves money and needs a key`,
  );
  declare(app, contract);
  if (contract.access === "dev" && !app.dependencies.dev) return;
  const hasBody = contract.method !== "GET" && "properties" in contract.body;
  app.fastify.route({
    method: contract.method,
    url: contract.path,
    config: { keepRawBody: contract.access === "webhook" },
    schema: {
      ...("properties" in contract.params && Object.keys(contract.params.properties ?? {}).length > 0
        ? { params: contract.params }
        : {}),
      querystring: contract.query,
      ...(hasBody ? { body: contract.body } : {}),
      ...(answersJson(contract) ? { response: { "2xx": contract.response } } : {}),
    },
    preValidation: async (request, reply) => {
      await admit(app.dependencies, contract, request, reply);
      refuseForm(contract, request);
      // Nothing was sent and nothing is needed: whoever called before there was something to say still may.
      if (contract.method === "POST" && needsNoField(contract)) request.body ??= {};
    },
    handler: (request, reply) => run(app.dependencies, contract, handler, request, reply),
  });
}

/** Makes a contract known to documents, matrix and guards; for the few routes that are added without `serve`. */
export function declare(app: HttpApp, contract: AnyContract): void {
  assert(
    !app.contracts.some((other) => other.method === contract.method && other.path === contract.path),
    `${contract.method} ${contract.path} is served once`,
  );
  app.contracts.push(contract);
}

const needsNoField = ({ body }: RouteContract) => "properties" in body && !("required" in body && body.required);

/** A form can be sent by any page of any site, so only the routes that are made for one take it. */
function refuseForm(contract: RouteContract, request: FastifyRequest): void {
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  if (isForm && !contract.forms) throw requestErrors.unsupportedType();
}

/** False for files, and for routes whose success is their status alone. */
function answersJson(contract: RouteContract): boolean {
  return !contract.files && ("properties" in contract.response || "anyOf" in contract.response);
}

/** A field that nobody reads is a wish that nobody heard: an amount given to a call that moves all there is, say. */
function refuseNeedlessBody(contract: RouteContract, { body, headers }: FastifyRequest): void {
  if ("properties" in contract.body || contract.access === "webhook") return;
  if (!/^application\/(merge-patch\+)?json/.test(headers["content-type"] ?? "")) return;
  const [field] = Object.keys(Object(body));
  if (field === undefined) return;
  throw requestErrors.invalid({ fields: [{ pointer: `/body/${field}`, detail: "This call takes no such field." }] });
}

async function run<C extends RouteContract>(
  dependencies: HttpDependencies,
  contract: C,
  handler: Handler<C>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  refuseNeedlessBody(contract, request);
  const key = readKey(contract, request);
  const call = makeCall(contract, request, reply, key);
  if (key === null || contract.idempotency === "none") {
    const answer = await handler(call);
    return answerWith(contract, request, reply, answer);
  }
  const actor = admitted(request);
  const scope = actor
    ? `user:${actor.userId}`
    : `address:${createHash("sha256").update(request.ip).digest("base64url").slice(0, 16)}`;
  const stored = await dependencies.idempotency.begin({
    scope,
    key,
    request: nameRequest(request.method, request.url, request.body),
    money: contract.rate === "money",
  });
  if (stored) {
    reply.header("idempotent-replay", "true").code(stored.status);
    return stored.body === "" ? reply.send() : reply.type("application/json").serializer(String).send(stored.body);
  }
  let done: { readonly answer: unknown; readonly body: string };
  try {
    const answer = await handler(call);
    applyStatus(contract, reply);
    // Stored in the form it is sent, so that a replay is the same to the byte.
    done = { answer, body: answersJson(contract) ? serialise(reply, answer) : "" };
  } catch (error) {
    if (isCommitUnknown(error)) dependencies.idempotency.leave(scope, key);
    else await dependencies.idempotency.release(scope, key);
    throw error;
  }
  // The effect is committed: this answer goes out even when the database is away by now and stores it later.
  await dependencies.idempotency.finish(scope, key, { status: reply.statusCode, body: done.body });
  return answerWith(contract, request, reply, done.answer);
}

function readKey(contract: RouteContract, request: FastifyRequest): string | null {
  const header = request.headers["idempotency-key"];
  const key = typeof header === "string" ? header.trim() : "";
  if (key.length > 255) throw requestErrors.malformed({ detail: "An Idempotency-Key has at most 255 characters." });
  if (key === "" && contract.idempotency === "required") throw idempotencyErrors.keyRequired();
  return key === "" ? null : key;
}

function applyStatus(contract: RouteContract, reply: FastifyReply): void {
  if (reply.statusCode === 200) reply.code(contract.status);
}

function answerWith(contract: RouteContract, request: FastifyRequest, reply: FastifyReply, answer: unknown): unknown {
  applyStatus(contract, reply);
  if (answer === undefined) return reply.send();
  if (contract.method === "GET" && contract.access === "public" && answersJson(contract) && reply.statusCode === 200) {
    const body = serialise(reply, answer);
    const etag = entityTag(answer, body);
    reply.header("etag", etag).header("cache-control", "private, no-cache");
    if (namesTag(request.headers["if-none-match"], etag)) return reply.code(304).send();
    return reply.type("application/json").serializer(String).send(body);
  }
  if (!contract.files) reply.header("cache-control", "no-store");
  return answer;
}

/** The answer as text, with only the fields that the contract lists. */
function serialise(reply: FastifyReply, answer: unknown): string {
  // Every contract's answer is an object; Fastify's compiled serialiser gives text.
  return reply.serializeInput(answer as { [key: string]: unknown }, "2xx") as string;
}

function makeCall<C extends RouteContract>(
  contract: C,
  request: FastifyRequest,
  reply: FastifyReply,
  key: string | null,
): Call<C> {
  const actor = admitted(request);
  assert(actor !== null || !needsAccount(contract.access), "a protected route has an actor");
  return {
    // Fastify validated these three against the contract's own schemas.
    params: request.params as Static<C["params"]>,
    query: request.query as Static<C["query"]>,
    body: request.body as Static<C["body"]>,
    // Checked by the assertion above and by `admit`.
    actor: actor as ActorFor<C["access"]>,
    idempotencyKey: key,
    requestId: request.id,
    address: request.ip,
    userAgent: request.headers["user-agent"] ?? "",
    locale: localeFrom(request.headers["accept-language"]),
    headers: request.headers,
    rawBody: rawBodyOf(request),
    setHeader: (name, value) => void reply.header(name, value),
    addCookie: (header) => void reply.header("set-cookie", header),
    setStatus: (status) => void reply.code(status),
    expectVersion(version) {
      if (!namesVersion(request.headers["if-match"], version)) throw requestErrors.preconditionFailed();
    },
  };
}
