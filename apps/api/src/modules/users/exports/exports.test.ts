import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, fund, handIn, startContract } from "#test/hiring.ts";
import { mailsTo } from "#test/inbox.ts";
import { signBackIn } from "#test/paying.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { forgetOldExports } from "./ask-for-export.ts";
import { archiveKey, tendExport } from "./tend-export.ts";

const kogi = world();

async function makeExport(person: Person) {
  await person.api.exports.askForExport({ body: { password: PASSWORD } });
  await kogi.settle();
  const [made] = (await person.api.exports.listExports()).data;
  if (!made) throw new Error("what was asked for is listed");
  return made;
}

const fetchFrom = (person: Person | null, url: string | null) =>
  kogi.app.fastify.inject({ method: "GET", url: url ?? "", headers: person?.headers ?? {} });

async function unpack(person: Person, url: string | null) {
  const answer = await fetchFrom(person, url);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({ "content-type": "application/zip", "cache-control": "private, no-store" });
  const files = unzipSync(answer.rawPayload);
  const text = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
  return {
    files,
    text,
    rows: (path: string): Record<string, unknown>[] => JSON.parse(text(path)),
    everything: Object.keys(files).map(text).join("\n"),
  };
}

async function hireBehind() {
  const made = await startContract(kogi, [10_000]);
  const { client, freelancer, contract } = made;
  const milestoneId = made.milestones[0]?.milestone_id ?? "";
  await fund(kogi, client, milestoneId);
  await handIn(freelancer, milestoneId, "The last lamp.");
  await approve(client, milestoneId);
  const stars = { quality: 5, communication: 5, expertise: 5, deadlines: 5, cooperation: 5 };
  const params = { contract_id: contract.contract_id };
  await client.api.contracts.writeReview({ params, body: { ...stars, text: "Not to be read before both wrote." } });
  await kogi.settle();
  return made;
}

/** Two drafts of a page, and a day with a like. */
async function workOn(person: Person, portfolio_id: string): Promise<void> {
  const params = { portfolio_id };
  await person.api.portfolios.addItem({ params, body: { kind: "case_study", title: "A lamp", story: "Warm." } });
  for (const text of ["First words", "Second words"]) {
    const blocks = [{ type: "text" as const, block_id: newId(), title: "", text }];
    const layout = { theme: { type: "plain" as const, accent: null, spacing: "airy" as const }, blocks };
    await person.api.portfolios.saveLayout({ params, body: { layout } });
  }
  await person.api.portfolios.publishPortfolio({ params });
  await (await signUp(kogi)).api.portfolios.likePortfolio({ params });
}

