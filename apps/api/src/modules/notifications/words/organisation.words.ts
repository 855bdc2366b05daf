import { sayings } from "./say.ts";

interface Named {
  readonly name: string;
}

type ByRole = Readonly<Record<string, string>>;

const asRole: Readonly<Record<"en" | "de", ByRole>> = {
  en: { owner: "an owner", admin: "an admin", member: "a member" },
  de: { owner: "Inhaberschaft", admin: "Verwaltung", member: "Mitglied" },
};
const mayDo: Readonly<Record<"en" | "de", ByRole>> = {
  en: {
    owner: "Owners do everything: the page, its people and their roles, and closing it.",
    admin: "Admins keep the page, invite people and take members out.",
    member: "Members stand on its page. They do not change it.",
  },
  de: {
    owner: "Damit darfst du alles: die Seite, die Leute und ihre Rollen, und die Organisation schließen.",
    admin: "Damit pflegst du die Seite, lädst Leute ein und nimmst Mitglieder heraus.",
    member: "Damit stehst du auf der Seite. Ändern kannst du sie nicht.",
  },
};

export const organisations = sayings(
  () => ({
    invited: (news: Named & { inviter: string }) => ({
      title: `${news.inviter} invites you to ${news.name}`,
      body: "Have a look at its page, then accept or decline. The invitation ends by itself after 14 days.",
    }),
    roleChanged: (news: Named & { role: string }) => ({
      title: `You are ${asRole.en[news.role] ?? news.role} of ${news.name} now`,
      body: mayDo.en[news.role] ?? "",
    }),
    removed: (news: Named) => ({
      title: `You were taken out of ${news.name}`,
      body: "You belong to it no more. You come back only when somebody invites you again.",
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
      roleChanged: (news) => ({
        title: `${news.name}: deine Rolle ist jetzt ${asRole.de[news.role] ?? news.role}`,
        body: mayDo.de[news.role] ?? "",
      }),
      removed: (news) => ({
        title: `Du gehörst nicht mehr zu ${news.name}`,
        body: "Jemand hat dich herausgenommen. Zurück kommst du nur, wenn dich jemand wieder einlädt.",
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
