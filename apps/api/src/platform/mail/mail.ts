// Mail is a row and a job in the business transaction; a job hands it to SMTP, or keeps it for /dev/mail.
import type { Selectable } from "kysely";
import { createTransport } from "nodemailer";
import { Type } from "typebox";
import type { Clock } from "../clock/index.ts";
import { type InTransaction, inBatches, type Tx } from "../db/index.ts";
import type { MailsTable } from "../db/platform.tables.ts";
import { assert } from "../errors/index.ts";
import { newId } from "../ids/index.ts";
import { defineJob, type Jobs } from "../jobs/index.ts";
import type { Logger } from "../log/index.ts";
import { createSeal, type SaidByMail, type Seal } from "./seal.ts";

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  /** The plain text, beside the HTML. */
  readonly text: string;
  readonly html: string;
  /** Which mail this is (`auth.verify_email`), for the log and tests. */
  readonly template: string;
  /** Set for mail one may leave: adds List-Unsubscribe with one click (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

export interface Mail {
  send(tx: Tx, mail: OutgoingMail): Promise<void>;
  /** Removes every mail to an address, also those that still wait. */
  forget(tx: Tx, to: string): Promise<void>;
  /** Lets go of the mail server's connections. */
  close(): void;
}

export interface MailSettings {
  readonly jobs: Jobs;
  readonly inTransaction: InTransaction;
  readonly clock: Clock;
  readonly log: Logger;
  /** Null: nothing leaves the machine; mails are kept and shown at /dev/mail. */
  readonly smtpUrl: string | null;
  readonly from: string;
  /** Development: /dev/mail shows what was sent. Elsewhere a mail's words, with the links in them, go when it has gone out. */
  readonly keepSent: boolean;
  /** Seals the words of mails that wait, unless they are kept anyway. */
  readonly secret: string;
}

const RETRIES = 12;
const NO_WORDS = { subject: "", text_body: "", html_body: "", headers: "{}" };

const asked = { retryLimit: RETRIES, retryDelaySeconds: 10, expireSeconds: 120 };
const sendMail = defineJob("platform.send_mail", Type.Object({ mail_id: Type.String() }), asked);
// A queue of its own: a process of an older release, which cannot open a seal, takes none of these.
const sendSealedMail = defineJob("platform.send_sealed_mail", Type.Object({ mail_id: Type.String() }), asked);

export function createMail(settings: MailSettings): Mail {
  const { jobs, inTransaction, clock, log, smtpUrl, from, keepSent, secret } = settings;
  const seal = createSeal(secret);
  const transport = smtpUrl === null ? null : createTransport({ url: smtpUrl, pool: true, maxConnections: 3 });

  for (const job of [sendMail, sendSealedMail]) jobs.handle(job, ({ mail_id }) => deliver(mail_id));

  async function deliver(mail_id: string): Promise<void> {
    const mail = await inTransaction((tx) =>
      tx.selectFrom("platform.mails").selectAll().where("mail_id", "=", mail_id).executeTakeFirst(),
    );
    if (mail?.state !== "queued") return;
    const words = wordsOf(mail, seal, log);
    try {
      await transport?.sendMail({
        // The same Message-ID on every try, so that a mail sent twice is one to the reader's program.
        messageId: `<${mail.mail_id}@kogi>`,
        from: mail.from_address,
        to: mail.to_address,
        ...words,
      });
      await mark(mail_id, { state: "sent", sent_at: clock.now(), last_error: null, attempts: mail.attempts + 1 });
    } catch (error) {
      const permanent = isPermanent(error);
      const attempts = mail.attempts + 1;
      const state = permanent || attempts > RETRIES ? "failed" : "queued";
      await mark(mail_id, { state, last_error: error instanceof Error ? error.message : String(error), attempts });
      if (!permanent) throw withoutWords(error);
      log.warn({ mailId: mail_id, template: mail.template }, "a mail was refused for good");
    }
  }

  async function mark(
    mailId: string,
    change: { state: "queued" | "sent" | "failed"; sent_at?: Date; last_error: string | null; attempts: number },
  ): Promise<void> {
    const words = change.state === "queued" || keepSent ? {} : { ...NO_WORDS, sealed: null };
    await inTransaction((tx) =>
      tx
        .updateTable("platform.mails")
        .set({ ...change, ...words })
        .where("mail_id", "=", mailId)
        .where("state", "=", "queued")
        .execute(),
    );
  }

  return {
    async send(tx, mail) {
      const mailId = newId();
      const said = saidBy(mail);
      await tx
        .insertInto("platform.mails")
        .values({
          mail_id: mailId,
          to_address: mail.to,
          from_address: from,
          ...(keepSent ? columnsOf(said) : { ...NO_WORDS, sealed: seal.close(said) }),
          template: mail.template,
          created_at: clock.now(),
        })
        .execute();
      await jobs.enqueue(tx, keepSent ? sendMail : sendSealedMail, { mail_id: mailId });
    },
    async forget(tx, to) {
      await tx.deleteFrom("platform.mails").where("to_address", "=", to).execute();
    },
    close: () => transport?.close(),
  };
}

const columnsOf = ({ subject, text, html, headers }: SaidByMail) => ({
  subject,
  text_body: text,
  html_body: html,
  headers: JSON.stringify(headers),
});

function saidBy({ subject, text, html, unsubscribeUrl }: OutgoingMail): SaidByMail {
  const headers = unsubscribeUrl
    ? { "List-Unsubscribe": `<${unsubscribeUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
    : {};
  return { subject: oneLine(subject), text, html, headers };
}

/** Throws where they cannot be read: the mail waits as it is, for whoever puts the right secret back. */
function wordsOf(mail: Selectable<MailsTable>, seal: Seal, log: Logger): SaidByMail {
  if (mail.sealed)
    try {
      return seal.open(mail.sealed);
    } catch (error) {
      log.error({ mailId: mail.mail_id }, "a waiting mail cannot be opened; was KOGI_SECRET changed?");
      throw error;
    }
  assert(mail.subject !== "", "a mail that waits has words");
  // Written by `send` as an object of strings.
  const headers = mail.headers as Record<string, string>;
  return { subject: mail.subject, text: mail.text_body, html: mail.html_body, headers };
}

/** Forgets the mails from before `before`; a batch at a time. */
export function trimMails(inTransaction: InTransaction, before: Date, batch?: number): Promise<void> {
  return inBatches(
    inTransaction,
    async (tx, limit) => {
      const some = tx.selectFrom("platform.mails").select("mail_id").where("created_at", "<", before).limit(limit);
      const { numDeletedRows } = await tx
        .deleteFrom("platform.mails")
        .where("mail_id", "in", some)
        .executeTakeFirstOrThrow();
      return numDeletedRows;
    },
    batch,
  );
}

/** A line break in a subject would start a header of the sender's choosing. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, " ").slice(0, 200);
}

/**
 * A failed delivery as logs and failed jobs may tell it, by its codes: the words of the mail server name the person the
 * mail is for. They stay in the mail's own row.
 */
function withoutWords(error: unknown): Error {
  const { code, responseCode } = Object(error);
  const codes = [code, responseCode].filter((one) => typeof one === "string" || typeof one === "number");
  return new Error(`a mail was not taken: ${codes.join(" ") || "no code"}`);
}

/** 5xx answers of the mail server are final; anything else (busy, away) is worth another try. */
function isPermanent(error: unknown): boolean {
  if (!(error instanceof Error) || !("responseCode" in error)) return false;
  return typeof error.responseCode === "number" && error.responseCode >= 500 && error.responseCode !== 535;
}
