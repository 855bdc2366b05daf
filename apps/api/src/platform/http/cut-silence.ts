import type { Server } from "node:http";

const SILENCE_LIMIT_MS = 60_000;

/** A body may take its time over a slow line, but whoever sends nothing of it for a minute is cut off. */
export function cutSilence(server: Server, limitMs = SILENCE_LIMIT_MS): void {
  server.on("request", (request) => {
    const { socket, headers } = request;
    if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) return;
    socket.setTimeout(limitMs);
    request.once("end", () => socket.setTimeout(0));
  });
}
