import type { Static } from "typebox";
import type { badgeEarned } from "#events/users.ts";
import { sayings } from "./say.ts";

type Earned = Static<(typeof badgeEarned)["schema"]>;

// Badges bring their own words: a new one is a row, and no line here. Its key is better than no news.
export const badges = sayings(
  () => ({
    earned: ({ badge, words }: Earned) => ({
      title: `You earned a badge: ${words?.en.name ?? badge}`,
      body: words?.en.reason ?? "",
    }),
  }),
  {
    de: () => ({
      earned: ({ badge, words }) => ({
        title: `Du hast ein Abzeichen verdient: ${words?.de.name ?? badge}`,
        body: words?.de.reason ?? "",
      }),
    }),
  },
);
