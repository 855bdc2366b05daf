import { sayings } from "./say.ts";

interface Named {
  readonly name: string;
}

export const organisations = sayings(
  () => ({
    invited: (news: Named & { inviter: string }) => ({
      title: `${news.inviter} invites you to ${news.name}`,
      body: "Have a look at its page, then accept or decline. The invitation ends by itself after 14 days.",
    }),
    closed: (news: Named) => ({
      title: `${news.name} was closed`,
      body: "Its page is gone, and you belong to it no more.",
    }),
    inherited: (news: Named) => ({
      title: `You own ${news.name} now`,
      body: "Its last owner left Kogi, and you have belonged to it longest.",
    }),
  }),
  {
    de: () => ({
      invited: (news) => ({
        title: `${news.inviter} lädt dich zu ${news.name} ein`,
        body: "Sieh dir die Seite an und nimm an oder lehne ab. Die Einladung endet nach 14 Tagen von selbst.",
      }),
      closed: (news) => ({
        title: `${news.name} wurde geschlossen`,
        body: "Die Seite ist weg, und du gehörst nicht mehr dazu.",
      }),
      inherited: (news) => ({
        title: `${news.name} gehört jetzt dir`,
        body: "Niemand sonst, dem es gehörte, ist noch bei Kogi, und du bist am längsten dabei.",
      }),
    }),
  },
);
