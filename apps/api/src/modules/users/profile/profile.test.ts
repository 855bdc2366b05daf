import { expect, test } from "vitest";
import { DAY_MS } from "#platform/clock/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";
import { skeletonOf } from "../handles/handles.rules.ts";
import { profileImages } from "./profile-images.ts";
import { settlePictures } from "./settle-pictures.ts";

const kogi = world();
const own = (person: Person) => ({ user_id: person.userId });
const getUser = (person: Person, as = kogi.api()) => as.users.getUser({ params: own(person) });

const whole = {
  name: "Ana Sol",
  handle: "ana-sol-design",
  headline: "Identity designer",
  bio: "I draw marks.\n\nThey survive a wet label.",
  country: "SE",
  city: "Göteborg",
  time_zone: "Europe/Stockholm",
  languages: [{ code: "sv", level: "native" as const }],
  hourly_rate: { amount: "8500", currency: "EUR" },
  availability: { state: "part_time" as const, from: null, hours_per_week: 20 },
  experience_level: "expert" as const,
  links: [{ label: "Work", url: "https://example.org/work" }],
  profile_image_media_id: null,
  cover_image_media_id: null,
};

test("a person fills their profile, and others see it without the address", async () => {
  const ana = await signUp(kogi);
  const saved = await ana.api.users.replaceUser({ params: own(ana), body: whole });
  expect(saved).toMatchObject({ ...whole, email: ana.email, version: 2, can: ["edit", "erase"] });
  const seen = await getUser(ana);
  expect(seen).toMatchObject({ ...whole, email: null, can: [] });
  expect((await kogi.api().users.getUserByHandle({ params: { handle: "ana-sol-design" } })).user_id).toBe(ana.userId);
});

test("a patch changes what it names and leaves the rest", async () => {
  const ana = await signUp(kogi);
  await ana.api.users.replaceUser({ params: own(ana), body: { ...whole, handle: "ana-patch" } });
  const { version, updated_at, headline, ...rest } = await ana.api.users.patchUser({
    params: own(ana),
    body: { headline: "  New   words " },
  });
  expect([headline, version]).toEqual(["New words", 3]);
  expect({ ...rest, headline }).toMatchObject({ ...whole, handle: "ana-patch", headline: "New words" });
  const cleared = await ana.api.users.patchUser({ params: own(ana), body: { hourly_rate: null, city: null } });
  expect([cleared.hourly_rate, cleared.city]).toEqual([null, null]);
});

test("nobody changes another's profile", async () => {
  const ana = await signUp(kogi);
  const ben = await signUp(kogi);
  const attempt = ben.api.users.patchUser({ params: own(ana), body: { name: "Ben was here" } });
  expect((await refusal(attempt)).status).toBe(403);
  expect((await getUser(ana)).name).toBe("Ana Sol");
});

test("a stale version is refused with the current profile, a stale If-Match with 412", async () => {
  const ana = await signUp(kogi);
  await ana.api.users.patchUser({ params: own(ana), body: { headline: "first", version: 1 } });
  const stale = await refusal(ana.api.users.patchUser({ params: own(ana), body: { headline: "second", version: 1 } }));
  expect(stale).toMatchObject({ status: 409, code: "request.stale", current: { headline: "first", version: 2 } });
  const attempt = ana.api.users.patchUser({ params: own(ana), body: { headline: "third" }, ifMatch: '"v1"' });
  expect((await refusal(attempt)).status).toBe(412);
});

test("of two changes at once based on one version, one is refused", async () => {
  const ana = await signUp(kogi);
  const change = (headline: string) =>
    ana.api.users.patchUser({ params: own(ana), body: { headline, version: 1 } }).then(
      () => 200,
      (error) => error.status,
    );
  expect((await Promise.all([change("a"), change("b")])).toSorted()).toEqual([200, 409]);
});

