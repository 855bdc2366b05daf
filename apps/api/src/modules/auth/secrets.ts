// Everything that is kept secret, with keys made from KOGI_SECRET: nothing here can be used from a copy of the database.
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { assert } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";

export interface Secrets {
  /** What is stored of a token; the token itself is stored nowhere. */
  hash(token: string): Buffer;
  /** A new token that `isOurs` knows without asking the database. */
  newSignedToken(): string;
  isOurs(token: string): boolean;
  /** A short text that only we can make for `message`. */
  sign(message: string): string;
  isSignedBy(message: string, signature: string): boolean;
  encrypt(plain: Buffer): Buffer;
  decrypt(box: Buffer): Buffer;
}

const SIGNATURE_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const made = new Map<string, Secrets>();

/** The secrets of this installation; the same object for the same KOGI_SECRET, since the keys cost time to make. */
export function secretsOf(platform: { readonly secret: string }): Secrets {
  const name = createHash("sha256").update(platform.secret).digest("base64");
  const secrets = made.get(name) ?? createSecrets(platform.secret);
  made.set(name, secrets);
  return secrets;
}

function createSecrets(root: string): Secrets {
  const key = (purpose: string) => Buffer.from(hkdfSync("sha256", root, "kogi", purpose, 32));
  const hashKey = key("auth.hash");
  const signKey = key("auth.sign");
  const boxKey = key("auth.box");
  const signature = (message: string) =>
    createHmac("sha256", signKey).update(message).digest().subarray(0, SIGNATURE_BYTES);
  const isSignedBy = (message: string, text: string) => {
    // As written: the last letter has bits that decoding throws away, so that several letters would do.
    const [given, wanted] = [Buffer.from(text), Buffer.from(signature(message).toString("base64url"))];
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  };
  return {
    hash: (token) => createHmac("sha256", hashKey).update(token).digest(),
    newSignedToken() {
      const random = newToken();
      return `${random}.${signature(`token:${random}`).toString("base64url")}`;
    },
    isOurs(token) {
      const [random = "", given = ""] = token.split(".", 2);
      return isSignedBy(`token:${random}`, given);
    },
    sign: (message) => signature(message).toString("base64url"),
    isSignedBy,
    encrypt(plain) {
      const nonce = Buffer.from(newToken(NONCE_BYTES), "base64url");
      const cipher = createCipheriv("aes-256-gcm", boxKey, nonce);
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    decrypt(box) {
      assert(box.length > NONCE_BYTES + TAG_BYTES, "an encrypted secret has a nonce, a tag and a body");
      const decipher = createDecipheriv("aes-256-gcm", boxKey, box.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    },
  };
}
