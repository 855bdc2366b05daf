import { beforeAll, expect, test } from "vitest";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newToken } from "#platform/ids/index.ts";
import { booksAs, payBy, startPaying, testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { GatewayAway } from "../gateway/port.ts";
import { SIGNATURE_HEADER, sign, webhookSecret } from "../gateway/sandbox/signature.ts";
import { books } from "../index.ts";
import { forgetWebhookBodies } from "./forget-bodies.ts";
import { handleWebhook } from "./handle-webhook.ts";

const kogi = world();
let works: Works;
let client: Person;
let freelancer: Person;

beforeAll(async () => {
  works = testWorks(kogi);
  client = await signUp(kogi, { user_type: "client" });
  freelancer = await signUp(kogi);
});

async function send(event: object | string, options: { signedAt?: Date; signature?: string } = {}) {
  const body = Buffer.from(typeof event === "string" ? event : JSON.stringify(event));
  const { platform } = kogi;
  const signature =
    options.signature ?? sign(webhookSecret(platform.secret), body, options.signedAt ?? platform.clock.now());
  const answer = await kogi.app.fastify.inject({
    method: "POST",
    url: "/api/webhooks/sandbox",
    headers: { "content-type": "application/json", [SIGNATURE_HEADER]: signature },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json() };
}

const news = (objectId: string, type = "checkout.completed") => ({
  id: `evt_${newToken(9)}`,
  type,
  created: "2026-01-01T00:00:00Z",
  object: { id: objectId },
});

async function paying(cents: bigint) {
  const work = await works.order(client, freelancer, cents);
  return { work, payment: await startPaying(client, work) };
}
const statusOf = async (transactionId: string) =>
  (await client.api.payments.getPayment({ params: { transaction_id: transactionId } })).status;
const sessionOf = (url: string | null) => new URL(url ?? "").pathname.split("/").at(-1) ?? "";

test("forged news are refused, kept nowhere and move nothing", async () => {
  const { payment } = await paying(10_000n);
  const before = await books(kogi.platform.db);
  const event = news(sessionOf(payment.checkout_url));
  expect(await send(event, { signature: "" })).toMatchObject({ status: 401, body: { code: "webhook.bad_signature" } });
  const forged = sign("guessed", Buffer.from(JSON.stringify(event)), kogi.platform.clock.now());
  expect(await send(event, { signature: forged })).toMatchObject({
    status: 401,
    body: { code: "webhook.bad_signature" },
  });
  await kogi.settle();
  const kept = await kogi.platform.db
    .selectFrom("payments.webhook_inbox")
    .select("event_id")
    .where("event_id", "=", event.id)
    .execute();
  expect(kept).toEqual([]);
  expect(await statusOf(payment.transaction_id)).toBe("pending");
  expect(await books(kogi.platform.db)).toEqual(before);
});

test("an old delivery that is sent again later is refused", async () => {
  const { payment } = await paying(10_000n);
  const signedAt = new Date(kogi.platform.clock.now().getTime() - 6 * MINUTE_MS);
  expect(await send(news(sessionOf(payment.checkout_url)), { signedAt })).toMatchObject({
    status: 401,
    body: { code: "webhook.expired" },
  });
});

test("true news of a payment that was not made pay nothing: the provider is asked, not believed", async () => {
  const { payment } = await paying(10_000n);
  expect((await send(news(sessionOf(payment.checkout_url)))).status).toBe(200);
  await kogi.settle();
  expect(await statusOf(payment.transaction_id)).toBe("pending");
});

test("the same news twenty times at once, before and after, have one effect", async () => {
  const { work, payment } = await paying(10_000n);
  await payBy(kogi, payment.checkout_url);
  const event = news(sessionOf(payment.checkout_url));
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(event)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  await kogi.settle();
  await send(event);
  await kogi.settle();
  const row = await kogi.platform.db
    .selectFrom("payments.webhook_inbox")
    .select(["deliveries", "state"])
    .where("event_id", "=", event.id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ deliveries: 21, state: "handled" });
  expect(await statusOf(payment.transaction_id)).toBe("completed");
  expect(await booksAs(kogi, { [work.workId]: "twice" })).toContain("escrow milestone:twice EUR 100.00");
});

test("news of unknown kinds and unknown things are answered, noted and ignored", async () => {
  const events = [
    news("cs_unknown_to_us"),
    news("re_nothing", "refund.updated"),
    news("x", "moon.landed"),
    news("po_1", "payout.updated"),
    news("id_1", "identity.updated"),
  ];
  for (const event of events) expect((await send(event)).status).toBe(200);
  await kogi.settle();
  const rows = await kogi.platform.db
    .selectFrom("payments.webhook_inbox")
    .select("state")
    .where(
      "event_id",
      "in",
      events.map((event) => event.id),
    )
    .execute();
  expect(rows.map((row) => row.state)).toEqual(events.map(() => "ignored"));
});

test("news that fail at every try are put aside, and an administrator sends them round again", async () => {
  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const { payment } = await paying(10_000n);
  const { transaction_id } = payment;
  const reference = sessionOf(payment.checkout_url);
  // A payment whose page the provider does not know: what a wrong key or a lost account looks like.
  const rename = (name: string) =>
    kogi.platform.inTransaction((tx) =>
      tx
        .updateTable("payments.payments")
        .set({ gateway_reference: name })
        .where("transaction_id", "=", transaction_id)
        .execute(),
    );
  await rename("cs_lost");
  const event = news("cs_lost");
  await send(event);
  const key = { gateway: "sandbox", eventId: event.id };
  const tries: string[] = [];
  for (let attempt = 0; attempt < 8; attempt += 1)
    tries.push(
      await handleWebhook(kogi.platform, key).then(
        () => "put aside",
        () => "failed",
      ),
    );
  expect(tries).toEqual([...Array.from({ length: 7 }, () => "failed"), "put aside"]);
  const dead = await admin.api.payments.listWebhooks({ query: { state: ["dead"] } });
  expect(dead.data).toMatchObject([{ event_id: event.id, attempts: 8, can: ["retry"] }]);
  await kogi.settle();
  const told = await admin.api.notifications.listNotifications();
  expect(told.data.map(({ title, link }) => [title, link])).toContainEqual([
    "One of sandbox’s messages could not be handled",
    "/admin/webhooks",
  ]);
  const { figures } = await admin.api.admin.readOverview();
  expect(figures).toContainEqual({ figure: "dead_webhooks", count: 1 });
  await payBy(kogi, payment.checkout_url);
  await rename(reference);
  await kogi.platform.inTransaction((tx) =>
    tx.updateTable("payments.webhook_inbox").set({ object_id: reference }).where("event_id", "=", event.id).execute(),
  );
  const params = { gateway: "sandbox", event_id: event.id };
  expect(await admin.api.payments.retryWebhook({ params })).toMatchObject({ state: "received", can: [] });
  await kogi.settle();
  expect(await statusOf(transaction_id)).toBe("completed");
  const again = admin.api.payments.retryWebhook({ params });
  await expect(again).rejects.toMatchObject({ status: 409, code: "webhook.not_dead" });
});

test("forged, lost and unknown news beside the true ones change nothing", async () => {
  const before = await books(kogi.platform.db);
  await kogi.api().payments.setSandbox({ body: { forge: true, unknown: true, duplicate: 2 } });
  const { payment } = await paying(10_000n);
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  expect(await statusOf(payment.transaction_id)).toBe("completed");
  const kept = await kogi.platform.db
    .selectFrom("payments.webhook_inbox")
    .select(["state", "type"])
    .where("type", "=", "tide.turned")
    .execute();
  expect(kept).toEqual([{ state: "ignored", type: "tide.turned" }]);
  const forged = await kogi.platform.db
    .selectFrom("payments.webhook_inbox")
    .select("event_id")
    .where("event_id", "like", "%forged")
    .execute();
  expect(forged).toEqual([]);
  expect((await books(kogi.platform.db)).rows.length).toBeGreaterThan(before.rows.length);
  await kogi.api().payments.setSandbox({ body: { forge: false, unknown: false, duplicate: 1 } });
});

test("a delivery is answered before its work is done: the sender waits for one row and one job", async () => {
  const { payment } = await paying(10_000n);
  await payBy(kogi, payment.checkout_url);
  const event = news(sessionOf(payment.checkout_url));
  expect((await send(event)).status).toBe(200);
  const stateNow = async () => {
    const rows = kogi.platform.db.selectFrom("payments.webhook_inbox").select("state");
    return (await rows.where("event_id", "=", event.id).executeTakeFirstOrThrow()).state;
  };
  expect([await stateNow(), await statusOf(payment.transaction_id)]).toEqual(["received", "pending"]);
  await kogi.settle();
  expect([await stateNow(), await statusOf(payment.transaction_id)]).toEqual(["handled", "completed"]);
});

test("what is no event is refused", async () => {
  expect(await send({ id: "evt_1" })).toMatchObject({ status: 400, body: { code: "webhook.unreadable" } });
  expect((await send("not json")).status).toBe(400);
});

test("doubled, late and shuffled news end where the clean order ends", async () => {
  const settings = await kogi.api().payments.setSandbox({ body: { duplicate: 3, shuffle: true, delay: 3_600 } });
  expect(settings).toMatchObject({ duplicate: 3, shuffle: true, delay: 3_600 });
  const { work, payment } = await paying(20_000n);
  await payBy(kogi, payment.checkout_url, "declined");
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  // Half an hour later the page's time is over, but it was paid: what counts is what the provider holds.
  await kogi.advance(31 * MINUTE_MS);
  expect(await statusOf(payment.transaction_id)).toBe("completed");
  await kogi.advance(HOUR_MS);
  expect(await statusOf(payment.transaction_id)).toBe("completed");
  expect(work).toMatchObject({ state: "paid", failures: 0 });
  expect(await booksAs(kogi, { [work.workId]: "late" })).toContain("escrow milestone:late EUR 200.00");
  const deliveries = await kogi.platform.db
    .selectFrom("payments.webhook_inbox")
    .select("deliveries")
    .where("object_id", "=", sessionOf(payment.checkout_url))
    .execute();
  expect(deliveries.map((row) => row.deliveries)).toEqual([3, 3]);
  await kogi.api().payments.setSandbox({ body: { duplicate: 1, shuffle: false, delay: 0 } });
});

test("news that came while the provider was away are no dead letters; others go round again all at once", async () => {
  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const { payment } = await paying(10_000n);
  const reference = sessionOf(payment.checkout_url);
  const row = { gateway: "sandbox", type: "checkout.paid", object_kind: "checkout", object_id: reference, body: "{}" };
  const keys = ["evt_away_1", "evt_away_2"];
  const received_at = kogi.platform.clock.now();
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("payments.webhook_inbox")
      .values(keys.map((event_id) => ({ ...row, event_id, received_at })))
      .execute(),
  );
  const gateway = gatewayOf(kogi.platform);
  useGateway(kogi.platform, { ...gateway, fetchCheckout: () => Promise.reject(new GatewayAway("no answer")) });
  const tries = async (times: number) => {
    for (const eventId of keys)
      for (let one = 0; one < times; one += 1)
        await handleWebhook(kogi.platform, { gateway: "sandbox", eventId }).catch(() => undefined);
  };
  await tries(12);
  const dead = async () => (await admin.api.payments.listWebhooks({ query: { state: ["dead"] } })).data;
  expect(await dead()).toEqual([]);
  useGateway(kogi.platform, { ...gateway, fetchCheckout: () => Promise.reject(new Error("a mistake of ours")) });
  await tries(8);
  expect((await dead()).map((one) => one.event_id).toSorted()).toEqual(keys);
  useGateway(kogi.platform, gateway);
  await payBy(kogi, payment.checkout_url);
  expect(await admin.api.payments.retryWebhooks()).toEqual({ retried: 2 });
  expect(await admin.api.payments.retryWebhooks()).toEqual({ retried: 0 });
  await kogi.settle();
  expect(await dead()).toEqual([]);
  expect(await statusOf(payment.transaction_id)).toBe("completed");
});

