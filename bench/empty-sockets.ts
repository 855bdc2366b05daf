// The thing outside Kogi that live figures are held against: bare sockets, and one text sent to all of them.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import { newId } from "#platform/ids/index.ts";

const server = createServer((request, response) => {
  if (request.url === "/send") sendToAll();
  response.end(String(process.memoryUsage.rss()));
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on("connection", (socket) => {
  socket.on("message", () => socket.send(JSON.stringify({ type: "subscribed" })));
});

function sendToAll(): void {
  const text = JSON.stringify({ type: "event", id: newId(), payload: { title: "As long as news are. ".repeat(10) } });
  for (const socket of sockets.clients) if (socket.readyState === WebSocket.OPEN) socket.send(text);
}

server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo; // it listens on a port
process.stdout.write(`http://127.0.0.1:${port}\n`);
process.on("SIGTERM", () => process.exit(0));
