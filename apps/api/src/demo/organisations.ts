// A studio of freelancers and a client's company, each with its people.
import type { OrganisationBody } from "#api-schema/organisations.ts";
import { type DemoDoors, takePicture } from "./people.ts";
import type { Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

interface DemoOrganisation {
  readonly page: OrganisationBody;
  readonly logo: string;
  readonly founded_days_ago: number;
  /** The first one founds it. */
  readonly people: readonly { readonly key: string; readonly title: string; readonly role?: "admin" | "member" }[];
}

const ORGANISATIONS: readonly DemoOrganisation[] = [
  {
    page: {
      name: "Two Herons Studio",
      handle: "two-herons",
      headline: "Names, letters and websites for places people visit twice",
      about:
        "We were four people who kept sending each other clients, until we stopped pretending to be four companies.\n\nNia draws the mark, Davonte the letters, Berta decides what goes where, and Buddy builds it so that it still works next year. You talk to one of us, and get all four.",
      website: "https://two-herons.example/",
      country: "GB",
      city: "Cambridge",
    },
    logo: "contour-study",
    founded_days_ago: 410,
    people: [
      { key: "f001", title: "Identity, founder" },
      { key: "f009", title: "Type design", role: "admin" },
      { key: "f018", title: "Product design" },
      { key: "f028", title: "Development" },
    ],
  },
  {
    page: {
      name: "Moth Radio",
      handle: "moth-radio",
      headline: "Late radio for people who are still awake",
      about:
        "Six hours a night, four presenters, no adverts. We commission sleeves, posters and small films for every season, and pay within the week.",
      website: "https://moth-radio.example/",
      country: "DE",
      city: "Berlin",
    },
    logo: "slow-radio-record",
    founded_days_ago: 390,
    people: [
      { key: "c003", title: "Head of programme" },
      { key: "f070", title: "Still lifes" },
      { key: "f140", title: "Search and words" },
    ],
  },
];

/** The organisation for which this person posts, once they have founded one. */
export async function organisationOf(stage: Stage, key: string): Promise<string | null> {
  if (!ORGANISATIONS.some(({ people }) => people[0]?.key === key)) return null;
  const { data } = await stage.as(key).organisations.listMyOrganisations({ query: {} });
  return data.find(({ role }) => role === "owner")?.organisation.organisation_id ?? null;
}

export function organisationScenes(seeds: Seeds, end: Date, doors: DemoDoors): readonly Scene[] {
  const known = new Set(seeds.people.map((person) => person.key));
  // A part of the seeds may lack somebody: then their organisation is lacking too.
  return ORGANISATIONS.filter(({ people }) => people.every(({ key }) => known.has(key))).map((organisation) => ({
    at: daysBefore(end, organisation.founded_days_ago, organisation.page.handle),
    what: "organisations",
    pictures: [organisation.logo],
    play: (stage) => foundTogether(stage, organisation, doors),
  }));
}

async function foundTogether(stage: Stage, { page, logo, people }: DemoOrganisation, doors: DemoDoors): Promise<void> {
  const [founder, ...others] = people;
  if (!founder) return;
  const { organisations } = stage.as(founder.key);
  const logo_media_id = await takePicture(stage, doors, stage.idOf(founder.key), logo);
  const { organisation_id } = await organisations.createOrganisation({ body: { ...page, logo_media_id } });
  const params = { organisation_id };
  const give = (key: string, title: string) =>
    organisations.patchMember({ params: { ...params, user_id: stage.idOf(key) }, body: { title } });
  await give(founder.key, founder.title);
  for (const { key, title, role = "member" } of others) {
    const guest = stage.as(key);
    const { handle } = (await guest.users.me()).user;
    const { invitation_id } = await organisations.inviteToOrganisation({ params, body: { handle, role } });
    await guest.organisations.answerOrganisationInvitation({ params: { invitation_id }, body: { answer: "accept" } });
    await give(key, title);
  }
}
