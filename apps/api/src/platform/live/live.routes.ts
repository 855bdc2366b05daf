// One WebSocket a signed-in tab at /api/live; server-sent events at /api/live/stream for public pages.
import websocket from "@fastify/websocket";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { WebSocket } from "ws";
import { fileRoute, record, route } from "#api-schema/core.ts";
import { requestErrors } from "../errors/index.ts";
import { admit, admitted } from "../http/admit.ts";
import { refuseForeignPage } from "../http/security.ts";
import { declare, type HttpApp } from "../http/serve.ts";
import type { Metrics } from "../metrics/index.ts";
import type { Live } from "./live.ts";
import { type Conversation, openConversation } from "./live-conversation.ts";
import { type Caller, createLines, type Line, type Lines, type NetworkLimits, networkLimits } from "./live-lines.ts";
import { openStream, writeTo } from "./live-stream.ts";

export interface LiveRouteSettings {
  readonly live: Live;
  readonly metrics: Metrics;
  /** How often an open line is tried, and its caller looked up again. */
  readonly heartbeatMs?: number;
  readonly limits?: NetworkLimits;
}

const HEARTBEAT_MS = 30_000;
const MESSAGE_BYTES_MAX = 4_096;

// Codes of our own range (RFC 6455 7.4.2), as 401 and 429 are in HTTP; and its own for a server that goes away.
const SIGNED_OUT = 4401;
const TOO_MANY = 4429;
const GOING_AWAY = 1001;

/** What an API key needs to listen: it hears all that concerns its person. */
const SCOPE = "notifications:read";

const liveApi = {
  socket: route({
    method: "GET",
    path: "/api/live",
    summary: "Live events of many channels over one WebSocket",
    access: "signed_in",
    scope: SCOPE,
    status: 101,
  }),
  stream: fileRoute({
    method: "GET",
    path: "/api/live/stream",
    summary: "Live events of one channel as server-sent events; Last-Event-ID names what was seen last",
    access: "public",
    scope: SCOPE,
    query: record({ channel: Type.String({ maxLength: 100, pattern: "^[a-z_]+:[a-z0-9-]+$" }) }),
    files: ["text/event-stream"],
  }),
};

type Stream = { Querystring: Static<typeof liveApi.stream.query> };

/**
 * Registers both addresses. The caller is known before the upgrade; a page of another site is refused. Gives the open
 * lines, for whoever stops the server.
 */
export async function registerLive(http: HttpApp, settings: LiveRouteSettings): Promise<Pick<Lines, "endAll">> {
  const { dependencies, fastify } = http;
  const { live, metrics, heartbeatMs = HEARTBEAT_MS, limits = networkLimits() } = settings;
  const lines = createLines({ authenticate: dependencies.authenticate, metrics, heartbeatMs, limits });
  live.onCallerEnded(lines.recheck);
  for (const contract of [liveApi.socket, liveApi.stream]) declare(http, contract);
  await fastify.register(websocket, { options: { maxPayload: MESSAGE_BYTES_MAX, perMessageDeflate: false } });
  fastify.register((scope, _options, done) => {
    scope.route({
      method: "GET",
      url: liveApi.socket.path,
      exposeHeadRoute: false,
      preValidation: async (request, reply) => {
        const actor = await admit(dependencies, liveApi.socket, request, reply);
        refuseForeignPage(request, dependencies.publicOrigin);
        if (lines.isFull({ actor, request })) throw tooManyTabs();
      },
      handler: async () => {
        throw requestErrors.malformed({ detail: "This address opens a WebSocket." });
      },
      wsHandler: (socket, request) => {
        const actor = admitted(request);
        if (!actor) return socket.close(SIGNED_OUT);
        // Others may have come since this one was admitted.
        if (lines.isFull({ actor, request })) return socket.close(TOO_MANY);
        keepSocket(lines, { actor, request }, socket, openConversation(socket, actor, live));
      },
    });
    scope.route<Stream>({
      method: "GET",
      url: liveApi.stream.path,
      exposeHeadRoute: false,
      schema: { querystring: liveApi.stream.query },
      preValidation: async (request, reply) => {
        await admit(dependencies, liveApi.stream, request, reply);
      },
      handler: async (request, reply) => {
        const actor = admitted(request);
        const { channel } = request.query;
        if (!(await live.mayListen(actor, channel))) throw requestErrors.notFound();
        if (lines.isFull({ actor, request })) throw tooManyTabs();
        beginStream(request, reply);
        keepStream(lines, { actor, request }, reply, async () => {
          if (!(await live.mayListen(actor, channel))) reply.raw.end();
        });
        await openStream(reply.raw, live, channel, lastSeen(request));
      },
    });
    done();
  });
  return lines;
}

// A tab that was closed is noticed within a beat.
const tooManyTabs = () =>
  requestErrors.tooMany({ detail: "Too many open tabs.", extra: { retry_after: HEARTBEAT_MS / 1_000 } });

function lastSeen({ headers }: FastifyRequest): number | null {
  const last = Number(headers["last-event-id"] ?? Number.NaN);
  return Number.isSafeInteger(last) && last >= 0 ? last : null;
}

function beginStream(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
    "x-content-type-options": "nosniff",
    "x-request-id": request.id,
  });
  reply.raw.flushHeaders();
}

function keepStream(lines: Lines, caller: Caller, { raw }: FastifyReply, look: Line["look"]): void {
  const stop = lines.keep(caller, {
    look,
    beat: () => writeTo(raw, ": alive\n\n"),
    end: () => void raw.end(),
    drop: () => void raw.destroy(),
  });
  // Whoever left while they were looked up has closed already, and will not be heard of again.
  if (raw.destroyed) stop();
  else raw.on("close", stop);
}

function keepSocket(lines: Lines, caller: Caller, socket: WebSocket, { look }: Conversation): void {
  let answered = true;
  const stop = lines.keep(caller, {
    look,
    beat() {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
    },
    end: (why) => socket.close(why === "stopping" ? GOING_AWAY : SIGNED_OUT),
    drop: () => socket.terminate(),
  });
  socket.on("close", stop);
  socket.on("pong", () => {
    answered = true;
  });
}
