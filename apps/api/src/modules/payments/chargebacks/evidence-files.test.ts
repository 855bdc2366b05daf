// Files that go to a bank with the answer: once, in whatever moment something breaks off, and never at the answer's cost.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { testWorks, type Works } from "#test/paying.ts";
import { type Person, signUp } from "#test/people.ts";
import { jpeg, pdf, png } from "#test/pictures.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { type OnStripe, onStripe } from "../../../../test/stripe/on-stripe.ts";
import { finishStuck } from "../follow-up/finish-stuck.ts";
import { gatewayOf, useGateway } from "../gateway/gateway.ts";
import { type Gateway, GatewayAway, GatewayRefused } from "../gateway/port.ts";
import { sendEvidence } from "./send-evidence.ts";

const kogi = world();
let stripe: OnStripe;
let gateway: Gateway;
let works: Works;
let admin: Person;
let picture: Buffer;

beforeAll(async () => {
  stripe = await onStripe(kogi);
  gateway = gatewayOf(kogi.platform);
  works = testWorks(kogi);
  admin = await signUp(kogi, { roles: ["admin"] });
  picture = await png();
});
beforeEach(() => useGateway(kogi.platform, gateway));
afterAll(() => stripe.standIn.close());

async function disputed() {
  const client = await signUp(kogi, { user_type: "client" });
  const charge = await stripe.pay(client, await works.order(client, await signUp(kogi), 50_000n));
  const dispute = stripe.standIn.world.dispute(charge);
  await stripe.tell("charge.dispute.created", { id: dispute });
  const { data } = await admin.api.payments.listChargebacks({ query: { limit: 1, running: true } });
  const params = { chargeback_id: data[0]?.chargeback_id ?? "" };
  const answer = (files: Record<string, string>, by = admin) =>
    by.api.payments.submitChargebackEvidence({
      params,
      body: { text: "Handed in.", ...files },
      idempotencyKey: newId(),
    });
  return {
    id: params.chargeback_id,
    dispute,
    answer,
    read: () => admin.api.payments.getChargeback({ params }),
    draft: () => admin.api.payments.draftChargebackEvidence({ params }),
    atStripe: () => stripe.standIn.world.get(dispute, "dispute"),
  };
}
async function uploaded(name: string, body: Buffer, by = admin): Promise<string> {
  const { media_id } = await by.api.media.uploadMedia({ query: { name }, body });
  return media_id;
}
async function ready(name: string, body: Buffer): Promise<string> {
  const id = await uploaded(name, body);
  await kogi.settle();
  return id;
}
const filesThere = () => stripe.standIn.world.all("file").length;
const states = ({ evidence }: { evidence: { files: readonly { shows: string | null; state: string }[] } | null }) =>
  evidence?.files.map(({ shows, state }) => [shows, state]);
const titles = async () => (await admin.api.notifications.listNotifications()).data.map((notice) => notice.title);

test("files go to the bank with the answer, each as what it shows, and only once the scan has found them good", async () => {
  const { answer, read, atStripe } = await disputed();
  const photo = await jpeg();
  const [work, messages] = [await uploaded("wörk.pdf", pdf), await uploaded("said.JPG", photo)];
  expect(states(await answer({ work, messages }))).toEqual([
    ["work", "waiting"],
    ["messages", "waiting"],
  ]);
  await kogi.settle();
  const view = await read();
  expect(view).toMatchObject({ status: "evidence_sent" });
  expect(states(view)).toEqual([
    ["work", "sent"],
    ["messages", "sent"],
  ]);
  const { evidence } = atStripe();
  expect(evidence).toMatchObject({ uncategorized_text: "Handed in." });
  const file = (id: string) => stripe.standIn.world.get(id, "file");
  expect(file(evidence.service_documentation)).toMatchObject({
    purpose: "dispute_evidence",
    filename: "wörk.pdf",
    type: "application/pdf",
    data: pdf.toString("latin1"),
  });
  expect(file(evidence.customer_communication)).toMatchObject({ filename: "said.jpg", type: "image/jpeg" });
  const { media } = admin.api;
  expect(await refusal(media.deleteMedia({ params: { media_id: work } }))).toMatchObject({ code: "media.in_use" });
});

