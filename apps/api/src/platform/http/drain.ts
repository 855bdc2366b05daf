// The end of a server: nobody new comes in, and whoever is being answered gets their answer.
import type { Server } from "node:http";

const LOOK_EVERY_MS = 50;

/**
 * Takes no new connection and waits until every answer under way is sent. What is not by then, such as a download
 * through a slow line, is cut after `limitMs`: the jobs must be given back before the process is killed.
 */
export async function drain(server: Server, limitMs: number): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  // A browser keeps the connection it was answered on.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}
