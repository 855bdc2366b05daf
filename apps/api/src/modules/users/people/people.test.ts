import { beforeAll, expect, test } from "vitest";
import type { ProfilePatch } from "#api-schema/users.ts";
import { ratingChanged } from "#events/contracts.ts";
import { rankRates, skillId } from "#modules/users/index.ts";
import { terms } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { hearOfFinished } from "#test/standing.ts";
import { world } from "#test/world.ts";
import { repairProfiles } from "../profile/open-profile.ts";

const kogi = world();
const made = new Map<string, Person>();

async function person(
  name: string,
  patch: ProfilePatch,
  skills: readonly string[],
  user_type: "freelancer" | "client" = "freelancer",
): Promise<void> {
  const one = await signUp(kogi, { name, user_type });
  await one.api.users.patchUser({ params: { user_id: one.userId }, body: patch });
  const { data } = await kogi.api().users.listSkills({ query: { slug: [...skills] } });
  const body = { skills: data.map(({ skill_id }) => ({ skill_id, level: "expert" as const })) };
  if (skills.length > 0) await one.api.users.putSkills({ params: { user_id: one.userId }, body });
  made.set(name, one);
}

const rate = (amount: string, currency = "EUR") => ({ hourly_rate: { amount, currency } });

beforeAll(async () => {
  await person("Ada", { ...rate("9000"), country: "SE", experience_level: "expert", headline: "Logos for boats" }, [
    "logo-design",
    "wordmarks",
  ]);
  await person("Bruno", { ...rate("4000"), country: "PT", experience_level: "entry" }, ["logo-design"]);
  await person(
    "Chidi",
    {
      ...rate("6000", "USD"),
      country: "NG",
      availability: { state: "from_date", from: "2020-01-01", hours_per_week: null },
    },
    ["grid-systems"],
  );
  await person(
    "Dora",
    {
      country: "SE",
      bio: "We build boats.",
      availability: { state: "not_available", from: null, hours_per_week: null },
    },
    [],
    "client",
  );
  await person("Eve", { ...rate("1000") }, ["wordmarks"]);
  await person("Filip", { country: "SE" }, []);
});

const names = async (
  query: NonNullable<Parameters<ReturnType<typeof kogi.api>["users"]["listUsers"]>[0]>["query"],
  as = kogi.api(),
) => (await as.users.listUsers({ query: query ?? {} })).data.map((one) => one.name);

test.each([
  // Of Ada and Dora there is more to read; of the others, the newest come first.
  [{}, ["Dora", "Ada", "Eve", "Chidi", "Bruno"]],
  [{ sort: "-created_at" as const }, ["Eve", "Dora", "Chidi", "Bruno", "Ada"]],
  [{ sort: "name" as const }, ["Ada", "Bruno", "Chidi", "Dora", "Eve"]],
  [{ skills: ["logo-design"] }, ["Ada", "Bruno"]],
  [{ skills: ["wordmarks", "grid-systems"] }, ["Ada", "Eve", "Chidi"]],
  [{ skills: ["no-such-skill"] }, []],
  [{ country: ["SE", "PT"] }, ["Dora", "Ada", "Bruno"]],
  [{ user_type: ["client" as const] }, ["Dora"]],
  [{ experience_level: ["expert" as const, "entry" as const] }, ["Ada", "Bruno"]],
  [{ availability: ["not_available" as const] }, ["Dora"]],
  [{ availability: ["from_date" as const] }, []],
  [{ hourly_rate_min: "4000", currency: "EUR" }, ["Ada", "Chidi", "Bruno"]],
  [{ hourly_rate_max: "4000", currency: "EUR" }, ["Eve", "Bruno"]],
  // To the very amount in one's own currency, whatever its rate was on the day.
  [{ hourly_rate_min: "6000", hourly_rate_max: "6000", currency: "USD" }, ["Chidi"]],
  [{ sort: "-hourly_rate" as const }, ["Ada", "Chidi", "Bruno", "Eve"]],
  [{ sort: "hourly_rate" as const }, ["Eve", "Bruno", "Chidi", "Ada"]],
  [{ q: "BOATS" }, ["Ada"]],
  [{ q: "100%_" }, []],
  // By what they can do: the skill, the kind of work it belongs to, and that in German.
  [{ q: "grid sys" }, ["Chidi"]],
  [{ q: "Logo Design" }, ["Ada", "Eve", "Bruno"]],
  [{ q: "markenidentität" }, ["Ada", "Eve", "Chidi", "Bruno"]],
  [{ q: "rid systems" }, []],
  // Two letters begin too many words to mean one of those: they mean a word of two letters alone.
  [{ q: "lo" }, ["Ada"]],
])("people found by %o are %o", async (query, expected) => expect(await names(query)).toEqual(expected));

