// One request for a page: who asks, the rendering, and the answer in the coding that the browser takes.
import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { createClient, type Transport } from "#api-schema/client.ts";
import { contracts } from "#api-schema/contracts.ts";
import {
  type CountVisitor,
  gatherCounts,
  injectTransport,
  isCrossSite,
  RETRY_AFTER_SECONDS,
  refusalOf,
} from "#platform/http/index.ts";
import type { PageHandler, PageInput } from "../../../web/server/handler.ts";
import type { App } from "../app.ts";
import { awaitTheFirst } from "./await-the-first.ts";
import { compress } from "./compress.ts";
import { oneAfterAnother } from "./one-after-another.ts";
import { readForm, requireForm, type SentForm } from "./read-form.ts";

/** Pages that read alike for all visitors in one language: lists, people, organisations, their work, and projects. */
const ALIKE = /^\/(projects|people|portfolios|organisations|projects\/[0-9a-f-]{36}|@[^/]+(\/[^/]+){0,2})?$/;

interface Rendered {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly cookies: readonly string[];
  readonly html: Buffer;
  readonly nonce: string;
  /** The API refused nothing that it might give to another visitor. */
  readonly whole: boolean;
  /** What counts who looks at this page: its maker is counted already. */
  readonly counts: readonly CountVisitor[];
}

type Who = Pick<PageInput, "viewer" | "away">;

/** Answers a request with its page. Visitors who ask for the same page at the same moment share a rendering. */
export function createPageAnswer(app: App, pages: PageHandler) {
  const together = oneAfterAnother<Rendered>();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (request.url.startsWith("/api/")) return reply.callNotFound();
    requireForm(request, reply);
    const foreign = isCrossSite(request, app.platform.config.publicUrl);
    if (foreign)
      request.log.warn({ request_id: request.id, origin: request.headers.origin }, "a foreign form was refused");
    const who = await whoAsks(app, request);
    const render = () => renderPage(app, pages, request, { ...who, foreign });
    const key = foreign ? null : keyOfAlike(request, who);
    const page = key === null ? null : await shared(request, (make) => together(key, make), render);
    return send(page ?? (await render()), request, reply);
  };
}

/** What the page of a visitor depends on; null when it is theirs alone. */
function keyOfAlike(request: FastifyRequest, { viewer, away }: Who): string | null {
  if (request.method !== "GET" || viewer || away) return null;
  if (!ALIKE.test(request.url.split("?", 1)[0] ?? "")) return null;
  const { cookie, "accept-language": language } = request.headers;
  return JSON.stringify([request.protocol, request.host, request.url, language, cookie]);
}

/** A page made for several, which counts this visitor too; null when it may not be everybody's. */
async function shared(
  request: FastifyRequest,
  together: (make: () => Promise<Rendered>) => Promise<Rendered>,
  render: () => Promise<Rendered>,
): Promise<Rendered | null> {
  let isMaker = false;
  const page = ownCopy(
    await together(() => {
      isMaker = true;
      return render();
    }),
  );
  if (page === null || isMaker) return page;
  const { ip: address, headers } = request;
  const visitor = { actor: null, address, userAgent: headers["user-agent"] ?? "", headers };
  for (const count of page.counts) count(visitor);
  return page;
}

/** With a nonce of its own; null when it may not be everybody's: refusals may be the first one's alone, cookies are. */
function ownCopy(page: Rendered): Rendered | null {
  if (page.status !== 200 || !page.whole || page.cookies.length > 0) return null;
  const nonce = newNonce();
  return {
    ...page,
    nonce,
    headers: page.headers.map(([name, value]) => [name, value.replaceAll(page.nonce, nonce)]),
    html: Buffer.from(page.html.toString("latin1").replaceAll(page.nonce, nonce), "latin1"),
  };
}

function newNonce(): string {
  return randomBytes(16).toString("base64url");
}

async function renderPage(
  app: App,
  pages: PageHandler,
  request: FastifyRequest,
  who: Who & { readonly foreign: boolean },
): Promise<Rendered> {
  const isRead = request.method === "POST" && !who.foreign;
  const form = isRead ? await readForm(request, who.viewer !== null) : null;
  const tooLarge = form === "too_large";
  const asked = toWebRequest(request, tooLarge ? null : form);
  const cookies: string[] = [];
  const nonce = newNonce();
  let whole = true;
  const gathering = gatherCounts();
  const headers = { ...callerHeaders(request), ...gathering.headers };
  const transportIn = (locale: string): Transport => {
    const transport = awaitTheFirst(
      injectTransport(app.fastify, { ...headers, "accept-language": locale }, request.ip),
    );
    return async (call) => {
      const answer = await transport(call);
      cookies.push(...answer.setCookies);
      // What is not there is not there for any visitor; the rest may be this one's alone, as their rate limit is.
      if (answer.status >= 400 && answer.status !== 404) whole = false;
      return answer;
    };
  };
  const response = await pages(asked, {
    api: (wording, locale) => createClient(contracts, transportIn(locale), wording),
    ...who,
    tooLarge,
    nonce,
    origin: app.platform.config.publicUrl,
    formTargets: app.formTargets,
    now: app.platform.clock.now(),
    dev: app.platform.config.dev,
    onError: (error) => request.log.error({ err: error, request_id: request.id }, "a page failed"),
  }).finally(gathering.end);
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => name !== "set-cookie"),
    // Signing in and out happens in API calls behind the page: their cookies belong to the page's answer.
    cookies: [...response.headers.getSetCookie(), ...cookies],
    html: Buffer.from(await response.arrayBuffer()),
    nonce,
    whole,
    counts: gathering.counts,
  };
}

function send(page: Rendered, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(page.status);
  if (page.status === 503) reply.header("retry-after", String(RETRY_AFTER_SECONDS));
  for (const [name, value] of page.headers) reply.header(name, value);
  for (const cookie of page.cookies) reply.header("set-cookie", cookie);
  return compress(request.headers["accept-encoding"], page.html, reply);
}

/** The signed-in person; or that nobody can tell just now. */
async function whoAsks(app: App, { headers }: FastifyRequest): Promise<Who> {
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
  const dest = request.headers["sec-fetch-dest"];
  const purpose = request.headers["sec-purpose"];
  return {
    ...(cookie ? { cookie } : {}),
    ...(origin ? { origin } : {}),
    ...(referer ? { referer } : {}),
    ...(typeof purpose === "string" ? { "sec-purpose": purpose } : {}),
    ...(typeof site === "string" ? { "sec-fetch-site": site } : {}),
    ...(typeof dest === "string" ? { "sec-fetch-dest": dest } : {}),
    "user-agent": request.headers["user-agent"] ?? "",
    host: request.headers.host ?? "",
  };
}

/** A form that is not read becomes a plain look at the address, with nothing of what it sent. */
function toWebRequest(request: FastifyRequest, form: SentForm | null): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  const url = `${request.protocol}://${request.host}${request.url}`;
  if (form === null) return new Request(url, { method: request.method === "HEAD" ? "HEAD" : "GET", headers });
  // A form with files is written anew, with a boundary of its own.
  if (form instanceof FormData)
    for (const name of ["content-type", "content-length", "transfer-encoding"]) headers.delete(name);
  return new Request(url, { method: "POST", headers, body: form });
}
