// Claims signed with Ed25519 as a compact JWS (RFC 7515, RFC 8037), by a key made from the server's secret.
import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import type { PublicKey } from "#api-schema/reputation.ts";

// RFC 8410: what stands before the 32 bytes of an Ed25519 key in PKCS #8.
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

export interface Signer {
  readonly publicKey: PublicKey;
  sign(claims: object): string;
}

/** The same secret makes the same key; another secret, another key id. */
export function createSigner(secret: string): Signer {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "kogi reputation", 32));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
  const publicKey = describe(key);
  const header = encode({ alg: publicKey.alg, typ: "JWT", kid: publicKey.kid });
  return {
    publicKey,
    sign(claims) {
      const signed = `${header}.${encode(claims)}`;
      return `${signed}.${sign(null, Buffer.from(signed), key).toString("base64url")}`;
    },
  };
}

function describe(key: KeyObject): PublicKey {
  const { x = "" } = createPublicKey(key).export({ format: "jwk" });
  return { kty: "OKP", crv: "Ed25519", x, kid: x.slice(0, 16), alg: "EdDSA", use: "sig" };
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
