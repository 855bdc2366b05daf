// One WebSocket a signed-in tab at /api/live; server-sent events at /api/live/stream for public pages.
import websocket from "@fastify/websocket";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import { requestErrors } from "../errors/index.ts";
import type { Actor, Authenticate } from "../http/actor.ts";
import { sendProblem } from "../http/problem.ts";
import { refuseForeignPage } from "../http/security.ts";
import type { Metrics } from "../metrics/index.ts";
import type { Live } from "./live.ts";
import { openConversation } from "./live-conversation.ts";
import { createLines, type Lines } from "./live-lines.ts";
import { openStream, writeTo } from "./live-stream.ts";

export interface LiveRouteSettings {
  readonly live: Live;
  readonly authenticate: Authenticate;
  readonly metrics: Metrics;
  readonly publicOrigin: string;
  /** How often an open line is tried, and its caller looked up again. */
  readonly heartbeatMs?: number;
}

const HEARTBEAT_MS = 30_000;
const MESSAGE_BYTES_MAX = 4_096;

// A code of our own range (RFC 6455 7.4.2), as 401 is in HTTP.
const SIGNED_OUT = 4401;

const actorOfUpgrade = new WeakMap<FastifyRequest, Actor>();

/** What an API key needs to listen: it hears all that concerns its person. */
const SCOPE = "notifications:read";

/** Registers both addresses. The caller is known before the upgrade; a page of another site is refused. */
export async function registerLive(app: FastifyInstance, settings: LiveRouteSettings): Promise<void> {
  const lines = createLines(settings.authenticate, settings.metrics, settings.heartbeatMs ?? HEARTBEAT_MS);
  settings.live.onCallerEnded(lines.recheck);
  await app.register(websocket, { options: { maxPayload: MESSAGE_BYTES_MAX, perMessageDeflate: false } });
  app.register((scope, _options, done) => {
    scope.get(
      "/api/live",
      {
        websocket: true,
        preValidation: async (request, reply) => {
          const { cookie, authorization } = request.headers;
          const actor = cookie || authorization ? await settings.authenticate({ cookie, authorization }) : null;
          if (!actor) return sendProblem(request, reply, requestErrors.signInNeeded());
          if (actor.scopes !== "all" && !actor.scopes.includes(SCOPE))
            return sendProblem(
              request,
              reply,
              requestErrors.forbidden({ detail: `This API key lacks the scope ${SCOPE}.` }),
            );
          refuseForeignPage(request, settings.publicOrigin);
          if (lines.isFull(actor.userId)) return sendProblem(request, reply, tooManyTabs());
          actorOfUpgrade.set(request, actor);
        },
      },
      (socket, request) => {
        const actor = actorOfUpgrade.get(request);
        if (!actor) return socket.close(SIGNED_OUT);
        keepSocket(lines, actor, request, socket);
        openConversation(socket, actor, settings.live);
      },
    );
    scope.get("/api/live/stream", async (request, reply) => {
      const channel = new URL(request.url, "http://kogi").searchParams.get("channel") ?? "";
      const actor = await settings.authenticate({ cookie: request.headers.cookie, authorization: undefined });
      if (!(await settings.live.mayListen(actor, channel))) throw requestErrors.notFound();
      if (actor && lines.isFull(actor.userId)) throw tooManyTabs();
      const last = Number(request.headers["last-event-id"]);
      reply.hijack();
      reply.raw.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        "x-accel-buffering": "no",
      });
      reply.raw.flushHeaders();
      const from = Number.isSafeInteger(last) && last >= 0 ? last : null;
      const beat = () => writeTo(reply.raw, ": alive\n\n");
      reply.raw.on("close", lines.keep({ actor, request }, { beat, end: () => void reply.raw.end() }));
      await openStream(reply.raw, settings.live, channel, from);
    });
    done();
  });
}

const tooManyTabs = () => requestErrors.tooMany({ detail: "Too many open tabs." });

function keepSocket(lines: Lines, actor: Actor, request: FastifyRequest, socket: WebSocket): void {
  let answered = true;
  const beat = () => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  };
  socket.on("close", lines.keep({ actor, request }, { beat, end: () => socket.close(SIGNED_OUT) }));
  socket.on("pong", () => {
    answered = true;
  });
}
