// Requests that are no HTTP, or too large to be read as such: no route and no reply object exists for them.
import type { Socket } from "node:net";
import { type KogiError, requestErrors } from "../errors/index.ts";
import { problemText } from "./problem.ts";

/** Writes the refusal straight to the socket and closes it: what follows on it could not be told apart. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  // The other side is gone, or an answer has begun: two answers in one would be worse than none.
  if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable || socket.bytesWritten > 0)
    return void socket.destroy();
  const refusal = refusalOf(error.code);
  const body = problemText(refusal, {});
  socket.end(
    `HTTP/1.1 ${refusal.status} ${refusal.status === 431 ? "Request Header Fields Too Large" : "Bad Request"}\r\n` +
      `content-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `x-content-type-options: nosniff\r\nconnection: close\r\n\r\n${body}`,
  );
}

function refusalOf(code: string | undefined): KogiError {
  if (code === "HPE_HEADER_OVERFLOW") return requestErrors.headersTooLarge();
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return requestErrors.tooSlow();
  return requestErrors.malformed();
}
