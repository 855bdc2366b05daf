import { createPublicKey, type JsonWebKey, verify } from "node:crypto";

export type KeySet = { readonly keys: readonly (JsonWebKey & { readonly kid?: string })[] };

/** The claims of a compact JWS by EdDSA. Throws with a sentence when they cannot be believed. */
export async function verifyClaims(
  jws: string,
  keysOf: (issuer: string) => Promise<KeySet>,
): Promise<Record<string, unknown>> {
  const [head, body, signature] = jws.split(".");
  if (!head || !body || !signature)
    throw new Error("This is no signed export: three parts with dots between are wanted.");
  const header = decode(head);
  // The only kind we sign with: a header that names another asks to be believed unsigned.
  if (header.alg !== "EdDSA") throw new Error("This is not signed the way Kogi signs.");
  const claims = decode(body);
  const { keys } = await keysOf(String(claims.iss));
  const key = keys.find(({ kid }) => kid === header.kid);
  if (!key) throw new Error(`${String(claims.iss)} does not know the key this was signed with.`);
  const believed = verify(
    null,
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key, format: "jwk" }),
    Buffer.from(signature, "base64url"),
  );
  if (!believed) throw new Error("The signature does not fit: this was changed, or never signed.");
  return claims;
}

function decode(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Record<string, unknown>; // an object by the format
  } catch {
    throw new Error("This is no signed export: a part of it cannot be read.");
  }
}
