// What a mail says while it waits: links in it open accounts, and a copy of the database must not.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { assert } from "../errors/index.ts";

const Said = Type.Object({
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
  headers: Type.Record(Type.String(), Type.String()),
});
/** All of a mail but who it goes to. */
export type SaidByMail = Type.Static<typeof Said>;

export interface Seal {
  close(said: SaidByMail): Buffer;
  /** Throws where it was closed with another secret. */
  open(box: Buffer): SaidByMail;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with a key of its own, made from the installation's secret. */
export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "kogi", "platform.mail", 32));
  return {
    close(said) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce);
      const body = Buffer.concat([cipher.update(JSON.stringify(said), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open(box) {
      const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const text = Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      const said: unknown = JSON.parse(text.toString("utf8"));
      assert(Value.Check(Said, said), "a sealed mail says what it was closed with");
      return said;
    },
  };
}