test("a crash between a file and the answer, and one after the answer, send each once", async () => {
  const { id, answer, read, atStripe } = await disputed();
  const work = await ready("work.png", picture);
  const before = filesThere();
  const asked: string[] = [];
  /** The provider did it, and its first answer of this name never arrived. */
  const losing = async <Answer>(name: string, call: Promise<Answer>): Promise<Answer> => {
    const made = await call;
    asked.push(name);
    if (asked.filter((one) => one === name).length === 1) throw new GatewayAway("the answer was lost");
    return made;
  };
  useGateway(kogi.platform, {
    ...gateway,
    uploadEvidence: (upload) => losing("file", gateway.uploadEvidence(upload)),
    submitEvidence: (sent) => losing("answer", gateway.submitEvidence(sent)),
  });
  await answer({ work });
  for (let again = 0; again < 4; again += 1) await sendEvidence(kogi.platform, id).catch(() => undefined);
  // Once the file has its name there, it is not sent again: a provider forgets keys after a day.
  expect(asked).toEqual(["file", "file", "answer", "answer"]);
  expect(filesThere()).toBe(before + 1);
  expect(states(await read())).toEqual([["work", "sent"]]);
  expect(stripe.standIn.world.get(atStripe().evidence.service_documentation, "file").filename).toBe("work.png");
});

test("two that send at the same time make one file and one answer", async () => {
  const { id, answer, read } = await disputed();
  const work = await ready("work.png", picture);
  const before = filesThere();
  await answer({ work });
  await Promise.all(Array.from({ length: 4 }, () => sendEvidence(kogi.platform, id)));
  expect(filesThere()).toBe(before + 1);
  expect(states(await read())).toEqual([["work", "sent"]]);
});

test("a file that the provider refuses, laid down or in the answer, stays behind; the answer goes and administrators hear", async () => {
  for (const refuses of ["uploadEvidence", "submitEvidence"] as const) {
    const { answer, read, atStripe } = await disputed();
    const [work, receipt] = [await ready("work.png", picture), await ready("receipt.pdf", pdf)];
    useGateway(kogi.platform, {
      ...gateway,
      async uploadEvidence(upload) {
        if (refuses === "uploadEvidence" && upload.file.name === "work.png")
          throw new GatewayRefused("file_bad", "file");
        return gateway.uploadEvidence(upload);
      },
      async submitEvidence(sent) {
        // The provider lost it, and says so by its own field.
        if (refuses === "submitEvidence") stripe.standIn.world.things.delete(sent.evidence.files.work ?? "");
        return gateway.submitEvidence(sent);
      },
    });
    await answer({ work, receipt });
    await kogi.settle();
    const view = await read();
    expect(view).toMatchObject({ status: "evidence_sent", evidence_refused: false, evidence: { text: "Handed in." } });
    expect(states(view)).toEqual([
      ["work", "refused"],
      ["receipt", "sent"],
    ]);
    expect(atStripe().evidence.service_documentation).toBeUndefined();
    expect(atStripe().evidence.receipt).toMatch(/^file_/);
  }
  const told = (await titles()).filter((title) =>
    /^Our answer to a bank about €[\d.]+ went without a file$/.test(title),
  );
  expect(told).toHaveLength(2);
});

test("a crash after the answer went without a file: the bank's own news says that it is there, and what stayed is told", async () => {
  const { id, answer, read, dispute } = await disputed();
  const work = await ready("work.png", picture);
  const before = (await titles()).filter((title) => title.includes("without a file")).length;
  useGateway(kogi.platform, {
    ...gateway,
    async submitEvidence(sent) {
      if (sent.evidence.files.work) throw new GatewayRefused("file_bad", "work");
      await gateway.submitEvidence(sent);
      throw new GatewayAway("the answer was lost");
    },
  });
  await answer({ work });
  await expect(sendEvidence(kogi.platform, id)).rejects.toThrow("the answer was lost");
  await kogi.platform.owner((database) => database.query("delete from pgboss.job where state in ('created', 'retry')"));
  await stripe.tell("charge.dispute.updated", { id: dispute });
  const view = await read();
  expect(view.status).toBe("evidence_sent");
  expect(states(view)).toEqual([["work", "refused"]]);
  expect((await titles()).filter((title) => title.includes("without a file"))).toHaveLength(before + 1);
});

test("words that are refused come back with their files, and nothing is said of the files", async () => {
  const { answer, read, draft } = await disputed();
  const work = await ready("work.png", picture);
  useGateway(kogi.platform, {
    ...gateway,
    submitEvidence: () => Promise.reject(new GatewayRefused("parameter_invalid", "evidence")),
  });
  await answer({ work });
  await kogi.settle();
  expect(await read()).toMatchObject({ evidence_refused: true, can: ["submit_evidence"] });
  expect((await draft()).files).toEqual([{ shows: "work", media_id: work, name: "work.png" }]);
  useGateway(kogi.platform, gateway);
  const other = await signUp(kogi, { roles: ["admin"] });
  const before = filesThere();
  await answer({ work }, other); // what it uses already, another administrator may send again
  await kogi.settle();
  expect(states(await read())).toEqual([["work", "sent"]]);
  expect(filesThere()).toBe(before);
});

