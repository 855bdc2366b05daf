// The program of `gatherCrowd`: opens the sockets it is asked for, and tells of every event how late each heard it.
import { once } from "node:events";
import { WebSocket } from "ws";
import type { Told, Wish } from "./live-crowd.ts";
import { createHeard } from "./live-heard.ts";

// A burst that a balancer spreads in life: the system holds only so many connections that wait to be taken.
const AT_ONCE = 50;

interface Said {
  readonly type: string;
  readonly id: string;
}

const tell = (told: Told) => void process.send?.(told);

async function gather({ address, tokens, socketsEach, channel }: Wish): Promise<void> {
  const all = tokens.flatMap((token) => Array.from({ length: socketsEach }, () => token));
  const hear = createHeard(all.length, (delaysMs) => tell({ delaysMs }));
  let next = 0;
  const openers = Array.from({ length: AT_ONCE }, async () => {
    while (next < all.length) {
      const number = next;
      next += 1;
      await listen(address, all[number] ?? "", channel, (id, atMs) => hear(number, id, atMs));
    }
  });
  await Promise.all(openers);
  tell("gathered");
}

/** Resolves once the socket is subscribed. One that closes ends the program: nobody is left to listen in its stead. */
async function listen(address: string, token: string, channel: string, hear: (id: string, atMs: number) => void) {
  const socket = new WebSocket(address, { headers: { authorization: `Bearer ${token}` }, perMessageDeflate: false });
  socket.on("close", (code) => {
    throw new Error(`a socket was closed with ${code}`);
  });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "subscribe", channel }));
  await new Promise<void>((resolve, reject) => {
    socket.on("message", (data) => {
      const atMs = Date.now();
      const { type, id } = JSON.parse(String(data)) as Said; // the protocol of live conversations
      if (type === "event") hear(id, atMs);
      else if (type === "subscribed") resolve();
      else reject(new Error(`a socket was told ${String(data)}`));
    });
  });
}

process.once("message", (wish) => void gather(wish as Wish)); // sent by gatherCrowd
process.once("disconnect", () => process.exit(0));
