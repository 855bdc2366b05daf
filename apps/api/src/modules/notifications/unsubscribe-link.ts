// A link that leaves one kind of mail without signing in: signed, so that nobody can leave for somebody else.
import { createHmac, timingSafeEqual } from "node:crypto";
import type { NotificationCategory } from "#api-schema/notifications.ts";
import { CATEGORIES } from "./preferences.ts";

function signature(secret: string, text: string): string {
  return createHmac("sha256", secret).update(`unsubscribe ${text}`).digest("base64url");
}

export function makeUnsubscribeToken(secret: string, userId: string, category: NotificationCategory): string {
  const text = `${userId}.${category}`;
  return `${text}.${signature(secret, text)}`;
}

/** Who leaves what, or null when the token was not made here. */
export function readUnsubscribeToken(
  secret: string,
  token: string,
): { userId: string; category: NotificationCategory } | null {
  const [userId = "", word = "", given = ""] = token.split(".");
  const expected = Buffer.from(signature(secret, `${userId}.${word}`));
  const actual = Buffer.from(given);
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null;
  const category = CATEGORIES.find((one) => one === word);
  return category ? { userId, category } : null;
}
