// What happens to a line while a channel is being subscribed over it.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import type { Actor } from "#platform/http/index.ts";
import { newId } from "#platform/ids/index.ts";
import { world } from "#test/world.ts";
import type { Live } from "./live.ts";
import { openConversation } from "./live-conversation.ts";

const kogi = world();
const actor: Actor = {
  userId: newId(),
  userType: "client",
  roles: ["client"],
  emailVerified: true,
  sessionId: null,
  via: "session",
  scopes: "all",
};
const sockets = new WebSocketServer({ port: 0, host: "127.0.0.1" });
const listening = once(sockets, "listening");
beforeAll(() => listening);
afterAll(() => sockets.close());

/** A conversation over a hub that subscribes when it is let to, and counts who left. */
async function begun(channel: string) {
  const { live } = kogi.platform;
  const [asked, allowed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const counts = { left: 0 };
  const slow: Live = {
    ...live,
    async subscribe(...wish) {
      const leave = await live.subscribe(...wish);
      asked.resolve();
      await allowed.promise;
      return () => {
        counts.left += 1;
        leave();
      };
    },
  };
  const met = once(sockets, "connection");
  // A server that listens on TCP has an address with a port.
  const client = new WebSocket(`ws://127.0.0.1:${(sockets.address() as AddressInfo).port}`);
  const heard: string[] = [];
  client.on("message", (data) => heard.push(JSON.parse(String(data)).type));
  const [socket] = await met;
  const conversation = openConversation(socket, actor, slow);
  await once(client, "open");
  client.send(JSON.stringify({ type: "subscribe", channel }));
  await asked.promise;
  return { client, socket, conversation, heard, counts, allow: allowed.resolve };
}

test("a look waits for it, and lets go of what may be heard no longer", async () => {
  let asked = 0;
  kogi.platform.live.guard("shut", async () => ++asked === 1);
  const { client, conversation, heard, counts, allow } = await begun("shut:x");
  const looked = conversation.look();
  allow();
  await looked;
  await expect.poll(() => heard).toEqual(["subscribed", "refused"]);
  expect(counts.left).toBe(1);
  client.close();
});

test("a socket that closes leaves nobody behind that hears it", async () => {
  kogi.platform.live.guard("open", async () => true);
  const { client, socket, counts, allow } = await begun("open:x");
  client.close();
  await once(socket, "close");
  allow();
  await expect.poll(() => counts.left).toBe(1);
});
