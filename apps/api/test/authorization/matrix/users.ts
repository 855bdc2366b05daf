import { skillId } from "#modules/users/index.ts";
import { newId } from "#platform/ids/index.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import type { Call, Row, Stage } from "../matrix.ts";

const onOwner =
  (body?: object) =>
  ({ owner }: Stage): Call => ({ params: { user_id: owner.userId }, ...(body ? { body } : {}) });

/** A profile that moderation has hidden: for everybody but its owner and administrators it does not exist. */
async function onHidden({ kogi }: Stage): Promise<Call> {
  const owner = await signUp(kogi);
  await kogi.platform.owner((client) =>
    client.query("update users.users set hidden_at = '2026-01-01' where user_id = $1", [owner.userId]),
  );
  return { owner, params: { user_id: owner.userId } };
}

/** Somebody who blocked every stranger of the table. */
async function onBlocker(stage: Stage): Promise<Call> {
  const owner = await signUp(stage.kogi);
  for (const other of [stage.unverified, stage.freelancer, stage.client, stage.investor, stage.reviewer])
    await owner.api.users.addBlock({ body: { user_id: other.userId, kind: "block" } });
  return { owner, params: { user_id: owner.userId } };
}

async function onLeaver({ kogi }: Stage): Promise<Call> {
  const owner = await signUp(kogi);
  return { owner, params: { user_id: owner.userId }, body: { password: PASSWORD } };
}

const profile = {
  name: "Ana Sol",
  headline: "",
  bio: "",
  country: null,
  city: null,
  time_zone: null,
  languages: [],
  hourly_rate: null,
  availability: { state: "now", from: null, hours_per_week: null },
  experience_level: null,
  links: [],
  profile_image_media_id: null,
  cover_image_media_id: null,
};
const wholeProfile = ({ owner }: Stage): Call => ({
  params: { user_id: owner.userId },
  body: { ...profile, handle: `matrix-${owner.userId.slice(-12)}` },
});
const settings = {
  locale: "en-GB",
  time_zone: "UTC",
  display_currency: "EUR",
  show_in_lists: true,
  show_city: true,
  show_hourly_rate: true,
  show_earnings: false,
};
const skills = { skills: [{ skill_id: skillId("wordmarks"), level: "entry" as const }] };

/** A skill that stands on somebody's profile. */
async function onSkilled({ kogi }: Stage): Promise<Call> {
  const owner = await signUp(kogi);
  await owner.api.users.putSkills({ params: { user_id: owner.userId }, body: skills });
  return { owner, params: { user_id: owner.userId, skill_id: skillId("wordmarks") } };
}

const certification = {
  name: "Sworn surveyor",
  issuer: "Chamber of Crafts",
  issued_on: "2024-05-01",
  expires_on: null,
  url: "https://chamber.example/42",
};

const onCertification =
  (body?: object) =>
  async ({ kogi }: Stage): Promise<Call> => {
    const owner = await signUp(kogi);
    const params = { user_id: owner.userId };
    const { certification_id } = await owner.api.experience.addCertification({ params, body: certification });
    return { owner, params: { ...params, certification_id }, ...(body ? { body } : {}) };
  };

/** The copy of the data of somebody who asked for one, by its own address. */
async function onExport({ kogi }: Stage): Promise<Call> {
  const owner = await signUp(kogi);
  const { export_id } = await owner.api.exports.askForExport({ body: { password: PASSWORD } });
  await kogi.settle();
  const [made] = (await owner.api.exports.listExports()).data;
  return { owner, params: { export_id }, query: new URL(made?.url ?? "", "http://localhost").search.slice(1) };
}

/** A person nobody else of the table is, so that nobody blocks themselves. */
const someoneElse = async ({ kogi }: Stage): Promise<string> => (await signUp(kogi)).userId;

// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const usersMatrix: readonly Row[] = [
  { route: "GET /api/entitlements", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/users", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/users/:user_id", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  { route: "GET /api/users/:user_id", whose: "hidden", is: "404 404 200 404 404 404 200 404 404", call: onHidden },
  { route: "GET /api/users/:user_id", whose: "blocked", is: "200 404 200 404 404 404 200 404 200", call: onBlocker },
  {
    route: "GET /api/users/by-handle/:handle",
    is: "200 200 200 200 200 200 200 200 200",
    call: async ({ owner }) => ({ params: { handle: (await owner.api.users.me()).user.handle } }),
  },
  { route: "PUT /api/users/:user_id", is: "401 403 200 403 403 403 403 403 403", call: wholeProfile },
  { route: "PATCH /api/users/:user_id", is: "401 403 200 403 403 403 403 403 403", call: onOwner({ headline: "x" }) },
  {
    route: "PATCH /api/users/:user_id",
    whose: "hidden",
    is: "401 404 200 404 404 404 403 404 403",
    call: async (stage) => ({ ...(await onHidden(stage)), body: { headline: "x" } }),
  },
  { route: "DELETE /api/users/:user_id", is: "401 403 204 403 403 403 204 403 403", call: onLeaver },
  { route: "GET /api/users/:user_id/skills", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "GET /api/users/:user_id/skills",
    whose: "blocked",
    is: "200 404 200 404 404 404 200 404 200",
    call: onBlocker,
  },
  { route: "GET /api/share-image.png", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/users/:user_id/share-image.png", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "GET /api/users/:user_id/share-image.png",
    whose: "hidden",
    is: "404 404 404 404 404 404 404 404 404",
    call: onHidden,
  },
  { route: "GET /api/users/:user_id/profile-code.svg", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  { route: "GET /api/users/:user_id/profile.pdf", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  { route: "PUT /api/users/:user_id/skills", is: "401 403 200 403 403 403 403 403 403", call: onOwner(skills) },
  { route: "GET /api/users/:user_id/success", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "GET /api/users/:user_id/success",
    whose: "blocked",
    is: "200 404 200 404 404 404 200 404 200",
    call: onBlocker,
  },
  { route: "GET /api/users/:user_id/calendar", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "GET /api/users/:user_id/calendar",
    whose: "blocked",
    is: "200 404 200 404 404 404 200 404 200",
    call: onBlocker,
  },
  {
    route: "PUT /api/users/:user_id/calendar",
    is: "401 403 200 403 403 403 403 403 403",
    call: onOwner({ away: [], months: [] }),
  },
  { route: "GET /api/users/me/strength", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/badges", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/users/:user_id/badges", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "GET /api/users/:user_id/badges",
    whose: "blocked",
    is: "200 404 200 404 404 404 200 404 200",
    call: onBlocker,
  },
  { route: "GET /api/users/:user_id/endorsements", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "GET /api/users/:user_id/endorsements",
    whose: "blocked",
    is: "200 404 200 404 404 404 200 404 200",
    call: onBlocker,
  },
  {
    route: "PUT /api/users/:user_id/skills/:skill_id/endorsement",
    is: "401 403 422 200 200 200 200 200 403",
    call: onSkilled,
  },
  {
    route: "DELETE /api/users/:user_id/skills/:skill_id/endorsement",
    is: "401 204 204 204 204 204 204 204 403",
    call: onSkilled,
  },
  {
    route: "PUT /api/users/:user_id/skills/:skill_id/endorsements/:endorsed_by/visibility",
    is: "401 403 404 403 403 403 403 403 403",
    call: async (stage) => {
      const { params, ...whose } = await onSkilled(stage);
      return { ...whose, params: { ...params, endorsed_by: newId() }, body: { shown: false } };
    },
  },
  { route: "GET /api/users/:user_id/certifications", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "GET /api/users/:user_id/certifications",
    whose: "blocked",
    is: "200 404 200 404 404 404 200 404 200",
    call: onBlocker,
  },
  {
    route: "POST /api/users/:user_id/certifications",
    is: "401 403 201 403 403 403 403 403 403",
    call: onOwner(certification),
  },
  {
    route: "PUT /api/users/:user_id/certifications/:certification_id",
    is: "401 403 200 403 403 403 403 403 403",
    call: onCertification(certification),
  },
  {
    route: "DELETE /api/users/:user_id/certifications/:certification_id",
    is: "401 403 204 403 403 403 403 403 403",
    call: onCertification(),
  },
  { route: "GET /api/admin/certifications", is: "401 403 403 403 403 403 200 403 403" },
  {
    route: "POST /api/admin/certifications/:certification_id/decision",
    is: "401 403 403 403 403 403 200 403 403",
    call: async (stage) => {
      const { owner, params } = await onCertification()(stage);
      const body = { decision: "verified", version: 1 };
      return { ...(owner ? { owner } : {}), params: { certification_id: String(params?.certification_id) }, body };
    },
  },
  { route: "GET /api/users/:user_id/history", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "PUT /api/users/:user_id/history",
    is: "401 403 200 403 403 403 403 403 403",
    call: onOwner({ history: [] }),
  },
  { route: "GET /api/users/:user_id/interests", is: "200 200 200 200 200 200 200 200 200", call: onOwner() },
  {
    route: "PUT /api/users/:user_id/interests",
    is: "401 403 200 403 403 403 403 403 403",
    call: onOwner({ topic_ids: [] }),
  },
  { route: "GET /api/users/me", is: "401 200 200 200 200 200 200 200 403" },
  { route: "PUT /api/users/me/settings", is: "401 200 200 200 200 200 200 200 403", call: () => ({ body: settings }) },
  {
    route: "POST /api/users/me/exports",
    is: "401 202 202 202 202 202 202 202 403",
    call: () => ({ body: { password: PASSWORD } }),
  },
  { route: "GET /api/users/me/exports", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/users/me/exports/:export_id/file", is: "401 404 200 404 404 404 404 404 403", call: onExport },
  { route: "GET /api/users/me/blocks", is: "401 200 200 200 200 200 200 200 403" },
  {
    route: "POST /api/users/me/blocks",
    is: "401 200 200 200 200 200 200 200 403",
    call: async (stage) => ({ body: { user_id: await someoneElse(stage), kind: "block" } }),
  },
  {
    route: "DELETE /api/users/me/blocks/:user_id",
    is: "401 204 204 204 204 204 204 204 403",
    call: async (stage) => ({ params: { user_id: await someoneElse(stage) } }),
  },
  { route: "GET /api/skills", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/countries", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/languages", is: "200 200 200 200 200 200 200 200 200" },
  { route: "GET /api/topics", is: "200 200 200 200 200 200 200 200 200" },
];
