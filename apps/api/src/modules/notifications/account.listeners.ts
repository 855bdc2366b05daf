// What a person should know of their own account; the security mails themselves are sent by auth.
import { passwordChanged, signedIn, twoFactorChanged } from "#events/auth.ts";
import { certificationDecided, skillEndorsed } from "#events/users.ts";
import type { Platform } from "#platform/platform.ts";
import { hear } from "./hears.ts";
import type { Notice } from "./notify.ts";

function aboutAccount(kind: string, userId: string, title: string, body: string): Notice {
  const subject = { type: "user", id: userId };
  return {
    userId,
    actorId: null,
    kind,
    category: "account",

    subject,
    link: "/settings/account",
    title,
    body,
  };
}

const NOT_YOU = "If this was not you, change your password and end the other sessions.";

export function hearOfAccount(platform: Platform): void {
  hear(platform, skillEndorsed, (news) => [
    {
      ...aboutAccount(skillEndorsed.name, news.user_id, `${news.name} vouches for your skill “${news.skill}”`, ""),
      actorId: news.endorsed_by,
      category: "reviews",
      link: "/settings/skills",
    },
  ]);
  hear(platform, signedIn, (news) =>
    news.new_device ? [aboutAccount(signedIn.name, news.user_id, "A sign-in from a new place", NOT_YOU)] : [],
  );
  hear(platform, certificationDecided, (news) => {
    const verified = news.decision === "verified";
    const title = verified ? `“${news.name}” is confirmed` : `“${news.name}” could not be confirmed`;
    const body = verified ? "Your profile says so." : (news.reason ?? "");
    const notice = aboutAccount(certificationDecided.name, news.user_id, title, body);
    return [{ ...notice, category: "reviews" as const, link: "/settings/experience" }];
  });
  hear(platform, passwordChanged, (news) => [
    {
      ...aboutAccount(passwordChanged.name, news.user_id, "Your password was changed", NOT_YOU),
      mailedElsewhere: true,
    },
  ]);
  hear(platform, twoFactorChanged, (news) => [
    {
      ...aboutAccount(
        twoFactorChanged.name,
        news.user_id,
        news.enabled ? "Two-factor sign-in is on" : "Two-factor sign-in is off",
        NOT_YOU,
      ),
      mailedElsewhere: true,
    },
  ]);
}
