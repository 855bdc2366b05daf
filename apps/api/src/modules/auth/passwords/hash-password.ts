import { argon2, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { requestErrors } from "#platform/errors/index.ts";
import { newToken } from "#platform/ids/index.ts";

// OWASP's first choice, at its recommended least cost: 19 MiB, two passes, one lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const HASH_BYTES = 32;
const FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9_-]+)\$([A-Za-z0-9_-]+)$/;

// A hash takes a whole core and its memory, so a flood of sign-ins waits here instead of starving everything else.
const AT_ONCE_MAX = Math.max(1, availableParallelism());
const WAITING_MAX = 200;
const derive = promisify(argon2);
const waiting: (() => void)[] = [];
let running = 0;

/** Hashes a password for storage. Takes some 35 ms of another thread: never call it inside a transaction. */
export async function hashPassword(password: string): Promise<string> {
  const salt = newToken(16);
  const hash = await run(password, salt, COST);
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${salt}$${hash.toString("base64url")}`;
}

// Compared against when there is no account, so that an unknown address takes as long as a known one.
const NOBODYS_HASH = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

/** True when `stored` was made from `password`; takes as long, and says false, when there is nothing stored. */
export async function matchesPassword(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", text = ""] = FORM.exec(stored ?? NOBODYS_HASH) ?? [];
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const wanted = Buffer.from(text, "base64url");
  const hash = await run(password, salt, cost);
  return stored !== null && hash.length === wanted.length && timingSafeEqual(hash, wanted);
}

/** True for a hash made at another cost than today's: it is made anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(`$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`);
}

async function run(
  password: string,
  salt: string,
  cost: { memory: number; passes: number; parallelism: number },
): Promise<Buffer> {
  await takeTurn();
  try {
    // The same characters typed on two keyboards may come in different forms; both are the same password.
    const message = password.normalize("NFKC");
    return await derive("argon2id", { message, nonce: Buffer.from(salt, "base64url"), tagLength: HASH_BYTES, ...cost });
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function takeTurn(): Promise<void> {
  if (running >= AT_ONCE_MAX) {
    if (waiting.length >= WAITING_MAX)
      throw requestErrors.unavailable({ detail: "Many people are signing in just now. Try again in a moment." });
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
}