test("kinds and sizes that no bank takes are refused at once; so is somebody else's file", async () => {
  const { answer, read } = await disputed();
  const text = await ready("words.txt", Buffer.from("an ordinary text"));
  const noise = Buffer.from(
    Array.from({ length: 80_000 }, (_, at) => createHash("sha512").update(`${at}`).digest("hex")).join(""),
  );
  const large = await uploaded("large.pdf", Buffer.concat([pdf, noise]));
  const strangers = await uploaded("theirs.png", picture, await signUp(kogi));
  const errors = async (files: Record<string, string>) => {
    const { code, errors: fields } = await refusal(answer(files));
    return [code, fields?.map(({ pointer }) => pointer)];
  };
  expect(await errors({ receipt: text })).toEqual(["chargeback.invalid", ["/body/receipt"]]);
  expect(await errors({ work: large, other: text })).toEqual(["chargeback.invalid", ["/body/work", "/body/other"]]);
  expect((await errors({ work: strangers }))[0]).toBe("media.not_usable");
  expect(await read()).toMatchObject({ evidence: null, can: ["submit_evidence"] });
});

test("a file found out only later to be of no use stays behind, and one that is never looked at holds nothing up for long", async () => {
  const late = await disputed();
  await late.answer({ other: await uploaded("words.txt", Buffer.from("another ordinary text")) });
  await kogi.settle();
  expect(await late.read()).toMatchObject({ status: "evidence_sent" });
  expect(states(await late.read())).toEqual([["other", "refused"]]);

  const stuck = await disputed();
  const work = await uploaded("work.png", await png({ width: 61 }));
  await stuck.answer({ work });
  await kogi.platform.owner((database) => database.query("delete from pgboss.job where state in ('created', 'retry')"));
  await sendEvidence(kogi.platform, stuck.id);
  expect((await stuck.read()).status).toBe("held");
  const { clock } = kogi.platform;
  clock.setOffset(clock.offsetMs + HOUR_MS + MINUTE_MS);
  await finishStuck(kogi.platform);
  expect(await stuck.read()).toMatchObject({ status: "evidence_sent" });
  expect(states(await stuck.read())).toEqual([["work", "refused"]]);
});

test("a provider that takes no file at all gets the words alone while there is time, and administrators hear", async () => {
  const { id, answer, read, atStripe } = await disputed();
  const work = await ready("work.png", picture);
  const before = (await titles()).filter((title) => title.includes("without a file")).length;
  useGateway(kogi.platform, {
    ...gateway,
    uploadEvidence: () => Promise.reject(new GatewayAway("this key may lay down no files")),
  });
  await answer({ work });
  await expect(sendEvidence(kogi.platform, id)).rejects.toThrow("this key may lay down no files");
  expect(states(await read())).toEqual([["work", "waiting"]]);
  const { clock } = kogi.platform;
  clock.setOffset(clock.offsetMs + HOUR_MS + MINUTE_MS);
  await finishStuck(kogi.platform);
  expect(await read()).toMatchObject({ status: "evidence_sent" });
  expect(states(await read())).toEqual([["work", "refused"]]);
  expect(atStripe().evidence).toMatchObject({ uncategorized_text: "Handed in." });
  await kogi.settle();
  expect((await titles()).filter((title) => title.includes("without a file"))).toHaveLength(before + 1);
});

test("a file of an earlier kind of answer that the scanner refused since keeps no answer back", async () => {
  const { id, answer, read } = await disputed();
  const [bad, good] = [await ready("once.png", await png({ width: 62 })), await ready("kept.png", picture)];
  await kogi.platform.inTransaction(async (tx) => {
    await tx
      .updateTable("payments.chargebacks")
      .set({ evidence_files: [bad, good] })
      .where("chargeback_id", "=", id)
      .execute();
    await tx
      .updateTable("media.media")
      .set({ state: "refused", refusal: "malware" })
      .where("media_id", "=", bad)
      .execute();
  });
  await answer({});
  await kogi.settle();
  expect((await read()).status).toBe("evidence_sent");
  const { media } = admin.api;
  expect(await refusal(media.deleteMedia({ params: { media_id: good } }))).toMatchObject({ code: "media.in_use" });
});
