import sharp from "sharp";
import { expect, test } from "vitest";
import { ratingChanged } from "#events/contracts.ts";
import { skillId } from "#modules/users/index.ts";
import { postProject } from "#test/hiring.ts";
import { pdfText } from "#test/pdf-text.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();

const file = (userId: string, name: string) =>
  kogi.app.fastify.inject({ method: "GET", url: `/api/users/${userId}/${name}` });

async function ana() {
  const person = await signUp(kogi, { name: "Ana Solé" });
  const { users, experience } = person.api;
  const params = { user_id: person.userId };
  await users.patchUser({
    params,
    body: { headline: "Signs & #let for trams", bio: "First.\n\nSecond.", city: "Porto", country: "PT" },
  });
  await experience.putHistory({
    params,
    body: {
      history: [{ title: "Sign painter", organisation: "City trams", from: "2021-03", to: null, description: "" }],
    },
  });
  return { ...person, handle: (await users.me()).user.handle };
}

test("the card for link previews is a picture of the size that previews want", async () => {
  const { userId } = await ana();
  const answer = await file(userId, "share-image.png");
  expect(answer.headers).toMatchObject({ "content-type": "image/png", "cache-control": "public, max-age=3600" });
  expect(await sharp(answer.rawPayload).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
});

test("pages that are nobody's have a card of Kogi's own, in each language", async () => {
  const [english, german, strange] = await Promise.all(
    ["", "?language=de", "?language=xx"].map((query) =>
      kogi.app.fastify.inject({ method: "GET", url: `/api/share-image.png${query}` }),
    ),
  );
  for (const answer of [english, german]) {
    expect(answer?.headers).toMatchObject({ "content-type": "image/png", "cache-control": "public, max-age=3600" });
    expect([answer?.rawPayload.readUInt32BE(16), answer?.rawPayload.readUInt32BE(20)]).toEqual([1200, 630]);
  }
  expect(german?.rawPayload.equals(english?.rawPayload ?? Buffer.alloc(0))).toBe(false);
  expect(strange?.statusCode).toBe(422);
});

test("the card changes with what stands on it", async () => {
  const { userId, api } = await ana();
  const before = (await file(userId, "share-image.png")).rawPayload;
  expect((await file(userId, "share-image.png")).rawPayload.equals(before)).toBe(true);
  await api.users.patchUser({ params: { user_id: userId }, body: { headline: "Signs for ships" } });
  expect((await file(userId, "share-image.png")).rawPayload.equals(before)).toBe(false);
});

test("work, posts and organisations without a picture have a card too, that tells what visitors see", async () => {
  const { userId, api } = await ana();
  const size = async (path: string) => {
    const answer = await kogi.app.fastify.inject({ url: `/api/${path}/share-image.png` });
    if (answer.statusCode !== 200) return answer.statusCode;
    const { width, height } = await sharp(answer.rawPayload).metadata();
    return [answer.headers["content-type"], answer.headers["cache-control"], width, height];
  };
  const card = ["image/png", "public, max-age=3600", 1200, 630];
  const body = { title: "張偉 & <b>".repeat(9), tags: ["signs"] };
  const { portfolio_id } = await api.portfolios.createPortfolio({ body });
  expect(await size(`portfolios/${portfolio_id}`)).toBe(404);
  const story = { kind: "case_study" as const, title: "A sign", story: "Read from the tram." };
  await api.portfolios.addItem({ params: { portfolio_id }, body: story });
  await api.portfolios.publishPortfolio({ params: { portfolio_id } });
  expect(await size(`portfolios/${portfolio_id}`)).toEqual(card);
  const studio = await api.organisations.createOrganisation({ body: { name: "Studio Blau", handle: "studio-blau" } });
  expect(await size(`organisations/${studio.organisation_id}`)).toEqual(card);
  const { project_id } = await postProject(await signUp(kogi, { user_type: "client" }));
  expect(await size(`projects/${project_id}`)).toEqual(card);
  await api.users.eraseUser({ params: { user_id: userId }, body: { password: PASSWORD } });
  expect(await size(`portfolios/${portfolio_id}`)).toBe(404);
});

test("the code is a drawing without anything that could run", async () => {
  const { userId } = await ana();
  const answer = await file(userId, "profile-code.svg");
  expect(answer.headers["content-type"]).toBe("image/svg+xml");
  expect(answer.body).toMatch(/^<svg .*<path .*<\/svg>$/s);
  expect(answer.body).not.toMatch(/<script|\son\w+=|href/i);
});

test("the document says what a visitor may read; the city only when it is shown", async () => {
  const { userId, api, handle, headers } = await ana();
  const read = async () => pdfText((await file(userId, "profile.pdf")).rawPayload);
  const text = await read();
  for (const part of [
    "Ana Solé",
    "Signs & #let for trams",
    "Sign painter, City trams",
    "Mar 2021 to today",
    `/@${handle}`,
  ])
    expect(text).toContain(part);
  expect(text).toContain("Porto, Portugal");
  const { settings } = await api.users.me();
  await api.users.putSettings({ body: { ...settings, show_city: false } });
  const asOwner = await kogi.app.fastify.inject({
    method: "GET",
    url: `/api/users/${userId}/profile.pdf`,
    headers,
  });
  expect(await read()).not.toContain("Porto");
  expect(await pdfText(asOwner.rawPayload)).not.toContain("Porto");
});

test("the document tells what one hires by, in the words of the page", async () => {
  const { userId, api } = await ana();
  const params = { user_id: userId };
  await api.users.putSkills({
    params,
    body: { skills: [{ skill_id: skillId("wordmarks"), level: "intermediate", years: 2 }] },
  });
  const availability = { state: "part_time" as const, from: null, hours_per_week: 12 };
  await api.users.patchUser({ params, body: { availability } });
  const before = await pdfText((await file(userId, "profile.pdf")).rawPayload);
  expect(before).toContain("intermediate, 2 years");
  expect(before).toContain("Available for 12 hours a week");
  expect(before).not.toContain("of 5 in");
  const { events, inTransaction } = kogi.platform;
  const rating = { user_id: userId, score_milli: 4_667, average_milli: 5_000, reviews_count: 2 };
  await inTransaction((tx) => events.publish(tx, ratingChanged, rating));
  await kogi.settle();
  await inTransaction((tx) =>
    tx
      .insertInto("users.standings")
      .values({ user_id: userId, level: 2, answer_minutes: 50 })
      .onConflict((conflict) => conflict.column("user_id").doUpdateSet({ level: 2, answer_minutes: 50 }))
      .execute(),
  );
  const after = await pdfText((await file(userId, "profile.pdf")).rawPayload);
  for (const part of ["4.7 of 5 in 2 reviews", "Level: Established (2 of 4)", "Answers mostly within an hour"])
    expect(after).toContain(part);
});

test("the document is in the language that is asked for", async () => {
  const { userId, api } = await ana();
  const params = { user_id: userId };
  await api.users.putSkills({
    params,
    body: { skills: [{ skill_id: skillId("wordmarks"), level: "intermediate", years: 2 }] },
  });
  const text = await pdfText((await file(userId, "profile.pdf?language=de")).rawPayload);
  for (const part of ["Über mich", "Fähigkeiten", "Fortgeschritten, 2 Jahre", "März 2021 bis heute", "Seite 1 von 1"])
    expect(text).toContain(part);
  for (const part of ["About", "Skills", "today"]) expect(text).not.toContain(part);
  expect((await file(userId, "profile.pdf?language=fr")).statusCode).toBe(422);
});

test("of nobody there is nothing to pass on", async () => {
  const nobody = "01900000-0000-7000-8000-000000000000";
  for (const name of ["share-image.png", "profile-code.svg", "profile.pdf"])
    expect((await file(nobody, name)).json()).toMatchObject({ status: 404, code: "user.not_found" });
});
