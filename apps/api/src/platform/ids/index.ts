// Randomness and identity live here alone, so that a simulation can find every source of chance.
import { hash, randomBytes, randomFillSync } from "node:crypto";

const pool = Buffer.alloc(16 * 256);
let poolOffset = pool.length;
let lastMs = 0;
let sequence = 0;

/**
 * A UUID version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count within the millisecond, 62 random bits.
 * Ids made by one process sort in the order they were made.
 */
export function newId(): string {
  if (poolOffset >= pool.length) {
    randomFillSync(pool);
    poolOffset = 0;
  }
  const bytes = pool.subarray(poolOffset, poolOffset + 16);
  poolOffset += 16;
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = bytes.readUInt16BE(6) & 0x3ff;
  } else if (++sequence > 0xfff) {
    lastMs += 1;
    sequence = 0;
  }
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for the lower-case textual form that `newId` makes and the database prints. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

/** A secret that cannot be guessed, URL-safe; 32 bytes (256 bits) unless told. */
export function newToken(byteCount = 32): string {
  return randomBytes(byteCount).toString("base64url");
}

/**
 * A uuid made from a name, the same each time: for ids that must be found again without storing them,
 * such as the ledger account of a milestone.
 */
export function idFromName(name: string): string {
  const hex = hash("sha256", name, "hex");
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) & 3];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A whole number from 0 up to but not including `limit`. Not for secrets. */
export function randomBelow(limit: number): number {
  return Math.floor(Math.random() * limit);
}