test.each([
  [{ country: "ZZ" }, "/body/country"],
  [{ time_zone: "Mars/Base" }, "/body/time_zone"],
  [{ hourly_rate: { amount: "0", currency: "EUR" } }, "/body/hourly_rate/amount"],
  [{ hourly_rate: { amount: "100", currency: "QQQ" } }, "/body/hourly_rate/currency"],
  [{ availability: { state: "from_date", from: null, hours_per_week: null } }, "/body/availability/from"],
  [{ links: [{ label: "x", url: "https://user:pass@example.org" }] }, "/body/links/0/url"],
  [{ links: [{ label: "x", url: "javascript:alert(1)" }] }, "/body/links/0/url"],
  [{ languages: [{ code: "xx", level: "native" }] }, "/body/languages/0/code"],
  [{ languages: ["de", "de"].map((code) => ({ code, level: "native" })) }, "/body/languages/1/code"],
  [{ name: "\u200b " }, "/body/name"],
  [{ name: "Ana\u0007Sol" }, "/body/name"],
  [{ handle: "-ana" }, "/body/handle"],
  [{ handle: "admin" }, "/body/handle"],
  [{ profile_image_media_id: "01990000-0000-7000-8000-000000000000" }, "/body/profile_image_media_id"],
  [{ user_type: "admin" }, "/body/user_type"],
  [{ verified: true }, "/body/verified"],
  [{ email: "x@example.org" }, "/body/email"],
])("%o is refused at %s", async (payload, pointer) => {
  const ana = await signUp(kogi);
  const answer = await kogi.app.fastify.inject({
    method: "PATCH",
    url: `/api/users/${ana.userId}`,
    headers: ana.headers,
    payload,
  });
  expect([answer.statusCode, answer.json().errors?.[0]?.pointer]).toEqual([422, pointer]);
});

test("a handle belongs to one person, and stays theirs for three months after they leave it", async () => {
  const ana = await signUp(kogi);
  const ben = await signUp(kogi);
  const take = (person: Person, handle: string) =>
    person.api.users.patchUser({ params: own(person), body: { handle } });
  await take(ana, "the-one-handle");
  expect(await refusal(take(ben, "the-one-handle"))).toMatchObject({ status: 409, code: "user.handle_taken" });
  await take(ana, "another-handle");
  expect((await kogi.api().users.getUserByHandle({ params: { handle: "the-one-handle" } })).user_id).toBe(ana.userId);
  expect((await refusal(take(ben, "the-one-handle"))).code).toBe("user.handle_taken");
  await kogi.advance(90 * DAY_MS);
  const late = await signUp(kogi);
  expect((await take(late, "the-one-handle")).handle).toBe("the-one-handle");
});

test("nobody keeps more than three handles they left, and nobody changes theirs more than three times a day", async () => {
  const ana = await signUp(kogi, { name: "Squatting Ana" });
  const ben = await signUp(kogi);
  const take = (person: Person, handle: string) =>
    person.api.users.patchUser({ params: own(person), body: { handle } });
  for (const handle of ["squat-a", "squat-b", "squat-c"]) await take(ana, handle);
  expect(await refusal(take(ana, "squat-d"))).toMatchObject({ status: 409, code: "user.handle_changed_often" });
  expect((await refusal(take(ben, "squat-b"))).code).toBe("user.handle_taken");
  // The rest of a profile is saved as ever, the handle with it.
  expect((await ana.api.users.patchUser({ params: own(ana), body: { handle: "squat-c", bio: "x" } })).bio).toBe("x");
  await kogi.advance(DAY_MS);
  const later = await signUp(kogi, { name: "Late Ana", email: ana.email.replace("person", "late") });
  for (const handle of ["squat-d", "squat-e"]) await take(ana, handle);
  // squat-b, squat-c and squat-d are kept; what came before them is free at once.
  expect((await refusal(take(later, "squat-b"))).code).toBe("user.handle_taken");
  expect((await take(later, "squat-a")).handle).toBe("squat-a");
});

test("a handle that looks like somebody else's is refused, at a change and at sign-up", async () => {
  const arno = await signUp(kogi, { name: "Arno Olsen" });
  const { handle } = await arno.api.users.me().then((me) => me.user);
  expect(handle).toBe("arno-olsen");
  const other = await signUp(kogi, { name: "Amo 0lsen" });
  expect((await other.api.users.me()).user.handle).toBe("amo-0lsen-2");
  const take = (one: typeof arno, wanted: string) =>
    one.api.users.patchUser({ params: own(one), body: { handle: wanted } });
  expect(await refusal(take(other, "arno--o1sen"))).toMatchObject({
    code: "user.handle_taken",
    errors: [{ pointer: "/body/handle", detail: "It looks like somebody else’s. Choose another handle." }],
  });
  // One's own handle may be written anew.
  expect((await take(arno, "amo-olsen")).handle).toBe("amo-olsen");
  const rows = await kogi.platform.db.selectFrom("users.users").select(["handle", "handle_skeleton"]).execute();
  for (const row of rows) expect(row.handle_skeleton).toBe(skeletonOf(row.handle));
});

