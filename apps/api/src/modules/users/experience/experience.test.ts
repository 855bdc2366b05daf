import { beforeAll, expect, test } from "vitest";
import type { CertificationBody, HistoryEntry } from "#api-schema/experience.ts";
import { skillId } from "#modules/users/index.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { mp3, pdfPages } from "#test/films.ts";
import { signBackIn } from "#test/paying.ts";
import { pdfText } from "#test/pdf-text.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();
const certificate = {
  name: "Sworn surveyor",
  issuer: "Chamber of Crafts",
  issued_on: "2024-05-01",
  expires_on: null,
  url: "https://chamber.example/42",
};
let admin: Person;
beforeAll(async () => {
  admin = await signUp(kogi, { roles: ["admin"] });
});

const add = (person: Person, wishes: Partial<CertificationBody> = {}) =>
  person.api.experience.addCertification({
    params: { user_id: person.userId },
    body: { ...certificate, ...wishes },
  });
const seenBy = async (person: Person, viewer = kogi.api()) =>
  (await viewer.experience.listCertifications({ params: { user_id: person.userId }, query: {} })).data;
const decide = (by: Person, certification_id: string, decision: "verified" | "refused", version = 1, reason?: string) =>
  by.api.experience.decideCertification({
    params: { certification_id },
    body: { decision, version, ...(reason ? { reason } : {}) },
  });

test("a certificate is looked at by an administrator, confirmed, and its owner told", async () => {
  const ana = await signUp(kogi);
  const { certification_id, state } = await add(ana);
  expect(state).toBe("unverified");
  const waiting = await admin.api.experience.listCertificationsToDecide({ query: { count: true } });
  expect(waiting.data.map((one) => [one.certification_id, one.user.user_id])).toContainEqual([
    certification_id,
    ana.userId,
  ]);
  await decide(admin, certification_id, "verified");
  expect(await seenBy(ana)).toMatchObject([{ certification_id, state: "verified", expired: false }]);
  await kogi.settle();
  const news = await ana.api.notifications.listNotifications({ query: {} });
  expect(news.data.map(({ title }) => title)).toContain("“Sworn surveyor” is confirmed");
  expect((await admin.api.experience.listCertificationsToDecide({ query: {} })).data).not.toContainEqual(
    expect.objectContaining({ certification_id }),
  );
});

test("what was confirmed counts no more once it is changed, and a decision about what it was is refused", async () => {
  const ana = await signUp(kogi);
  const { certification_id } = await add(ana);
  await decide(admin, certification_id, "verified");
  const params = { user_id: ana.userId, certification_id };
  const changed = await ana.api.experience.replaceCertification({ params, body: { ...certificate, name: "Doctor" } });
  expect(changed).toMatchObject({ state: "unverified", version: 2, decided_at: null });
  expect(await refusal(decide(admin, certification_id, "verified", 1))).toMatchObject({
    status: 409,
    code: "request.stale",
    current: { name: "Doctor" },
  });
});

test("a refusal says why, to the owner alone", async () => {
  const ana = await signUp(kogi);
  const { certification_id } = await add(ana);
  expect((await refusal(decide(admin, certification_id, "refused"))).code).toBe("certification.reason_needed");
  await decide(admin, certification_id, "refused", 1, "The page names somebody else.");
  expect(await seenBy(ana)).toEqual([]);
  expect(await seenBy(ana, ana.api)).toMatchObject([{ state: "refused", reason: "The page names somebody else." }]);
});

test("nobody confirms their own certificate", async () => {
  const { certification_id } = await add(admin);
  expect(await refusal(decide(admin, certification_id, "verified"))).toMatchObject({
    status: 403,
    code: "certification.own",
  });
});

test("one without a page to look at waits for nobody", async () => {
  const ana = await signUp(kogi);
  const { certification_id } = await ana.api.experience.addCertification({
    params: { user_id: ana.userId },
    body: { ...certificate, url: null },
  });
  const { data } = await admin.api.experience.listCertificationsToDecide({ query: { limit: 100 } });
  expect(data.map((one) => one.certification_id)).not.toContain(certification_id);
});

