import { createPublicKey, type JsonWebKey, verify } from "node:crypto";

export type KeySet = { readonly keys: readonly (JsonWebKey & { readonly kid?: string })[] };

interface Wanted {
  /** Who is to have signed. The claims name one themselves, which says nothing: anybody can sign in their own name. */
  readonly issuer: string;
  readonly keysOf: (origin: string) => Promise<KeySet>;
}

/** The claims of a compact JWS by EdDSA. Throws with a sentence when they cannot be believed. */
export async function verifyClaims(jws: string, { issuer, keysOf }: Wanted): Promise<Record<string, unknown>> {
  const [head, body, signature] = jws.split(".");
  if (!head || !body || !signature)
    throw new Error("This is no signed export: three parts with dots between are wanted.");
  const header = decode(head);
  // The only kind we sign with: a header that names another asks to be believed unsigned.
  if (header.alg !== "EdDSA") throw new Error("This is not signed the way Kogi signs.");
  const claims = decode(body);
  const origin = originOf(issuer);
  if (claims.iss !== origin) throw new Error(`This says it is of ${String(claims.iss)}, not of ${origin}.`);
  const { keys } = await keysOf(origin);
  const key = keys.find(({ kid }) => kid === header.kid);
  if (!key) throw new Error(`${origin} does not know the key this was signed with.`);
  const believed = verify(
    null,
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key, format: "jwk" }),
    Buffer.from(signature, "base64url"),
  );
  if (!believed) throw new Error("The signature does not fit: this was changed, or never signed.");
  return claims;
}

/** The public keys of the Kogi there, or those at another address of its owner's. */
export async function fetchKeys(origin: string, address = `${origin}/api/reputation/keys`): Promise<KeySet> {
  const { protocol, hostname } = new URL(address);
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback))
    throw new Error(`Keys that come by ${protocol}// could be anybody's: https is wanted.`);
  const answer = await fetch(address, { redirect: "error" });
  if (!answer.ok) throw new Error(`${address} gives no keys: it answered ${answer.status}.`);
  return (await answer.json()) as KeySet; // a key set of RFC 7517
}

function originOf(issuer: string): string {
  if (!URL.canParse(issuer)) throw new Error(`${issuer} is no address: https://kogi.example is one.`);
  return new URL(issuer).origin;
}

function decode(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Record<string, unknown>; // an object by the format
  } catch {
    throw new Error("This is no signed export: a part of it cannot be read.");
  }
}
