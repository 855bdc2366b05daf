// An open page of one person: one socket that keeps what it hears.
import { once } from "node:events";
import { WebSocket } from "ws";
import { expectThat } from "./report.ts";
import { type Traveller, waitFor } from "./traveller.ts";

interface Line {
  readonly type: string;
  readonly event?: string;
  readonly payload?: { readonly kind?: string };
}

export interface LiveListener {
  /** Waits for news of this kind. Throws `Deviation` when it does not come. */
  hears(kind: string): Promise<void>;
  close(): void;
}

/** Subscribed to what concerns the person; what happens from now on is heard. */
export async function listenAs(origin: string, person: Traveller): Promise<LiveListener> {
  const headers = { authorization: `Bearer ${person.token()}` };
  const socket = new WebSocket(`${origin.replace(/^http/, "ws")}/api/live`, { headers });
  const heard: Line[] = [];
  socket.on("message", (data) => heard.push(JSON.parse(String(data)) as Line)); // the server's own protocol
  const opened = await Promise.race([once(socket, "open").then(() => true), once(socket, "close").then(() => false)]);
  expectThat(`${person.name}'s live line opens`, opened);
  socket.send(JSON.stringify({ type: "subscribe", channel: "user:me" }));
  await waitFor(`${person.name}'s subscription`, async () => heard.find((line) => line.type === "subscribed") ?? null);
  const isNews = (kind: string) => (line: Line) => line.event === "notification" && line.payload?.kind === kind;
  return {
    async hears(kind) {
      await waitFor(`the live news ${kind} to ${person.name}`, async () => heard.find(isNews(kind)) ?? null);
    },
    close: () => socket.close(),
  };
}