test("nobody but an administrator is called like Kogi itself", async () => {
  const ana = await signUp(kogi);
  const call = (one: typeof ana, name: string) => one.api.users.patchUser({ params: own(one), body: { name } });
  expect(await refusal(call(ana, "Коgі Support"))).toMatchObject({ status: 422, errors: [{ pointer: "/body/name" }] });
  expect((await call(ana, "Haruto Kogi")).name).toBe("Haruto Kogi");
  const desk = await signUp(kogi, { roles: ["admin"] });
  expect((await call(desk, "Kogi Support")).name).toBe("Kogi Support");
  const wish = { email: "desk@example.org", password: "seven lamps at noon", user_type: "client" as const };
  expect(await refusal(kogi.api().auth.signUp({ body: { ...wish, name: "Kogi Team" } }))).toMatchObject({
    errors: [{ pointer: "/body/name", detail: "People would take this for Kogi itself. Use your own name." }],
  });
});

test("whose name gives no handle still gets one after ten thousand others", async () => {
  await kogi.platform.owner((client) =>
    client.query(
      `insert into users.past_handles (handle, user_id, given_up_at)
       select 'member-1' || tail, (select user_id from users.users limit 1), $1::timestamptz from (
         select '' as tail union select '-' || n from generate_series(2, 4) n
         union select '-' || lpad(n::text, 4, '0') from generate_series(0, 9999) n) t`,
      [kogi.platform.clock.now()],
    ),
  );
  const wei = await signUp(kogi, { name: "王伟" });
  expect((await wei.api.users.me()).user).toMatchObject({ name: "王伟", handle: expect.stringMatching(/^member-1-/) });
});

test("fifty people of one name who sign up at once get fifty handles", async () => {
  const people = await Promise.all(Array.from({ length: 50 }, () => signUp(kogi, { name: "Maria Silva" })));
  const rows = await kogi.platform.db
    .selectFrom("users.users")
    .select("handle")
    .where(
      "user_id",
      "in",
      people.map((one) => one.userId),
    )
    .execute();
  expect(new Set(rows.map((row) => row.handle)).size).toBe(50);
});

test("city and rate are shown only when their owner wants it", async () => {
  const ana = await signUp(kogi);
  await ana.api.users.replaceUser({ params: own(ana), body: { ...whole, handle: "ana-private" } });
  const { settings } = await ana.api.users.me();
  await ana.api.users.putSettings({ body: { ...settings, show_city: false, show_hourly_rate: false } });
  const seen = await getUser(ana);
  expect([seen.city, seen.hourly_rate]).toEqual([null, null]);
  expect((await getUser(ana, ana.api)).city).toBe("Göteborg");
});

test("settings are checked and kept", async () => {
  const ana = await signUp(kogi);
  const { settings } = await ana.api.users.me();
  expect(settings).toMatchObject({ locale: "en-GB", time_zone: null, display_currency: "EUR", show_in_lists: true });
  const wanted = { ...settings, locale: "pt-PT", time_zone: "Europe/Lisbon", display_currency: "JPY" };
  expect(await ana.api.users.putSettings({ body: wanted })).toEqual({ ...wanted, version: 2 });
  expect(
    (await refusal(ana.api.users.putSettings({ body: { ...wanted, time_zone: "Nowhere" } }))).errors,
  ).toMatchObject([{ pointer: "/body/time_zone" }]);
  expect((await refusal(ana.api.users.putSettings({ body: { ...wanted, display_currency: "QQQ" } }))).status).toBe(422);
});

test("of two tabs the one that read older settings is told so, and undoes nothing", async () => {
  const ana = await signUp(kogi);
  const { settings } = await ana.api.users.me();
  const hidden = await ana.api.users.putSettings({ body: { ...settings, show_city: false } });
  const stale = await refusal(ana.api.users.putSettings({ body: { ...settings, locale: "de" } }));
  expect(stale).toMatchObject({ status: 409, code: "request.stale", current: hidden });
  const { version, ...body } = { ...hidden, locale: "de" };
  const put = (ifMatch: number) =>
    kogi.app.fastify.inject({
      method: "PUT",
      url: "/api/users/me/settings",
      headers: { ...ana.headers, "if-match": `"v${ifMatch}"` },
      payload: body,
    });
  expect((await put(settings.version)).statusCode).toBe(412);
  expect((await put(version)).statusCode).toBe(200);
  expect((await ana.api.users.me()).settings).toEqual({ ...hidden, locale: "de", version: version + 1 });
});