test("who says nothing of themselves is found by name and handle, and listed once they do", async () => {
  const filip = made.get("Filip")!;
  expect(await names({})).not.toContain("Filip");
  expect(await names({ sort: "-created_at" })).not.toContain("Filip");
  expect(await names({ country: ["SE"] })).not.toContain("Filip");
  expect(await names({ q: "filip" })).toEqual(["Filip"]);
  const params = { user_id: filip.userId };
  await filip.api.users.patchUser({ params, body: { headline: "Sails" } });
  expect((await names({ sort: "-created_at" }))[0]).toBe("Filip");
  await filip.api.users.patchUser({ params, body: { headline: "" } });
});

test("who adds the freelancer's hat to another one is among those who work, until they put it off", async () => {
  const dora = made.get("Dora")!;
  expect(await names({ works: true, sort: "name" })).toEqual(["Ada", "Bruno", "Chidi", "Eve"]);
  await dora.api.auth.addRole({ body: { role: "freelancer" } });
  await kogi.settle();
  expect(await names({ works: true, sort: "name" })).toEqual(["Ada", "Bruno", "Chidi", "Dora", "Eve"]);
  expect(await names({ works: false })).toEqual([]);
  const read = () => kogi.api().users.getUser({ params: { user_id: dora.userId } });
  expect(await read()).toMatchObject({ user_type: "client", works: true });
  // Told by nobody, as for those who added it before it was told: the night finds out.
  await kogi.platform.owner((client) =>
    client.query("update users.users set works_beside = false where user_id = $1", [dora.userId]),
  );
  expect(await names({ works: false })).toEqual(["Dora"]);
  await repairProfiles(kogi.platform);
  expect((await read()).works).toBe(true);
  const admin = await signUp(kogi, { roles: ["admin"] });
  await admin.api.auth.revokeRole({
    params: { user_id: dora.userId, role: "freelancer" },
    body: { reason: "Asked for it" },
  });
  await kogi.settle();
  expect(await read()).toMatchObject({ user_type: "client", works: false });
});

test("a day that has come counts as available now", async () =>
  expect(await names({ availability: ["now"] })).toContain("Chidi"));

test.each([
  "-completeness",
  "-success_score",
  "-rating",
  "-created_at",
  "name",
  "hourly_rate",
  "-hourly_rate",
] as const)("pages by %s have everybody once", async (sort) => {
  const query = { sort };
  const all = await names(query);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await kogi.api().users.listUsers({ query: { ...query, limit: 2, ...(cursor ? { cursor } : {}) } });
    seen.push(...page.data.map((one) => one.name));
    cursor = page.next_cursor;
  }
  expect(seen).toEqual(all);
});

test("the count is given when it is asked for", async () => {
  expect(await kogi.api().users.listUsers({ query: { limit: 1, count: true } })).toMatchObject({ total: 5 });
  expect(await kogi.api().users.listUsers({ query: { limit: 1 } })).not.toHaveProperty("total");
});

test("bounds of rates need a currency, and made-up cursors and parameters are refused", async () => {
  expect((await refusal(kogi.api().users.listUsers({ query: { hourly_rate_min: "1" } }))).errors).toMatchObject([
    { pointer: "/query/currency" },
  ]);
  for (const cursor of [
    "x",
    Buffer.from('["a","b"]').toString("base64url"),
    Buffer.from("[1,2,3]").toString("base64url"),
  ])
    for (const sort of ["-completeness", "-created_at", "name"] as const)
      expect((await refusal(kogi.api().users.listUsers({ query: { cursor, sort } }))).status).toBe(422);
  expect((await kogi.app.fastify.inject({ url: "/api/users?colour=red" })).json().errors).toMatchObject([
    { pointer: "/query/colour" },
  ]);
});

