import { expect, test } from "vitest";
import { contractStarted, milestoneSubmitted } from "#events/contracts.ts";
import { proposalSubmitted } from "#events/projects.ts";
import { HOUR_MS } from "#platform/clock/index.ts";
import type { Tx } from "#platform/db/index.ts";
import { newId } from "#platform/ids/index.ts";
import { meetAtLock } from "#test/at-once.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { notify } from "./notify.ts";

const kogi = world();

async function propose(client: Person, freelancer: Person, projectId = newId()): Promise<void> {
  const payload = {
    proposal_id: newId(),
    project_id: projectId,
    project_title: "Labels for a roastery",
    client_id: client.userId,
    freelancer_id: freelancer.userId,
    amount: { amount: "260000", currency: "EUR" },
  };
  await kogi.platform.inTransaction((tx) => kogi.platform.events.publish(tx, proposalSubmitted, payload));
  await kogi.settle();
}

async function twoPeople(): Promise<[Person, Person]> {
  return [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
}

async function agree(client: Person, freelancer: Person, acceptedBy: Person) {
  const payload = {
    contract_id: newId(),
    project_id: null,
    title: "Labels",
    client_id: client.userId,
    freelancer_id: freelancer.userId,
    offer_id: newId(),
    accepted_by: acceptedBy.userId,
    total: { amount: "250000", currency: "EUR" },
  };
  await kogi.platform.inTransaction((tx) => kogi.platform.events.publish(tx, contractStarted, payload));
  await kogi.settle();
  return payload;
}

async function handIn(client: Person, freelancer: Person) {
  const payload = {
    contract_id: newId(),
    project_id: null,
    title: "Labels",
    milestone_id: newId(),
    milestone_title: "A sign",
    client_id: client.userId,
    freelancer_id: freelancer.userId,
    actor_id: freelancer.userId,
    submission_id: newId(),
    auto_approve_at: "2026-11-29T10:00:00Z",
  };
  await kogi.platform.inTransaction((tx) => kogi.platform.events.publish(tx, milestoneSubmitted, payload));
  await kogi.settle();
  return payload;
}

const mailsTo = (email: string) =>
  kogi.platform.db
    .selectFrom("platform.mails")
    .selectAll()
    .where("to_address", "=", email)
    .orderBy("created_at")
    .execute();

test("a notice names the day that it is where its reader lives", async () => {
  const [client, freelancer] = await twoPeople();
  const settings = { ...(await client.api.users.me()).settings, time_zone: "Pacific/Kiritimati" };
  await client.api.users.putSettings({ body: settings });
  await handIn(client, freelancer);
  const { data } = await client.api.notifications.listNotifications();
  expect(data[0]?.body).toContain("on 30 November 2026");
});

test("who hands work in keeps a notice of it, read already, and their open pages follow without calling it out", async () => {
  const [client, freelancer] = await twoPeople();
  const heard: unknown[] = [];
  const stop = await kogi.platform.live.subscribe(`user:${freelancer.userId}`, ({ payload }) => heard.push(payload));
  const { contract_id } = await handIn(client, freelancer);
  await expect.poll(() => heard).toHaveLength(1);
  stop();
  expect(heard).toMatchObject([{ link: `/contracts/${contract_id}`, quiet: true, unread: 0 }]);
  const { data } = await freelancer.api.notifications.listNotifications();
  expect(data).toMatchObject([{ title: "You handed in work on “A sign”", read_at: expect.any(String) }]);
  expect((await mailsTo(freelancer.email)).map(({ template }) => template)).toEqual(["contracts.milestone_submitted"]);
  const told = await client.api.notifications.listNotifications();
  expect(told.data).toMatchObject([{ title: "Work on “A sign” was handed in", read_at: null }]);
});

test("a proposal is told to the client, in the page, live and by mail, and not to the one who made it", async () => {
  const [client, freelancer] = await twoPeople();
  const heard: unknown[] = [];
  const stop = await kogi.platform.live.subscribe(`user:${client.userId}`, (message) => heard.push(message.payload));
  await propose(client, freelancer);
  stop();
  const { data } = await client.api.notifications.listNotifications();
  expect(data.map((one) => one.title)).toEqual(["A proposal for “Labels for a roastery” over €2,600.00"]);
  expect(heard).toMatchObject([{ unread: 1, kind: "projects.proposal_submitted" }]);
  const mails = await mailsTo(client.email);
  expect(mails.at(-1)).toMatchObject({ template: "projects.proposal_submitted", state: "sent" });
  expect(mails.at(-1)?.headers).toHaveProperty("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  expect((await freelancer.api.notifications.countUnread()).unread).toBe(0);
});

test("of two notices at once, and of one beside a reading, the last count that goes out is the one that stands", async () => {
  const client = await signUp(kogi, { user_type: "client" });
  const unread: unknown[] = [];
  const stop = await kogi.platform.live.subscribe(`user:${client.userId}`, ({ payload }) =>
    unread.push(payload.unread),
  );
  const tell = (tx: Tx) => {
    const said = () => ({ title: "News", body: "" });
    const subject = { type: "project", id: newId() };
    const notice = {
      userId: client.userId,
      kind: "projects.news",
      category: "hiring" as const,
      actorId: null,
      subject,
    };
    return notify(kogi.platform, tx, newId(), { ...notice, link: "/", said });
  };
  const tellAlone = () => kogi.platform.inTransaction(tell);
  await meetAtLock(kogi, { first: tell, second: tellAlone });
  const readAll = () => client.api.notifications.markRead({ body: { all: true } });
  await meetAtLock(kogi, { first: tell, second: readAll });
  await kogi.settle();
  stop();
  expect(unread).toEqual([1, 2, 3, 0]);
});

test("an event that is delivered twice is told once", async () => {
  const [client, freelancer] = await twoPeople();
  await propose(client, freelancer);
  await kogi.platform.owner((owner) =>
    owner.query(
      "update pgboss.job set state = 'created', completed_on = null, started_on = null where name = 'platform.deliver_event'",
    ),
  );
  await kogi.settle();
  expect((await client.api.notifications.listNotifications()).data).toHaveLength(1);
});

test("unread proposals for one project are drawn together, and begin anew once read", async () => {
  const [client, freelancer] = await twoPeople();
  const projectId = newId();
  for (let count = 0; count < 3; count += 1) await propose(client, freelancer, projectId);
  const grouped = (await client.api.notifications.listNotifications()).data;
  // Of many, the one that came last is not the one to open.
  const all = `/projects/${projectId}/proposals`;
  expect(grouped.map((one) => [one.title, one.count, one.link])).toEqual([
    ["3 new proposals for “Labels for a roastery”", 3, all],
  ]);
  expect(await client.api.notifications.markRead({ body: { all: true } })).toEqual({ marked: 1, unread: 0 });
  await propose(client, freelancer, projectId);
  expect((await client.api.notifications.listNotifications()).data).toHaveLength(2);
  expect((await client.api.notifications.countUnread()).unread).toBe(1);
});

test("nobody fills another's inbox: five mails an hour of a kind from one person, and the page tells the rest", async () => {
  const [client, freelancer] = await twoPeople();
  const other = await signUp(kogi);
  for (let count = 0; count < 8; count += 1) await propose(client, freelancer);
  const got = async () =>
    (await mailsTo(client.email)).filter(({ template }) => template === "projects.proposal_submitted").length;
  expect(await got()).toBe(5);
  expect((await client.api.notifications.listNotifications()).data).toHaveLength(8);
  await propose(client, other);
  expect(await got()).toBe(6);
  await kogi.advance(HOUR_MS);
  await propose(client, freelancer);
  expect(await got()).toBe(7);
});

test("whom one muted mails nothing, but what stands in a contract with them is mailed as ever", async () => {
  const [client, freelancer] = await twoPeople();
  await client.api.users.addBlock({ body: { user_id: freelancer.userId, kind: "mute" } });
  await propose(client, freelancer);
  await agree(client, freelancer, freelancer);
  const kinds = (await mailsTo(client.email)).map(({ template }) => template);
  expect(kinds).not.toContain("projects.proposal_submitted");
  expect(kinds).toContain("contracts.started");
  expect((await client.api.notifications.listNotifications()).data).toHaveLength(2);
});

test("what one does not want to hear of by mail or at all is honoured", async () => {
  const [client, freelancer] = await twoPeople();
  await client.api.notifications.putPreferences({
    body: { data: [{ category: "hiring", in_app: false, email: false }] },
  });
  const before = (await mailsTo(client.email)).length;
  await propose(client, freelancer);
  expect((await client.api.notifications.listNotifications()).data).toEqual([]);
  expect(await mailsTo(client.email)).toHaveLength(before);
});

test("of two tabs the one that read older choices is told so, and undoes nothing", async () => {
  const { api, headers } = await signUp(kogi);
  const { data, version } = await api.notifications.getPreferences();
  const money = { category: "money" as const, in_app: true, email: false };
  const now = await api.notifications.putPreferences({ body: { data: [money], version } });
  expect(now.data).toContainEqual(money);
  const stale = api.notifications.putPreferences({ body: { data, version } });
  await expect(stale).rejects.toMatchObject({ status: 409, code: "request.stale" });
  const put = (ifMatch: number) =>
    kogi.app.fastify.inject({
      method: "PUT",
      url: "/api/notifications/preferences",
      headers: { ...headers, "if-match": `"v${ifMatch}"` },
      payload: { data },
    });
  expect((await put(version)).statusCode).toBe(412);
  expect(await api.notifications.getPreferences()).toEqual(now);
  expect((await put(now.version)).statusCode).toBe(200);
});

test("the link in a mail leaves that kind of mail without signing in, and a made-up link does nothing", async () => {
  const [client, freelancer] = await twoPeople();
  await propose(client, freelancer);
  const link = JSON.stringify((await mailsTo(client.email)).at(-1)?.headers);
  const token = /token=([^>"]+)/.exec(link)?.[1] ?? "";
  const post = (given: string) =>
    kogi.app.fastify.inject({
      method: "POST",
      url: `/api/notifications/unsubscribe?token=${given}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "List-Unsubscribe=One-Click",
    });
  expect((await post(`${client.userId}.hiring.forged`)).json()).toMatchObject({ code: "notification.bad_link" });
  expect((await post(token)).statusCode).toBe(200);
  const { data } = await client.api.notifications.getPreferences();
  expect(data.find((one) => one.category === "hiring")).toEqual({ category: "hiring", in_app: true, email: false });
  expect(data.find((one) => one.category === "money")?.email).toBe(true);
});

test("nobody reads or marks what is told to somebody else", async () => {
  const [client, freelancer] = await twoPeople();
  await propose(client, freelancer);
  const [theirs] = (await client.api.notifications.listNotifications()).data;
  const marked = await freelancer.api.notifications.markRead({
    body: { notification_ids: [theirs?.notification_id ?? newId()] },
  });
  expect(marked).toEqual({ marked: 0, unread: 0 });
  expect((await client.api.notifications.countUnread()).unread).toBe(1);
});

test("the page of notifications goes on where it ended", async () => {
  const [client, freelancer] = await twoPeople();
  for (let count = 0; count < 3; count += 1) await propose(client, freelancer);
  const first = await client.api.notifications.listNotifications({ query: { limit: 2 } });
  const rest = await client.api.notifications.listNotifications({
    query: { limit: 2, cursor: first.next_cursor ?? "" },
  });
  expect([first.data.length, rest.data.length, rest.next_cursor]).toEqual([2, 1, null]);
  expect(new Set([...first.data, ...rest.data].map((one) => one.notification_id)).size).toBe(3);
});

test("an agreement is told to the side that did not accept", async () => {
  const [client, freelancer] = await twoPeople();
  const payload = await agree(client, freelancer, client);
  expect((await freelancer.api.notifications.listNotifications()).data[0]).toMatchObject({
    title: "“Labels” is agreed: €2,500.00",
    link: `/contracts/${payload.contract_id}`,
  });
  expect((await client.api.notifications.listNotifications()).data).toEqual([]);
});

test("who reads German is told in German, in the page, live and by mail, and reads old news in a new language", async () => {
  const [client, freelancer] = await twoPeople();
  const before = { ...(await client.api.users.me()).settings, locale: "de-AT" };
  const settings = await client.api.users.putSettings({ body: before });
  const heard: unknown[] = [];
  const stop = await kogi.platform.live.subscribe(`user:${client.userId}`, (message) => heard.push(message.payload));
  const projectId = newId();
  await propose(client, freelancer, projectId);
  stop();
  const german = "Ein Vorschlag für „Labels for a roastery“ über € 2.600,00";
  const titles = async () => (await client.api.notifications.listNotifications()).data.map((one) => one.title);
  expect((await titles()).map((title) => title.replace(/\u00a0/g, " "))).toEqual([german]);
  expect(heard).toMatchObject([{ words: { en: { title: "A proposal for “Labels for a roastery” over €2,600.00" } } }]);
  const mail = (await mailsTo(client.email)).at(-1);
  expect(mail?.subject.replace(/\u00a0/g, " ")).toBe(german);
  expect(mail?.text_body).toContain("Wähle, wovon du hörst");
  await propose(client, freelancer, projectId);
  expect(await titles()).toEqual(["2 neue Vorschläge für „Labels for a roastery“"]);
  await client.api.users.putSettings({ body: { ...settings, locale: "en-US" } });
  expect(await titles()).toEqual(["2 new proposals for “Labels for a roastery”"]);
});

test("an account that never chose a language reads its news in the page's, and one that did in its own", async () => {
  const [client, freelancer] = await twoPeople();
  await propose(client, freelancer);
  const german = kogi.api({ ...client.headers, "accept-language": "de-DE" });
  expect((await german.notifications.listNotifications()).data[0]?.title).toMatch(/^Ein Vorschlag/);
  const { settings } = await client.api.users.me();
  await client.api.users.putSettings({ body: { ...settings, locale: "en-GB" } });
  expect((await german.notifications.listNotifications()).data[0]?.title).toMatch(/^A proposal/);
});
