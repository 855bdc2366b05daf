// What a person should know of their own account; the security mails themselves are sent by auth.
import { passwordChanged, signedIn, twoFactorChanged } from "#events/auth.ts";
import { badgeEarned, certificationDecided, exportReady, skillEndorsed } from "#events/users.ts";
import type { Hear } from "./hears.ts";
import type { Notice } from "./notify.ts";
import { account } from "./words/account.words.ts";
import { badges } from "./words/badge.words.ts";
import type { Saying } from "./words/say.ts";

function aboutAccount(kind: string, userId: string, said: Saying): Notice {
  const subject = { type: "user", id: userId };
  return { userId, actorId: null, kind, category: "account", subject, link: "/settings/account", said };
}

export function hearOfAccount(hear: Hear): void {
  hear(skillEndorsed, (news) => [
    {
      ...aboutAccount(
        skillEndorsed.name,
        news.user_id,
        account((words) => words.endorsed(news)),
      ),
      actorId: news.endorsed_by,
      category: "reviews",
      link: "/settings/skills",
    },
  ]);
  hear(badgeEarned, (news) => [
    {
      ...aboutAccount(
        badgeEarned.name,
        news.user_id,
        badges((words) => words.earned(news)),
      ),
      category: "reviews",
      link: `/@${news.handle}`,
    },
  ]);
  hear(signedIn, (news) =>
    news.new_device
      ? [
          aboutAccount(
            signedIn.name,
            news.user_id,
            account((words) => words.signedIn()),
          ),
        ]
      : [],
  );
  hear(certificationDecided, (news) => {
    const said = account((words) =>
      news.decision === "verified" ? words.certificationVerified(news) : words.certificationRefused(news),
    );
    const notice = aboutAccount(certificationDecided.name, news.user_id, said);
    return [{ ...notice, category: "reviews" as const, link: "/settings/experience" }];
  });
  hear(exportReady, (news) => [
    aboutAccount(
      exportReady.name,
      news.user_id,
      account((words) => words.exportReady(news)),
    ),
  ]);
  hear(passwordChanged, (news) => {
    const said = account((words) => words.passwordChanged());
    return [{ ...aboutAccount(passwordChanged.name, news.user_id, said), mailedElsewhere: true }];
  });
  hear(twoFactorChanged, (news) => {
    const said = account((words) => (news.enabled ? words.twoFactorOn() : words.twoFactorOff()));
    return [{ ...aboutAccount(twoFactorChanged.name, news.user_id, said), mailedElsewhere: true }];
  });
}