test("what was dead for days and goes round again has its day anew while the provider is away", async () => {
  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const { payment } = await paying(10_000n);
  const [gateway, event_id] = ["sandbox", "evt_dead_for_days"];
  const received_at = addMs(kogi.platform.clock.now(), -3 * DAY_MS);
  const row = { gateway, event_id, type: "checkout.paid", object_kind: "checkout", body: "{}", received_at };
  const object_id = sessionOf(payment.checkout_url);
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("payments.webhook_inbox")
      .values({ ...row, object_id, state: "dead" })
      .execute(),
  );
  expect(await admin.api.payments.retryWebhooks()).toEqual({ retried: 1 });
  const known = gatewayOf(kogi.platform);
  useGateway(kogi.platform, { ...known, fetchCheckout: () => Promise.reject(new GatewayAway("no answer")) });
  await handleWebhook(kogi.platform, { gateway, eventId: event_id }).catch(() => undefined);
  useGateway(kogi.platform, known);
  expect((await admin.api.payments.listWebhooks({ query: { state: ["dead"] } })).data).toEqual([]);
  await kogi.settle();
});

test("an administrator turns the pages of the inbox and meets each delivery once", async () => {
  const admin = await signUp(kogi, { user_type: "client", roles: ["admin"] });
  const at = kogi.platform.clock.now();
  // Two gateways may call their news alike, and much comes in at one instant.
  const rows = ["sandbox", "stripe"].flatMap((gateway) =>
    Array.from({ length: 13 }, (_, number) => ({
      gateway,
      event_id: `evt_page_${number}`,
      type: "tide.turned",
      object_kind: "unknown",
      object_id: "x",
      body: "{}",
      state: "ignored",
      received_at: at,
    })),
  );
  await kogi.platform.inTransaction((tx) => tx.insertInto("payments.webhook_inbox").values(rows).execute());
  const seen: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await admin.api.payments.listWebhooks({ query: { count: true, ...(cursor ? { cursor } : {}) } });
    seen.push(...page.data.map((event) => `${event.gateway} ${event.event_id}`));
    expect(page.total).toBeGreaterThanOrEqual(rows.length);
    cursor = page.next_cursor;
  }
  expect(seen.length).toBe(new Set(seen).size);
  expect(seen).toEqual(expect.arrayContaining(rows.map((row) => `${row.gateway} ${row.event_id}`)));
  const made = Buffer.from(JSON.stringify([at.toISOString(), 7, "stripe"])).toString("base64url");
  const odd = admin.api.payments.listWebhooks({ query: { cursor: made } });
  await expect(odd).rejects.toMatchObject({ status: 422, code: "request.invalid" });
});