test("rates in a currency without an exchange rate are compared with each other alone", async () => {
  const { ana, ben } = { ana: await signUp(kogi, { name: "Amina" }), ben: await signUp(kogi, { name: "Baraka" }) };
  for (const [person, amount] of [
    [ana, "200000"],
    [ben, "300000"],
  ] as const) {
    const body = { headline: "Maps", hourly_rate: { amount, currency: "KES" } };
    await person.api.users.patchUser({ params: { user_id: person.userId }, body });
  }
  const inShillings = { currency: "KES", hourly_rate_min: "200000" };
  expect(await names({ ...inShillings, sort: "name" })).toEqual(["Amina", "Baraka"]);
  expect(await names({ currency: "KES", hourly_rate_max: "299999" })).toEqual(["Amina"]);
  expect(await names({ ...inShillings, sort: "-hourly_rate" })).toEqual(["Baraka", "Amina"]);
  const first = await kogi.api().users.listUsers({ query: { ...inShillings, sort: "hourly_rate", limit: 1 } });
  expect(first.data.map(({ name }) => name)).toEqual(["Amina"]);
  const query = { ...inShillings, sort: "hourly_rate" as const, cursor: first.next_cursor ?? "" };
  expect(await names(query)).toEqual(["Baraka"]);
  for (const person of [ana, ben])
    await person.api.users.putSettings({
      body: { ...(await person.api.users.me()).settings, show_in_lists: false },
    });
});

test("a rate that is not shown cannot be found by filtering", async () => {
  const eve = made.get("Eve")!;
  const { settings } = await eve.api.users.me();
  await eve.api.users.putSettings({ body: { ...settings, show_hourly_rate: false } });
  expect(await names({ hourly_rate_max: "4000", currency: "EUR" })).toEqual(["Bruno"]);
  expect(await names({ q: "eve" })).toEqual(["Eve"]);
  await eve.api.users.putSettings({ body: { ...settings, version: settings.version + 1 } });
});

test("the rank of a rate is filled in where it is missing, and follows the day's rates at night", async () => {
  const { userId } = made.get("Chidi")!;
  const rankOf = async () =>
    (await kogi.platform.db.selectFrom("users.users").select("rate_rank").where("user_id", "=", userId).execute())[0]
      ?.rate_rank;
  const put = (rank: string) =>
    kogi.platform.owner((client) =>
      client.query(`update users.users set rate_rank = ${rank} where user_id = $1`, [userId]),
    );
  const written = await rankOf();
  await put("null");
  await rankRates(kogi.platform, { missing: true });
  expect(await rankOf()).toBe(written);
  await put("1");
  await rankRates(kogi.platform, { missing: true });
  expect(await rankOf()).toBe(1n);
  await rankRates(kogi.platform);
  expect(await rankOf()).toBe(written);
});

test("rates are ranked in parts: one that somebody holds keeps nobody waiting, and a stop ends it", async () => {
  const ranks = async () =>
    (
      await kogi.platform.db
        .selectFrom("users.users")
        .select("rate_rank")
        .where("hourly_rate_minor", "is not", null)
        .orderBy("user_id")
        .execute()
    ).map((row) => row.rate_rank);
  const written = await ranks();
  await kogi.platform.owner((client) => client.query("update users.users set rate_rank = null"));
  let parts = 0;
  await rankRates(kogi.platform, { missing: true, batch: 2, isEnded: () => ++parts > 1 });
  expect((await ranks()).filter((rank) => rank !== null)).toHaveLength(2);
  const held = made.get("Chidi")!.userId;
  await kogi.platform.inTransaction(async (tx) => {
    await tx.selectFrom("users.users").select("user_id").where("user_id", "=", held).forUpdate().execute();
    await rankRates(kogi.platform, { batch: 2 });
  });
  await rankRates(kogi.platform, { missing: true, batch: 2 });
  expect(await ranks()).toEqual(written);
});