test("a copy holds what somebody did here, with their originals, and nothing that others keep to themselves", async () => {
  const { client, freelancer, contract, project } = await hireBehind();
  const picture = await png({ width: 40, height: 30 });
  const { media_id } = await freelancer.api.media.uploadMedia({ query: { name: "lamp.png" }, body: picture });
  const portfolio = await freelancer.api.portfolios.createPortfolio({ body: { title: "Lamps of a workshop" } });
  await workOn(freelancer, portfolio.portfolio_id);
  await freelancer.api.auth.createApiKey({ body: { name: "press", scopes: ["users:read"] } });
  await client.api.users.addBlock({ body: { user_id: freelancer.userId, kind: "mute" } });
  await kogi.settle();

  const { state, bytes, url } = await makeExport(freelancer);
  expect(state).toBe("ready");
  const copy = await unpack(freelancer, url);
  expect(bytes).toBe((await fetchFrom(freelancer, url)).rawPayload.length);
  expect(copy.rows("account/account.json")).toMatchObject([{ email: freelancer.email, name: "Fred Free" }]);
  expect(copy.rows("account/profile.json")).toMatchObject([{ user_id: freelancer.userId }]);
  expect(copy.rows("account/api_keys.json")).toMatchObject([{ name: "press" }]);
  expect(copy.rows("portfolios/portfolios.json")).toMatchObject([{ portfolio_id: portfolio.portfolio_id }]);
  expect(copy.rows("portfolios/drafts.json").map(({ version }) => version)).toEqual([1, 2]);
  expect(copy.rows("portfolios/figures.json")).toMatchObject([{ portfolio_id: portfolio.portfolio_id, likes: 1 }]);
  expect(copy.rows("projects/proposals.json")).toMatchObject([{ project_id: project.project_id }]);
  expect(copy.rows("projects/offers.json")).toMatchObject([{ author_id: client.userId, message: null }]);
  expect(copy.rows("contracts/contracts.json")).toMatchObject([{ contract_id: contract.contract_id }]);
  expect(copy.rows("contracts/milestones.json")).toMatchObject([{ amount_minor: "10000", status: "released" }]);
  expect(copy.rows("contracts/submissions.json")).toMatchObject([{ note: "The last lamp." }]);
  expect(copy.rows("money/balances.json")).toMatchObject([{ currency: "EUR", clearing: "9000" }]);
  expect(copy.rows("money/documents.json").length).toBeGreaterThan(0);
  expect(copy.rows("notifications/notifications.json").length).toBeGreaterThan(0);
  const [upload] = copy.rows("files/uploads.json");
  expect(upload).toMatchObject({ media_id, name: "lamp.png" });
  expect(copy.files[String(upload?.path)]?.length).toBe(picture.length);

  const account = await kogi.platform.owner((db) =>
    db.query("select password_hash from auth.accounts where user_id = $1", [freelancer.userId]),
  );
  for (const secret of [account.rows[0].password_hash, client.email, "Not to be read", "_hash", "gateway"])
    expect(copy.everything).not.toContain(secret);
  // Whom somebody muted is theirs to know, not the other's.
  expect(copy.rows("account/blocks.json")).toEqual([]);

  const theirs = await unpack(client, (await makeExport(client)).url);
  expect(theirs.rows("account/blocks.json")).toMatchObject([{ other_id: freelancer.userId, kind: "mute" }]);
  expect(theirs.rows("contracts/reviews_written.json")).toMatchObject([{ text: "Not to be read before both wrote." }]);
  expect(theirs.rows("money/payments.json")).toMatchObject([{ status: "completed" }]);
  // The letter of who applied was written to them, and is its author's.
  expect(theirs.everything).not.toContain("I have drawn for three bakeries.");

  await kogi.advance(14 * DAY_MS);
  const later = await signBackIn(kogi, freelancer);
  const cleared = await unpack(later, (await makeExport(later)).url);
  expect(cleared.rows("money/statement.json")).toMatchObject([
    { amount_minor: "9000", balance_minor: "9000", currency: "EUR" },
  ]);
});

test("its owner is told, here and by mail; another person, a visitor and a changed address get nothing", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const { url } = await makeExport(ana);
  const mail = (await mailsTo(kogi, ana.email)).at(-1);
  expect(mail).toMatchObject({ template: "users.export_ready", subject: "The copy of your data is ready" });
  expect(mail?.text).not.toContain("/exports/");
  expect((await fetchFrom(ben, url)).statusCode).toBe(404);
  expect((await fetchFrom(null, url)).statusCode).toBe(401);
  const forged = await fetchFrom(ana, String(url).replace(/expires=\d+/, "expires=4000000000"));
  expect(forged.json()).toMatchObject({ status: 403, code: "export.link_invalid" });
  expect((await ben.api.exports.listExports()).data).toEqual([]);
});

test("one is made at a time, and three in a day", async () => {
  const ana = await signUp(kogi);
  const asked = await Promise.allSettled(
    Array.from({ length: 5 }, () => ana.api.exports.askForExport({ body: { password: PASSWORD } })),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await refusal(ana.api.exports.askForExport({ body: { password: PASSWORD } }))).toMatchObject({
    status: 409,
    code: "export.running",
  });
  await kogi.settle();
  await makeExport(ana);
  await makeExport(ana);
  expect(await refusal(ana.api.exports.askForExport({ body: { password: PASSWORD } }))).toMatchObject({
    status: 429,
    code: "export.too_many",
    // A day after the first of the three, which was a moment ago.
    retry_after: expect.closeTo(86_400, -2),
  });
  await kogi.advance(DAY_MS);
  expect((await makeExport(ana)).state).toBe("ready");
});