test("who chooses UTC has it, and who takes the choice back goes by the browser", async () => {
  const ana = await signUp(kogi);
  const seen = async () => (await kogi.app.viewer(ana.headers.cookie ?? ""))?.timeZone;
  const { settings } = await ana.api.users.me();
  expect(await seen()).toBeNull();
  for (const [nth, time_zone] of ["UTC", "Europe/Lisbon", null].entries()) {
    const body = { ...settings, time_zone, version: nth + 1 };
    expect(await ana.api.users.putSettings({ body })).toMatchObject({ time_zone });
    expect(await seen()).toBe(time_zone);
  }
});

test("a language and region must be ones that there are", async () => {
  const ana = await signUp(kogi);
  const { settings } = await ana.api.users.me();
  for (const [nth, locale] of ["de", "fr-CA", "zh-Hant-TW", "en-XK"].entries())
    expect(await ana.api.users.putSettings({ body: { ...settings, locale, version: nth + 1 } })).toMatchObject({
      locale,
    });
  for (const locale of ["xx", "xx-GB", "en-QQ", "en-ZZ", "en-UK", "en-Xxxx"])
    expect(await refusal(ana.api.users.putSettings({ body: { ...settings, locale } })), locale).toMatchObject({
      status: 422,
      code: "user.bad_field",
      errors: [{ pointer: "/body/locale", detail: expect.stringContaining("such as en-GB") }],
    });
});

test("an unchanged profile is answered with 304", async () => {
  const ana = await signUp(kogi);
  const first = await kogi.app.fastify.inject({ url: `/api/users/${ana.userId}` });
  const again = await kogi.app.fastify.inject({
    url: `/api/users/${ana.userId}`,
    headers: { "if-none-match": String(first.headers.etag) },
  });
  expect([first.statusCode, again.statusCode]).toEqual([200, 304]);
});

test("one account whose profile cannot be made keeps no other from theirs", async () => {
  const { repairProfiles } = await import("./open-profile.ts");
  const [broken, ana] = [await signUp(kogi, { name: "Broken" }), await signUp(kogi, { name: "Still Fine" })];
  await kogi.platform.owner(async (client) => {
    await client.query("delete from users.users where user_id = any($1)", [[broken.userId, ana.userId]]);
    await client.query("alter table users.users add constraint none_broken check (name <> 'Broken')");
  });
  await expect(repairProfiles(kogi.platform)).rejects.toThrow("1 profile");
  expect((await getUser(ana)).name).toBe("Still Fine");
  await kogi.platform.owner((client) => client.query("alter table users.users drop constraint none_broken"));
  expect(await repairProfiles(kogi.platform)).toBe(1);
});

test("a profile that is missing for an account is made by the repair, once", async () => {
  const { repairProfiles } = await import("./open-profile.ts");
  const ana = await signUp(kogi, { name: "Lost And Found" });
  await kogi.platform.owner((client) => client.query("delete from users.users where user_id = $1", [ana.userId]));
  expect(await repairProfiles(kogi.platform)).toBe(1);
  expect(await repairProfiles(kogi.platform)).toBe(0);
  expect((await getUser(ana)).name).toBe("Lost And Found");
});

test("who is not shown in lists says so to programs, and who hides their city hides their time zone", async () => {
  const ana = await signUp(kogi);
  const body = { city: "Göteborg", time_zone: "Europe/Stockholm" };
  await ana.api.users.patchUser({ params: own(ana), body });
  expect(await getUser(ana)).toMatchObject({ ...body, listed: true });
  const { settings } = await ana.api.users.me();
  await ana.api.users.putSettings({ body: { ...settings, show_city: false, show_in_lists: false } });
  expect(await getUser(ana)).toMatchObject({ city: null, time_zone: null, listed: false });
  expect(await getUser(ana, ana.api)).toMatchObject(body);
});

test("pictures of before that were never let go are let go by the daily work", async () => {
  const ana = await signUp(kogi);
  const upload = async (colour: string) => {
    const picture = await png({ width: 40, height: 30, colour });
    return (await ana.api.media.uploadMedia({ query: { name: "face.png", alt: "" }, body: picture })).media_id;
  };
  const [old, now] = [await upload("#cc9974"), await upload("#cc9975")];
  await kogi.settle();
  await ana.api.users.patchUser({ params: own(ana), body: { profile_image_media_id: now } });
  await kogi.platform.inTransaction((tx) => profileImages().attach(tx, { mediaId: old, ownerId: ana.userId }));
  await kogi.platform.inTransaction((tx) => tx.updateTable("users.users").set({ pictures_settled: false }).execute());
  const used = async (media_id: string) => (await ana.api.media.getMedia({ params: { media_id } })).used;
  expect([await used(old), await used(now)]).toEqual([1, 1]);
  await settlePictures(kogi.platform);
  expect([await used(old), await used(now)]).toEqual([0, 1]);
});