test("what a provider wrote is forgotten after 90 days, however much it is; that it came stays", async () => {
  const { clock, db, inTransaction } = kogi.platform;
  const delivery = (days: number, state: string) => ({
    gateway: "sandbox",
    event_id: `evt_old_${days}_${state}`,
    type: "tide.turned",
    object_kind: "unknown",
    object_id: "x",
    body: "{}",
    state,
    received_at: addMs(clock.now(), -days * DAY_MS),
  });
  const rows = [
    delivery(89, "handled"),
    delivery(91, "handled"),
    delivery(92, "ignored"),
    delivery(93, "dead"),
    delivery(94, "received"),
  ];
  await inTransaction((tx) => tx.insertInto("payments.webhook_inbox").values(rows).execute());
  await forgetWebhookBodies(kogi.platform, 2);
  const kept = await db
    .selectFrom("payments.webhook_inbox")
    .select(["event_id", "body"])
    .where("event_id", "like", "evt_old_%")
    .orderBy("received_at", "desc")
    .execute();
  expect(kept.map(({ event_id, body }) => [event_id, body])).toEqual([
    ["evt_old_89_handled", "{}"],
    ["evt_old_91_handled", ""],
    ["evt_old_92_ignored", ""],
    ["evt_old_93_dead", ""],
    ["evt_old_94_received", "{}"],
  ]);
  await inTransaction((tx) =>
    tx.deleteFrom("payments.webhook_inbox").where("event_id", "=", "evt_old_94_received").execute(),
  );
});