test("a certificate that ran out says so, on paper too, and is claimed no more", async () => {
  const ana = await signUp(kogi);
  const today = new Date(kogi.platform.clock.now()).toISOString().slice(0, 10);
  const { certification_id } = await add(ana, { expires_on: today });
  await decide(admin, certification_id, "verified");
  const params = { user_id: ana.userId };
  const paper = async () =>
    pdfText((await kogi.app.fastify.inject({ url: `/api/users/${ana.userId}/profile.pdf` })).rawPayload);
  const claimed = async () => (await ana.api.contracts.exportReputation({ params })).claims.certifications.length;
  expect([await seenBy(ana), await claimed()]).toMatchObject([[{ expired: false }], 1]);
  expect(await paper()).toMatch(/verified by Kogi.*valid until/s);
  await kogi.advance(DAY_MS);
  expect([await seenBy(ana), await claimed()]).toMatchObject([[{ expired: true }], 0]);
  expect(await paper()).toMatch(/Sworn surveyor(?!.*verified by Kogi).*expired/s);
});

test.each([
  [{ issued_on: "2999-01-01" }, "/body/issued_on"],
  [{ issued_on: "2024-02-30" }, "/body/issued_on"],
  [{ url: "javascript:alert(1)" }, "/body/url"],
  [{ name: "" }, "/body/name"],
])("%j is refused at its field", async (wrong, pointer) => {
  const ana = await signUp(kogi);
  expect(await refusal(add(ana, wrong))).toMatchObject({ status: 422, errors: [{ pointer }] });
  expect(await seenBy(ana, ana.api)).toEqual([]);
});

test("thirty are enough, also when they come at once", async () => {
  const ana = await signUp(kogi);
  const answers = await Promise.allSettled(
    Array.from({ length: 35 }, (_, n) => add(ana, { name: `Certificate ${n}` })),
  );
  expect(answers.filter(({ status }) => status === "fulfilled").length).toBe(30);
  const { data, next_cursor } = await ana.api.experience.listCertifications({
    params: { user_id: ana.userId },
    query: { limit: 20, count: true },
  });
  const rest = await ana.api.experience.listCertifications({
    params: { user_id: ana.userId },
    query: { limit: 20, cursor: next_cursor ?? "" },
  });
  expect(new Set([...data, ...rest.data].map(({ name }) => name)).size).toBe(30);
});

test("a file shows a certificate to its owner and the desk alone, by an address that expires", async () => {
  const ana = await signUp(kogi);
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "diploma.pdf" }, body: pdfPages(1) });
  await kogi.settle();
  const { certification_id, evidence } = await add(ana, { url: null, evidence_media_id: media_id });
  expect(evidence).toMatchObject({ media_id, name: "diploma.pdf" });
  expect(await seenBy(ana)).toMatchObject([{ certification_id, evidence: null }]);
  expect(await seenBy(ana, (await signUp(kogi)).api)).toMatchObject([{ evidence: null }]);
  const waiting = await admin.api.experience.listCertificationsToDecide({ query: { limit: 100 } });
  const shown = waiting.data.find((one) => one.certification_id === certification_id)?.evidence;
  const open = (url: string | null | undefined) => kogi.app.fastify.inject({ url: url ?? "" });
  expect((await open(shown?.original_url)).statusCode).toBe(200);
  expect((await open(shown?.original_url?.split("?")[0])).statusCode).not.toBe(200);
  await decide(admin, certification_id, "verified");
  // What is in use cannot be deleted, stays where a change leaves it out, and goes with its certificate.
  const params = { user_id: ana.userId, certification_id };
  expect(await refusal(ana.api.media.deleteMedia({ params: { media_id } }))).toMatchObject({ status: 409 });
  const changed = await ana.api.experience.replaceCertification({ params, body: { ...certificate, name: "Doctor" } });
  expect(changed).toMatchObject({ state: "unverified", evidence: { media_id } });
  await kogi.advance(DAY_MS);
  expect((await open(shown?.original_url)).statusCode).toBe(410);
  const later = await signBackIn(kogi, ana);
  await later.api.experience.deleteCertification({ params });
  await later.api.media.deleteMedia({ params: { media_id } });
});

test("no evidence: what is somebody else’s, and what is neither a picture nor a PDF", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const upload = async (by: Person, name: string, body: Buffer) => {
    const { media_id } = await by.api.media.uploadMedia({ query: { name }, body });
    await kogi.settle();
    return media_id;
  };
  const theirs = await upload(ben, "diploma.pdf", pdfPages(1));
  const sound = await upload(ana, "song.mp3", mp3(90));
  for (const evidence_media_id of [theirs, sound])
    expect(await refusal(add(ana, { evidence_media_id }))).toMatchObject({
      status: 422,
      errors: [{ pointer: "/body/evidence_media_id" }],
    });
});