test("after seven days it is gone, the bytes with the address", async () => {
  const ana = await signUp(kogi);
  const { url, export_id } = await makeExport(ana);
  await kogi.advance(7 * DAY_MS - 60_000);
  expect((await fetchFrom(ana, url)).statusCode).toBe(200);
  await kogi.advance(60_000);
  expect((await ana.api.exports.listExports()).data).toMatchObject([{ state: "expired", url: null }]);
  expect((await fetchFrom(await signBackIn(kogi, ana), url)).statusCode).toBe(404);
  expect(await kogi.platform.files.get(archiveKey(export_id))).toBeNull();
});

test("a borrowed session makes no copy: the password is asked for, and guessing at it ends", async () => {
  const ana = await signUp(kogi);
  const ask = (password: string) => refusal(ana.api.exports.askForExport({ body: { password } }));
  for (let count = 0; count < 5; count += 1)
    expect(await ask("a guess in the dark")).toMatchObject({ status: 403, code: "auth.wrong_password" });
  expect(await ask(PASSWORD)).toMatchObject({ status: 429, code: "auth.too_many_attempts" });
  expect((await ana.api.exports.listExports()).data).toEqual([]);
});

test("a month later the list has forgotten it, and bytes that were left behind are gone", async () => {
  const [ana, ben] = [await signUp(kogi), await signUp(kogi)];
  const { export_id } = await makeExport(ana);
  await kogi.advance(7 * DAY_MS);
  const young = await makeExport(await signBackIn(kogi, ben));
  await kogi.platform.files.put(archiveKey(export_id), Buffer.from("what a removal that failed had left"));
  await kogi.advance(23 * DAY_MS - 60_000);
  await forgetOldExports(kogi.platform);
  const listed = async (person: Person) => (await (await signBackIn(kogi, person)).api.exports.listExports()).data;
  expect(await listed(ana)).toMatchObject([{ export_id, state: "expired" }]);
  await kogi.advance(60_000);
  await forgetOldExports(kogi.platform);
  await kogi.settle();
  expect(await listed(ana)).toEqual([]);
  expect(await kogi.platform.files.get(archiveKey(export_id))).toBeNull();
  expect(await listed(ben)).toMatchObject([{ export_id: young.export_id, state: "expired" }]);
});

test("a process that dies between writing and marking leaves one copy, told once", async () => {
  const ana = await signUp(kogi);
  const { export_id } = await ana.api.exports.askForExport({ body: { password: PASSWORD } });
  await kogi.platform.files.put(archiveKey(export_id), Buffer.from("what a run that died had written"));
  await kogi.settle();
  await tendExport(kogi.platform, export_id);
  const [made] = (await ana.api.exports.listExports()).data;
  expect((await unpack(ana, made?.url ?? null)).rows("account/account.json")).toHaveLength(1);
  const told = (await mailsTo(kogi, ana.email)).filter(({ template }) => template === "users.export_ready");
  expect(told).toHaveLength(1);
});

test("what could not be made within a day has failed, and may be asked for anew", async () => {
  const ana = await signUp(kogi);
  const { export_id } = await ana.api.exports.askForExport({ body: { password: PASSWORD } });
  await kogi.platform.owner((db) =>
    db.query("delete from pgboss.job where name = 'users.tend_export' and state = 'created'"),
  );
  await kogi.advance(DAY_MS);
  expect((await ana.api.exports.listExports()).data).toMatchObject([{ export_id, state: "failed", url: null }]);
  expect((await makeExport(ana)).state).toBe("ready");
});

test("erasure takes the copies along, also one that is being written", async () => {
  const ana = await signUp(kogi);
  const ready = await makeExport(ana);
  const { export_id } = await ana.api.exports.askForExport({ body: { password: PASSWORD } });
  await ana.api.users.eraseUser({ params: { user_id: ana.userId }, body: { password: PASSWORD } });
  // The run that had begun before writes its bytes now.
  await kogi.platform.files.put(archiveKey(export_id), Buffer.from("late"));
  await kogi.settle();
  for (const id of [ready.export_id, export_id]) expect(await kogi.platform.files.get(archiveKey(id))).toBeNull();
  const left = await kogi.platform.owner((db) =>
    db.query("select from users.exports where user_id = $1", [ana.userId]),
  );
  expect(left.rows).toEqual([]);
});
