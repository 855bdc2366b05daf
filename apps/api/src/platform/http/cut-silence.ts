import type { Server } from "node:http";

const SILENCE_LIMIT_MS = 60_000;

/** A body may take its time over a slow line, but whoever sends nothing of it for a minute is cut off. */
export function cutSilence(server: Server, limitMs = SILENCE_LIMIT_MS): void {
  server.on("request", (request, response) => {
    const { socket, headers } = request;
    const length = headers["content-length"];
    // Nobody reads an empty body, so it would never end.
    if (headers["transfer-encoding"] === undefined && (length === undefined || length === "0")) return;
    socket.setTimeout(limitMs);
    request.once("end", () => {
      // A body refused unread ends after the answer: the limit then is that of an idle connection.
      if (!response.writableEnded) socket.setTimeout(0);
    });
  });
}