test("a history is kept in its order, and an entry that ends before it begins is refused at its place", async () => {
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  const history: HistoryEntry[] = [
    { title: "Head of signs", organisation: "Sol & Co", from: "2021-03", to: null, description: "Signs." },
    { title: "Apprentice", organisation: "Hut", from: "2018-09", to: "2021-02", description: "" },
  ];
  await ana.api.experience.putHistory({ params, body: { history } });
  expect((await kogi.api().experience.getHistory({ params })).data).toEqual(history);
  const wrong = history.map((entry, place) => (place === 1 ? { ...entry, to: "2018-08" } : entry));
  expect(await refusal(ana.api.experience.putHistory({ params, body: { history: wrong } }))).toMatchObject({
    code: "user.bad_field",
    errors: [{ pointer: "/body/history/1/to" }],
  });
  expect((await kogi.api().experience.getHistory({ params })).data).toEqual(history);
});

test("histories and skills that are saved many at once end as one of them", async () => {
  const ana = await signUp(kogi);
  const params = { user_id: ana.userId };
  const entry = (title: string) => ({ title, organisation: "Hut", from: "2020-01", to: null, description: "" });
  const titles = ["One", "Two", "Three", "Four", "Five"];
  await Promise.all(
    titles.map((title) => ana.api.experience.putHistory({ params, body: { history: [entry(title), entry(title)] } })),
  );
  const { data } = await ana.api.experience.getHistory({ params });
  expect(new Set(data.map(({ title }) => title)).size).toBe(1);
  const skills = [{ skill_id: skillId("wordmarks"), level: "expert" as const }];
  await Promise.all(titles.map(() => ana.api.users.putSkills({ params, body: { skills } })));
  expect((await ana.api.users.getSkills({ params })).data.length).toBe(1);
});

test("who leaves takes certificates and history along", async () => {
  const ana = await signUp(kogi);
  const { media_id } = await ana.api.media.uploadMedia({ query: { name: "diploma.pdf" }, body: pdfPages(1) });
  await kogi.settle();
  const { certification_id } = await add(ana, { evidence_media_id: media_id });
  const params = { user_id: ana.userId };
  await ana.api.users.eraseUser({ params, body: { password: PASSWORD } });
  const { rows } = await kogi.platform.owner((client) =>
    client.query("select from users.certifications where user_id = $1", [ana.userId]),
  );
  expect(rows).toEqual([]);
  const used = await kogi.platform.owner((client) =>
    client.query("select from media.attachments where subject_id = $1", [certification_id]),
  );
  expect(used.rows).toEqual([]);
});

test("a certificate and an earlier job have names that one can see", async () => {
  const ana = await signUp(kogi);
  for (const field of ["name", "issuer"] as const)
    expect(await refusal(add(ana, { [field]: " \u200b" }))).toMatchObject({
      status: 422,
      errors: [{ pointer: `/body/${field}` }],
    });
  const entry = { title: "Baker", organisation: "Nordlicht", from: "2020-01", to: null, description: "" };
  const put = (wishes: Partial<HistoryEntry>) =>
    ana.api.experience.putHistory({
      params: { user_id: ana.userId },
      body: { history: [entry, { ...entry, ...wishes }] },
    });
  for (const field of ["title", "organisation"] as const)
    expect(await refusal(put({ [field]: "  " }))).toMatchObject({
      status: 422,
      errors: [{ pointer: `/body/history/1/${field}` }],
    });
});

test("a certificate and a history that were changed since they were read are not written over", async () => {
  const ana = await signUp(kogi);
  const { certification_id } = await add(ana);
  const params = { user_id: ana.userId };
  const rename = (name: string, version?: number) =>
    ana.api.experience.replaceCertification({
      params: { ...params, certification_id },
      body: { ...certificate, name, ...(version ? { version } : {}) },
    });
  expect(await rename("First", 1)).toMatchObject({ version: 2 });
  expect(await refusal(rename("Second", 1))).toMatchObject({ code: "request.stale", current: { name: "First" } });
  expect(await rename("Third")).toMatchObject({ version: 3 });
  const { version } = await ana.api.experience.getHistory({ params });
  const put = () => ana.api.experience.putHistory({ params, body: { history: [], version } });
  expect(await put()).toEqual({ data: [], version: version + 1 });
  expect(await refusal(put())).toMatchObject({ code: "request.stale", current: { version: version + 1 } });
  const calendar = () => ana.api.calendar.putCalendar({ params, body: { away: [], months: [], version: 1 } });
  expect(await calendar()).toMatchObject({ version: 2 });
  expect(await refusal(calendar())).toMatchObject({ code: "request.stale", current: { version: 2 } });
});
