// Pages, assets and the compression of both: the web application inside the API's own server.
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { createClient, type Transport } from "#api-schema/client.ts";
import { contracts } from "#api-schema/contracts.ts";
import { injectTransport, isCrossSite, RETRY_AFTER_SECONDS, refusalOf } from "#platform/http/index.ts";
import type { createPageHandler, PageHandler, PageInput } from "../../../web/server/handler.ts";
import type { App } from "../app.ts";
import { compress } from "./compress.ts";

const IMMUTABLE = "public, max-age=31536000, immutable";
const SHORT = "public, max-age=3600";

/** Reads the built pages, which takes a while. Throws when they were never built. */
export async function readPages(projectFolder: string): Promise<PageHandler> {
  const handlerFile = join(projectFolder, "build/web/server/handler.js");
  if (!existsSync(handlerFile)) throw new Error("the pages are not built; run `npm run build`");
  // The built file's only named export is the maker of the page handler.
  const built = (await import(pathToFileURL(handlerFile).href)) as { createPageHandler: typeof createPageHandler };
  return built.createPageHandler();
}

/** Adds the pages to the server. */
export async function mountWeb(app: App, pages: PageHandler): Promise<void> {
  await serveFiles(app, join(app.platform.config.projectFolder, "build/web/client"));
  app.fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // React Router reads the body itself: forms, files and all.
    scope.addContentTypeParser("*", (_request, payload, done) => done(null, payload));
    scope.all("/*", { bodyLimit: 30 * 1_048_576 }, (request, reply) => answerPage(app, pages, request, reply));
    done();
  });
}

/** One route for the hundreds of assets and one for each of the few files beside them: a route each is slow to make. */
async function serveFiles({ fastify }: App, root: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: join(root, "assets"),
    prefix: "/assets/",
    index: false,
    cacheControl: false,
    preCompressed: true, // by tools/prepare/compress-files.ts
    setHeaders: (reply, path) => void reply.header("cache-control", path.includes("/assets/") ? IMMUTABLE : SHORT),
  });
  for (const file of readdirSync(root, { withFileTypes: true }))
    if (file.isFile()) fastify.get(`/${file.name}`, (_request, reply) => reply.sendFile(file.name, root));
}

async function answerPage(
  app: App,
  pages: PageHandler,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (request.url.startsWith("/api/")) return reply.callNotFound();
  const foreign = isCrossSite(request, app.platform.config.publicUrl);
  if (foreign)
    request.log.warn({ request_id: request.id, origin: request.headers.origin }, "a foreign form was refused");
  const cookies: string[] = [];
  const headers = callerHeaders(request);
  const transportIn = (locale: string): Transport => {
    const transport = injectTransport(app.fastify, { ...headers, "accept-language": locale }, request.ip);
    return async (call) => {
      const answer = await transport(call);
      cookies.push(...answer.setCookies);
      return answer;
    };
  };
  const response = await pages(toWebRequest(request, foreign), {
    api: (wording, locale) => createClient(contracts, transportIn(locale), wording),
    ...(await whoAsks(app, request)),
    foreign,
    nonce: randomBytes(16).toString("base64"),
    origin: app.platform.config.publicUrl,
    formTargets: app.formTargets,
    now: app.platform.clock.now(),
    dev: app.platform.config.dev,
    onError: (error) => request.log.error({ err: error, request_id: request.id }, "a page failed"),
  });
  reply.code(response.status);
  if (response.status === 503) reply.header("retry-after", String(RETRY_AFTER_SECONDS));
  for (const [name, value] of response.headers) if (name !== "set-cookie") reply.header(name, value);
  // Signing in and out happens in API calls behind the page: their cookies belong to the page's answer.
  for (const cookie of [...response.headers.getSetCookie(), ...cookies]) reply.header("set-cookie", cookie);
  const body = Buffer.from(await response.arrayBuffer());
  return compress(request.headers["accept-encoding"], body, reply);
}

/** The signed-in person; or that nobody can tell just now. */
async function whoAsks(app: App, { headers }: FastifyRequest): Promise<Pick<PageInput, "viewer" | "away">> {
  try {
    return { viewer: headers.cookie ? await app.viewer(headers.cookie) : null, away: false };
  } catch (error) {
    if (refusalOf(error).status !== 503) throw error;
    return { viewer: null, away: true };
  }
}

/** What the API must know of the person behind the page: cookie, browser and where the form or they came from. */
function callerHeaders(request: FastifyRequest): Record<string, string> {
  const { cookie, origin, referer } = request.headers;
  const site = request.headers["sec-fetch-site"];
  const purpose = request.headers["sec-purpose"];
  return {
    ...(cookie ? { cookie } : {}),
    ...(origin ? { origin } : {}),
    ...(referer ? { referer } : {}),
    ...(typeof purpose === "string" ? { "sec-purpose": purpose } : {}),
    ...(typeof site === "string" ? { "sec-fetch-site": site } : {}),
    "user-agent": request.headers["user-agent"] ?? "",
    host: request.headers.host ?? "",
  };
}

/** A foreign form becomes a plain look at the address, with nothing of what it sent. */
function toWebRequest(request: FastifyRequest, foreign: boolean): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  const hasBody = !foreign && request.method !== "GET" && request.method !== "HEAD";
  return new Request(`${request.protocol}://${request.host}${request.url}`, {
    method: foreign ? "GET" : request.method,
    headers,
    // Node's web stream and the DOM's are the same thing under two type names; `duplex` is missing in the DOM's type.
    ...(hasBody ? { body: Readable.toWeb(request.raw) as BodyInit, duplex: "half" } : {}),
  } as RequestInit);
}