test("who is suspended is found and shown nowhere until that is lifted", async () => {
  const [admin, zedekiah] = [await signUp(kogi, { roles: ["admin"] }), await signUp(kogi, { name: "Zedekiah" })];
  const params = { user_id: zedekiah.userId };
  const body = { user_id: zedekiah.userId, title: "A boat", ...terms([10_000]) };
  await admin.api.auth.suspend({ params, body: { reason: "Asked for money outside" } });
  await kogi.settle();
  expect(await names({ q: "zedekiah" })).toEqual([]);
  expect((await refusal(kogi.api().users.getUser({ params }))).status).toBe(404);
  const offer = made.get("Dora")!.api.projects.makeDirectOffer({ body });
  expect((await refusal(offer)).code).toBe("offer.no_such_freelancer");
  // Suspended before profiles heard of it: the night finds out.
  const unhide = "update users.users set hidden_at = null where user_id = $1";
  await kogi.platform.owner((client) => client.query(unhide, [zedekiah.userId]));
  expect(await names({ q: "zedekiah" })).toEqual(["Zedekiah"]);
  await repairProfiles(kogi.platform);
  expect(await names({ q: "zedekiah" })).toEqual([]);
  await admin.api.auth.reinstate({ params, body: { reason: "A mistake" } });
  await kogi.settle();
  expect(await names({ q: "zedekiah" })).toEqual(["Zedekiah"]);
});

test("who does not want to be listed is not, nor is who was hidden, in lists and counts", async () => {
  const bruno = made.get("Bruno")!;
  const { settings } = await bruno.api.users.me();
  await bruno.api.users.putSettings({ body: { ...settings, show_in_lists: false } });
  expect(await names({ skills: ["logo-design"] })).toEqual(["Ada"]);
  expect((await kogi.api().users.getUser({ params: { user_id: bruno.userId } })).name).toBe("Bruno");
  await bruno.api.users.putSettings({ body: { ...settings, version: settings.version + 1 } });

  const hide = (at: string) =>
    kogi.platform.owner((client) =>
      client.query(`update users.users set hidden_at = ${at} where user_id = $1`, [bruno.userId]),
    );
  await hide("'2026-01-01'");
  expect((await kogi.api().users.listUsers({ query: { skills: ["logo-design"], count: true } })).total).toBe(1);
  expect((await refusal(kogi.api().users.getUser({ params: { user_id: bruno.userId } }))).status).toBe(404);
  expect((await bruno.api.users.me()).user.name).toBe("Bruno");
  await hide("null");
});

test("people are sorted by their rating and filtered by it; who has none comes last", async () => {
  const { events } = kogi.platform;
  const rated = (name: string, score_milli: number, reviews_count: number) =>
    kogi.platform.inTransaction((tx) => {
      const user_id = made.get(name)!.userId;
      return events.publish(tx, ratingChanged, { user_id, score_milli, average_milli: 5_000, reviews_count });
    });
  await rated("Ada", 4_200, 3);
  await kogi.settle();
  await rated("Ada", 4_900, 2); // told late
  await rated("Bruno", 4_700, 8);
  await kogi.settle();
  expect(await names({ sort: "-rating" })).toEqual(["Bruno", "Ada", "Eve", "Dora", "Chidi"]);
  expect(await names({ rating_min: 4.2, sort: "name" })).toEqual(["Ada", "Bruno"]);
  expect(await names({ rating_min: 4.21 })).toEqual(["Bruno"]);
  expect((await kogi.app.fastify.inject({ url: "/api/users?rating_min=4e0" })).json().errors).toMatchObject([
    { pointer: "/query/rating_min" },
  ]);
});

test("people are sorted by how their contracts ended, and found by a badge and by their languages", async () => {
  const clients = await Promise.all([1, 2].map(() => signUp(kogi, { user_type: "client" })));
  const chidi = made.get("Chidi")!;
  for (const client of [...clients, ...clients]) await hearOfFinished(kogi, client, chidi);
  expect(await names({ sort: "-success_score" })).toEqual(["Chidi", "Eve", "Dora", "Bruno", "Ada"]);
  expect(await names({ badges: ["first_project", "no_such_badge"] })).toEqual(["Chidi"]);
  const speak = async (name: string, ...codes: string[]) => {
    const { api, userId } = made.get(name)!;
    const languages = codes.map((code) => ({ code, level: "fluent" as const }));
    await api.users.patchUser({ params: { user_id: userId }, body: { languages } });
  };
  await speak("Ada", "sv", "de");
  await speak("Bruno", "pt");
  expect(await names({ languages: ["de", "pt"], sort: "name" })).toEqual(["Ada", "Bruno"]);
  expect(await names({ languages: ["fr"] })).toEqual([]);
});

