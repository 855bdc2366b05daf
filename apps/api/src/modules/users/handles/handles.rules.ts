import { posesAsKogi } from "#modules/auth/index.ts";
import { transliterate } from "./transliterate.ts";

const LENGTH_MAX = 30;
const LENGTH_MIN = 3;
const CHANCE_DIGITS = 8;

// Names of pages, roles and our own: a person called so would be taken for Kogi, or would hide a page.
const RESERVED = new Set(
  `about abuse account accounts admin administrator all anonymous api app assets auth billing blog by-handle cart checkout
  client clients contact contracts cookies dashboard dev discover docs edit everyone explore faq favicon feed feedback
  former-member forgot-password freelancer freelancers fundraisers help home index info investor investors invoices jobs
  kogi kogi-support kogi-team legal login logout mail me media member messages moderator new news notifications null
  official owner payments people portfolios press pricing privacy projects public register reset-password reviewer root
  robots rules search security settings sign-in sign-out sign-up signin signup staff static status support system team
  terms topics trending undefined user users verify-email wallet web webmaster www`
    .split(/\s+/)
    .filter(Boolean),
);

/**
 * What a handle looks like: two that share it are told apart by nobody. The column `handle_skeleton` is made by the same
 * rule, so a change here needs a migration.
 */
export function skeletonOf(handle: string): string {
  return handle
    .replaceAll("0", "o")
    .replaceAll("1", "l")
    .replace(/-+/g, "-")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

const RESERVED_LOOKS = new Set([...RESERVED].map(skeletonOf));

export function isReserved(handle: string): boolean {
  const looks = skeletonOf(handle);
  return (
    RESERVED_LOOKS.has(looks) ||
    looks.startsWith("kogi-") ||
    looks.startsWith(skeletonOf("former-member")) ||
    posesAsKogi(handle)
  );
}

/** What a handle made from this name begins with: allowed as it stands, and with room for a number behind it. */
export function handleFrom(name: string): string {
  const written = transliterate(name)
    .slice(0, LENGTH_MAX - 6)
    .replace(/-+$/, "");
  if (written === "" || posesAsKogi(written) || written.startsWith("kogi-")) return "member-1";
  if (written.length < LENGTH_MIN || isReserved(written)) return `${written}-1`.padStart(LENGTH_MIN, "m");
  return written;
}

/**
 * The n-th try when others have the handle: `ana-sol`, `ana-sol-2`, then with four digits of chance, then with eight:
 * every name that has no Latin letters begins alike. `chance` is below 10^8.
 */
export function handleTry(base: string, attempt: number, chance: number): string {
  if (attempt === 0) return base;
  if (attempt < 4) return `${base}-${attempt + 1}`;
  const digits = attempt < 8 ? 4 : CHANCE_DIGITS;
  const tail = String(chance % 10 ** digits).padStart(digits, "0");
  return `${base.slice(0, LENGTH_MAX - 1 - digits).replace(/-+$/, "")}-${tail}`;
}
