import { isUtf8 } from "node:buffer";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { TrustProxy } from "../config/index.ts";
import { requestErrors } from "../errors/index.ts";
import { newId } from "../ids/index.ts";
import type { Logger } from "../log/index.ts";
import { cutSilence } from "./cut-silence.ts";
import { rememberMethods } from "./methods.ts";
import { handleErrors, refusalOf, sendProblem } from "./problem.ts";
import { rememberRawBody } from "./raw-body.ts";
import { securityHeaders } from "./security.ts";
import { answerUnreadable } from "./unreadable.ts";
import { compileSerializer, compileValidator } from "./validation.ts";

export interface HttpSettings {
  readonly log: Logger;
  readonly https: boolean;
  readonly trustProxy: TrustProxy;
  readonly onAnswer?: (info: { route: string; method: string; status: number; seconds: number }) => void;
}

const BODY_LIMIT_BYTES = 1_048_576;
// 25 MB in one request over a third of a megabit a second. Who sends nothing is cut off long before.
const REQUEST_LIMIT_MS = 600_000;

/** The bare server: parsing, validation, errors, headers and logs; no route. */
export function createHttpServer(settings: HttpSettings): FastifyInstance {
  const app = Fastify({
    loggerInstance: settings.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(settings.trustProxy),
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => newId(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    forceCloseConnections: "idle",
    requestTimeout: REQUEST_LIMIT_MS,
    clientErrorHandler: answerUnreadable,
    rewriteUrl: (request) => readableAddress(request.url ?? "/"),
    // What fails before a route is found, such as a broken escape in the address.
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, refusalOf(error)),
  }) as unknown as FastifyInstance; // the logger's type parameter adds nothing for callers
  cutSilence(app.server);
  // Fastify reads plain text by itself; a route that takes no text would pass over what it says.
  app.removeAllContentTypeParsers();
  // Plain forms: the gateway's hosted page, and one-click links of mail programs (RFC 8058). Every value is text.
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  keepRawBodies(app);
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(compileSerializer);
  const methodsOf = rememberMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const allowed = methodsOf(request.url);
    if (allowed.length === 0) return sendProblem(request, reply, requestErrors.notFound());
    return sendProblem(request, reply.header("allow", allowed.join(", ")), requestErrors.methodNotAllowed());
  });
  handleErrors(app);
  securityHeaders(app, { https: settings.https });
  // Nothing in this line can be secret, and looking it through would cost as much as writing it.
  const answers = settings.log.child({}, { redact: [] });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    settings.onAnswer?.({
      route,
      method: request.method,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1_000,
    });
    // The path without its query: a query may hold what somebody searched for.
    answers.info({ request_id: request.id, method: request.method, route, status: reply.statusCode, ms }, "answered");
  });
  return app;
}

/** A number alone would trust nobody: Fastify cannot know that no caller comes past the proxies, whoever sets it does. */
function trusted(trust: TrustProxy): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trust === "number") return (_address, hop) => hop < trust;
  return trust && [...trust];
}

/** A page's address whose escapes are broken ("/@%ff") names no page: it is taken by the letter, and the pages say so. */
function readableAddress(url: string): string {
  if (url.startsWith("/api/") || !url.includes("%")) return url;
  const [path = "", ...query] = url.split("?");
  return isDecodable(path) ? url : [path.replaceAll("%", "%25"), ...query].join("?");
}

function isDecodable(path: string): boolean {
  try {
    // Its length is asked for because a bundler leaves out a call whose result nobody wants.
    return decodeURIComponent(path).length > 0;
  } catch {
    return false;
  }
}

/** JSON as usual, merge patches among it; a webhook's bytes are kept beside, because its signature is over them. */
function keepRawBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  const types = ["application/json", "application/merge-patch+json"];
  app.addContentTypeParser(types, { parseAs: "buffer" }, (request, body: Buffer, done) => {
    // Other bytes would be stored as question marks that nobody wrote.
    if (!isUtf8(body)) return done(requestErrors.malformed({ detail: "JSON is written in UTF-8." }));
    rememberRawBody(request, body);
    void parse(request, body.toString("utf8"), done);
  });
}
