// Whoever listens falls silent with their session or key, not at the next heartbeat half a minute later.
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { newId } from "#platform/ids/index.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const SIGNED_OUT = 4401;
const FAR_SOONER_THAN_A_HEARTBEAT_MS = 10_000;

const kogi = world();
let address: string;
beforeAll(async () => {
  await kogi.platform.live.start(); // tests have no loops running otherwise
  address = (await kogi.app.fastify.listen({ port: 0, host: "127.0.0.1" })).replace("http", "ws");
});
afterAll(() => kogi.platform.live.stop());

async function listen(headers: Record<string, string>): Promise<WebSocket> {
  const socket = new WebSocket(`${address}/api/live`, { headers });
  await once(socket, "open");
  return socket;
}

/** The code it is closed with. */
async function closing(socket: WebSocket): Promise<number> {
  const signal = AbortSignal.timeout(FAR_SOONER_THAN_A_HEARTBEAT_MS);
  const [code] = await once(socket, "close", { signal });
  return code;
}

async function secondSession(person: Person): Promise<Record<string, string>> {
  const body = { email: person.email, password: PASSWORD, transport: "bearer" as const };
  const { session_token } = await kogi.api().auth.signIn({ body });
  return { authorization: `Bearer ${session_token}` };
}

describe("a socket is closed as soon as its caller has", () => {
  test("signed out", async () => {
    const person = await signUp(kogi);
    const closed = closing(await listen(person.headers));
    await person.api.auth.signOut();
    expect(await closed).toBe(SIGNED_OUT);
  });

  test("been signed out from elsewhere, while the other session's goes on", async () => {
    const person = await signUp(kogi);
    const closed = closing(await listen(person.headers));
    const elsewhere = await secondSession(person);
    const stays = await listen(elsewhere);
    await kogi.api(elsewhere).auth.endOtherSessions();
    expect(await closed).toBe(SIGNED_OUT);
    stays.send(JSON.stringify({ type: "subscribe", channel: `closed:${newId()}` }));
    const [answer] = await once(stays, "message");
    expect(JSON.parse(String(answer))).toMatchObject({ type: "refused" });
    stays.close();
  });

  test("lost the API key", async () => {
    const person = await signUp(kogi);
    const { api_key, key } = await person.api.auth.createApiKey({
      body: { name: "news", scopes: ["notifications:read"] },
    });
    const closed = closing(await listen({ authorization: `Bearer ${key}` }));
    await person.api.auth.deleteApiKey({ params: { api_key_id: api_key.api_key_id } });
    expect(await closed).toBe(SIGNED_OUT);
  });
});
