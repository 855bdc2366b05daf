// Mail against a real SMTP server in this process: what arrives, and what happens when it is refused.
import { once } from "node:events";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { addMs, DAY_MS } from "#platform/clock/index.ts";
import { newId } from "#platform/ids/index.ts";
import { createJobs, type Jobs } from "#platform/jobs/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createMail, type Mail, trimMails } from "#platform/mail/index.ts";
import { world } from "#test/world.ts";

const kogi = world();
const arrived: ParsedMail[] = [];
/** What the server answers to the next recipients: a code, or null to take the mail. */
let answers: (number | null)[] = [];
let server: SMTPServer;
let mail: Mail;
let jobs: Jobs;
const logged: string[] = [];
const log = createLogger("debug", { write: (line) => void logged.push(line) });

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo: (address, _session, done) => {
      const code = answers.shift() ?? null;
      if (code === null) return done();
      // As many servers do, with the address in their words.
      done(Object.assign(new Error(`<${address.address}> refused for the test`), { responseCode: code }));
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((parsed) => {
        arrived.push(parsed);
        done();
      }, done);
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { inTransaction, clock, db } = kogi.platform;
  const name = await db
    .selectNoFrom((eb) => eb.fn<string>("current_database", []).as("name"))
    .executeTakeFirstOrThrow();
  jobs = createJobs({
    connection: { ...inject("testServer").connection, database: name.name },
    log,
    poolSize: 2,
    works: true,
  });
  mail = createMail({
    jobs,
    inTransaction,
    clock,
    log,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: "Kogi <no-reply@kogi.example>",
    keepSent: false,
    secret: "a secret of the tests, long enough",
  });
  await jobs.start();
});
afterAll(async () => {
  mail.close();
  await jobs.stop();
  await new Promise<void>((resolve) => server.close(resolve));
});
beforeEach(() => {
  arrived.length = 0;
  answers = [];
});

async function send(to: string, subject = "Grüße aus Malmö"): Promise<void> {
  await kogi.platform.inTransaction((tx) =>
    mail.send(tx, {
      to,
      subject,
      text: "Hallo",
      html: "<p>Hallo</p>",
      template: "test.greeting",
      unsubscribeUrl: "https://kogi.example/leave",
    }),
  );
}

const stateOf = (to: string) =>
  kogi.platform.db
    .selectFrom("platform.mails")
    .select(["state", "attempts", "last_error"])
    .where("to_address", "=", to)
    .executeTakeFirstOrThrow();

async function retryNow(): Promise<void> {
  await kogi.platform.owner((client) =>
    client.query("update pgboss.job set start_after = now() where state = 'retry'"),
  );
  await jobs.drain();
}

test("a mail arrives once with its subject, both bodies and the way out", async () => {
  const to = `${newId()}@example.org`;
  await send(to);
  await jobs.drain();
  await jobs.drain();
  expect(arrived).toHaveLength(1);
  expect(arrived[0]).toMatchObject({ subject: "Grüße aus Malmö", text: expect.stringContaining("Hallo") });
  expect(arrived[0]?.headers.get("list")).toMatchObject({ unsubscribe: { url: "https://kogi.example/leave" } });
  expect(await stateOf(to)).toMatchObject({ state: "sent", attempts: 1 });
});

test("a line break in a subject starts no header of the sender's choosing", async () => {
  await send(`${newId()}@example.org`, "Hello\r\nBcc: everybody@example.org");
  await jobs.drain();
  expect(arrived[0]?.subject).toBe("Hello Bcc: everybody@example.org");
  expect(arrived[0]?.headers.has("bcc")).toBe(false);
});

test("a mail that the server cannot take just now is tried again, one it refuses for good is not", async () => {
  const [busy, gone] = [`${newId()}@example.org`, `${newId()}@example.org`];
  answers = [451];
  await send(busy);
  await jobs.drain();
  expect(await stateOf(busy)).toMatchObject({ state: "queued", attempts: 1 });
  await retryNow();
  expect(await stateOf(busy)).toMatchObject({ state: "sent", attempts: 2, last_error: null });
  answers = [550];
  await send(gone);
  await jobs.drain();
  await retryNow();
  expect(await stateOf(gone)).toMatchObject({ state: "failed", attempts: 1 });
  expect(arrived).toHaveLength(1);
});

test("whose mail was refused is told to no log and to no failed job, why it was is", async () => {
  const [busy, gone] = [`${newId()}@example.org`, `${newId()}@example.org`];
  logged.length = 0;
  answers = [450];
  await send(busy);
  await jobs.drain();
  answers = [550];
  await send(gone);
  await jobs.drain();
  const failed = await kogi.platform.owner(async (client) => {
    const { rows } = await client.query("select output::text from pgboss.job where name = 'platform.send_sealed_mail'");
    return rows.map(({ output }) => String(output));
  });
  const told = [...logged, ...failed].join("\n");
  expect(told).not.toContain("@example.org");
  expect(told).toContain("EENVELOPE 450");
  expect(told).toContain("a mail was refused for good");
  await retryNow();
});