test("for a skill, people are ranked by who vouches for it: more by somebody they worked for than by two others", async () => {
  const [client, ...others] = await Promise.all([1, 2, 3].map(() => signUp(kogi, { user_type: "client" })));
  const [ada, bruno] = [made.get("Ada")!, made.get("Bruno")!];
  const vouch = (giver: Person | undefined, { userId }: Person) =>
    giver?.api.endorsements.endorse({ params: { user_id: userId, skill_id: skillId("logo-design") } });
  for (const other of others) await vouch(other, ada);
  await vouch(client, bruno);
  const ranked = { skills: ["logo-design"], sort: "-endorsements" as const };
  expect(await names(ranked)).toEqual(["Ada", "Bruno"]);
  await hearOfFinished(kogi, client!, bruno);
  expect(await names(ranked)).toEqual(["Bruno", "Ada"]);
  const first = await kogi.api().users.listUsers({ query: { ...ranked, limit: 1 } });
  expect(await names({ ...ranked, limit: 1, cursor: first.next_cursor ?? "" })).toEqual(["Ada"]);
  // Who vouches and is blocked counts for nobody who may not see them.
  await ada.api.users.addBlock({ body: { user_id: client!.userId, kind: "block" } });
  expect(await names(ranked, ada.api)).toEqual(["Ada", "Bruno"]);
  await ada.api.users.removeBlock({ params: { user_id: client!.userId } });
  expect((await refusal(kogi.api().users.listUsers({ query: { sort: "-endorsements" } }))).errors).toMatchObject([
    { pointer: "/query/skills" },
  ]);
});

test("blocked people vanish from each other; a muted one vanishes for the other alone", async () => {
  const ada = made.get("Ada")!;
  const dora = made.get("Dora")!;
  const block = await ada.api.users.addBlock({ body: { user_id: dora.userId, kind: "block" } });
  expect(block).toMatchObject({ kind: "block", user: { name: "Dora" } });
  expect(await names({}, dora.api)).not.toContain("Ada");
  expect(await names({}, ada.api)).not.toContain("Dora");
  for (const [viewer, other] of [
    [dora, ada],
    [ada, dora],
  ] as const) {
    expect((await refusal(viewer.api.users.getUser({ params: { user_id: other.userId } }))).code).toBe(
      "user.not_found",
    );
    expect((await refusal(viewer.api.users.getSkills({ params: { user_id: other.userId } }))).status).toBe(404);
  }
  await ada.api.users.addBlock({ body: { user_id: dora.userId, kind: "mute" } });
  expect(await names({}, dora.api)).toContain("Ada");
  expect(await names({}, ada.api)).not.toContain("Dora");
  expect(await ada.api.users.listBlocks({ query: { count: true } })).toMatchObject({
    total: 1,
    data: [{ kind: "mute", user: { name: "Dora" } }],
  });
  await ada.api.users.removeBlock({ params: { user_id: dora.userId } });
  await ada.api.users.removeBlock({ params: { user_id: dora.userId } });
  expect(await names({}, ada.api)).toContain("Dora");
});

test("one cannot block oneself or nobody", async () => {
  const ada = made.get("Ada")!;
  expect((await refusal(ada.api.users.addBlock({ body: { user_id: ada.userId, kind: "block" } }))).code).toBe(
    "user.block_self",
  );
  const nobody = "01990000-0000-7000-8000-000000000000";
  expect((await refusal(ada.api.users.addBlock({ body: { user_id: nobody, kind: "mute" } }))).code).toBe(
    "user.not_found",
  );
});

test("a list by name goes on behind the longest name that a person can have", async () => {
  const long = "🦊".repeat(80);
  for (const country of ["IS", "IS"])
    await person(long, { ...rate("1000"), country, headline: "Foxes" }, ["wordmarks"]);
  const query = { sort: "name", country: ["IS"], limit: 1 } as const;
  const first = await kogi.api().users.listUsers({ query: { ...query, country: ["IS"] } });
  const cursor = first.next_cursor ?? "";
  const second = await kogi.api().users.listUsers({ query: { ...query, country: ["IS"], cursor } });
  expect([first.data[0]?.name, second.data[0]?.name, second.next_cursor]).toEqual([long, long, null]);
  expect(first.data[0]?.user_id).not.toBe(second.data[0]?.user_id);
});