test("a mail that went out, or never will, keeps none of its links: a copy of the database opens no account", async () => {
  const [taken, busy, gone] = [`${newId()}@example.org`, `${newId()}@example.org`, `${newId()}@example.org`];
  const kept = async (to: string) => {
    const query = kogi.platform.db.selectFrom("platform.mails").selectAll().where("to_address", "=", to);
    const { subject, text_body, html_body, headers, sealed, template } = await query.executeTakeFirstOrThrow();
    return { subject, text_body, html_body, headers, sealed, template };
  };
  const blank = { subject: "", text_body: "", html_body: "", headers: {}, sealed: null, template: "test.greeting" };
  await send(taken);
  // While it waits its words are there for who has the secret, and for nobody else.
  const waiting = await kept(taken);
  expect(waiting).toEqual({ ...blank, sealed: expect.any(Buffer) });
  expect(waiting.sealed?.toString("utf8")).not.toContain("Hallo");
  await jobs.drain();
  expect(await kept(taken)).toEqual(blank);
  answers = [550];
  await send(gone);
  await jobs.drain();
  expect(await kept(gone)).toEqual(blank);
  answers = [451];
  await send(busy);
  await jobs.drain();
  expect(await kept(busy)).toEqual({ ...blank, sealed: expect.any(Buffer) });
  await retryNow();
  expect(arrived.map(({ subject }) => subject)).toEqual(["Grüße aus Malmö", "Grüße aus Malmö"]);
  expect(await kept(busy)).toEqual(blank);
});

test("a mail that was tried for the last time has failed, and keeps no words either", async () => {
  const to = `${newId()}@example.org`;
  await send(to);
  for (let tries = 0; tries < 13; tries += 1) {
    answers = [451];
    await retryNow();
  }
  expect(await stateOf(to)).toMatchObject({ state: "failed", attempts: 13 });
  const query = kogi.platform.db.selectFrom("platform.mails").select("sealed").where("to_address", "=", to);
  expect(await query.execute()).toEqual([{ sealed: null }]);
  expect(arrived).toEqual([]);
});

test("a mail that cannot be opened, because the secret was changed, waits as it is until the right one is back", async () => {
  const to = `${newId()}@example.org`;
  await send(to);
  const query = kogi.platform.db
    .selectFrom("platform.mails")
    .select(["mail_id", "sealed"])
    .where("to_address", "=", to);
  const { mail_id, sealed } = await query.executeTakeFirstOrThrow();
  const seal = (bytes: Buffer | null) =>
    kogi.platform.inTransaction((tx) =>
      tx.updateTable("platform.mails").set({ sealed: bytes }).where("mail_id", "=", mail_id).execute(),
    );
  await seal(Buffer.from(sealed!).fill(0));
  await jobs.drain();
  expect([await stateOf(to), arrived.length]).toEqual([{ state: "queued", attempts: 0, last_error: null }, 0]);
  await seal(sealed);
  await retryNow();
  expect(arrived).toHaveLength(1);
});

test("a mail that was queued before its words were sealed arrives as it was written", async () => {
  const to = `${newId()}@example.org`;
  await send(to);
  const words = { sealed: null, subject: "From before", text_body: "Hallo", html_body: "<p>Hallo</p>" };
  await kogi.platform.inTransaction((tx) =>
    tx.updateTable("platform.mails").set(words).where("to_address", "=", to).execute(),
  );
  await jobs.drain();
  expect(arrived[0]).toMatchObject({ subject: "From before", text: expect.stringContaining("Hallo") });
});

test("mails are forgotten after 30 days, however many there are", async () => {
  const { db, clock } = kogi.platform;
  const now = clock.now();
  const at = (days: number) => ({
    mail_id: newId(),
    to_address: `${days}-days@example.org`,
    from_address: "x",
    subject: "x",
    text_body: "",
    html_body: "",
    headers: "{}",
    template: "test.old",
    created_at: addMs(now, -days * DAY_MS),
  });
  await kogi.platform.inTransaction((tx) =>
    tx
      .insertInto("platform.mails")
      .values([at(29), at(31), at(32), at(33)])
      .execute(),
  );
  await trimMails(kogi.platform.inTransaction, addMs(now, -30 * DAY_MS), 2);
  const left = await db.selectFrom("platform.mails").select("to_address").where("template", "=", "test.old").execute();
  expect(left.map((one) => one.to_address)).toEqual(["29-days@example.org"]);
});

test("a rolled back change sends nothing", async () => {
  const attempt = kogi.platform.inTransaction(async (tx) => {
    await mail.send(tx, { to: "nobody@example.org", subject: "x", text: "x", html: "x", template: "test.greeting" });
    throw new Error("changed my mind");
  });
  await expect(attempt).rejects.toThrow("changed my mind");
  await jobs.drain();
  expect(arrived).toEqual([]);
});
