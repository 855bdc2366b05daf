// What somebody wrote or was called stands nowhere once they are gone: every table is looked through.
import { expect, test } from "vitest";
import { skillId } from "#modules/users/index.ts";
import { newId } from "#platform/ids/index.ts";
import { approve, eur, postProject, propose, submittedWork, terms } from "#test/hiring.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import { world } from "#test/world.ts";

// As on a public address, where a mail keeps no words once it has gone out.
const kogi = world({ KOGI_DEV: "off" });
const WORD = "unmistakable";

/** Every row of every table that has the word in it, but of jobs and live messages, which go by themselves. */
async function rowsWith(word: string): Promise<readonly string[]> {
  return kogi.platform.owner(async (client) => {
    const { rows: tables } = await client.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema', 'pgboss') and tablename <> 'live_log'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select t::text as said from ${name} t where t::text ilike $1`, [
        `%${word}%`,
      ]);
      found.push(...rows.map(({ said }) => `${name}: ${said}`));
    }
    return found;
  });
}

const spoken = (cents: number, word = WORD) => ({
  ...terms([cents], { title: word, scope: word, message: word }),
  milestones: [{ title: word, description: word, amount: eur(cents) }],
});
/** A portfolio with a file, a certificate that is refused, and an organisation of her own. */
async function showWork(person: Person): Promise<void> {
  const params = { user_id: person.userId };
  const body = await png({ width: 40, height: 30, colour: "#aa77aa" });
  const { media_id } = await person.api.media.uploadMedia({ query: { name: `${WORD}.png`, alt: WORD }, body });
  await kogi.settle();
  await person.api.users.patchUser({ params, body: { profile_image_media_id: media_id } });
  const made = await person.api.portfolios.createPortfolio({ body: { title: WORD }, idempotencyKey: newId() });
  const at = { portfolio_id: made.portfolio_id };
  const piece = await person.api.portfolios.addItem({
    params: at,
    body: { kind: "image", title: WORD, media: [media_id] },
  });
  const item = { item_id: piece.item_id };
  await person.api.portfolios.patchItem({ params: item, body: { title: `${WORD} too`, story: WORD } });
  await person.api.portfolios.patchPortfolio({ params: at, body: { title: `${WORD} too`, slug: `${WORD}-too` } });
  await person.api.portfolios.deleteItem({ params: item });
  const certificate = { name: WORD, issuer: WORD, issued_on: "2024-01-01", expires_on: null, url: null };
  const { certification_id, version } = await person.api.experience.addCertification({ params, body: certificate });
  const desk = await signUp(kogi, { roles: ["admin"] });
  const decision = { decision: "refused" as const, reason: `Not ${WORD}`, version };
  await desk.api.experience.decideCertification({ params: { certification_id }, body: decision });
  await person.api.organisations.createOrganisation({ body: { name: `${WORD} studio`, handle: `${WORD}-studio` } });
}

const erase = (person: Person) =>
  person.api.users.eraseUser({ params: { user_id: person.userId }, body: { password: PASSWORD } });

test("nothing of a freelancer who was erased stands anywhere, nor in what others were told", async () => {
  const ana = await signUp(kogi, { name: "Unmistakable Ana", email: `${WORD}@example.org` });
  const [ben, fred] = [await signUp(kogi, { user_type: "client", name: "Ben" }), await signUp(kogi)];
  await fred.api.users.putSkills({
    params: { user_id: fred.userId },
    body: { skills: [{ skill_id: skillId("wordmarks"), level: "expert" }] },
  });
  await ana.api.endorsements.endorse({ params: { user_id: fred.userId, skill_id: skillId("wordmarks") } });
  await showWork(ana);
  // Kept answers to her, and one to somebody else that names her.
  await ana.api.users.putSkills({
    params: { user_id: ana.userId },
    body: { skills: [{ skill_id: skillId("wordmarks"), level: "expert" }] },
    idempotencyKey: newId(),
  });
  await fred.api.users.addBlock({ body: { user_id: ana.userId, kind: "mute" }, idempotencyKey: newId() });
  await ana.api.auth.createApiKey({ body: { name: WORD, scopes: ["users:read"] } });
  const wishes = { cover_letter: WORD, milestones: [{ title: WORD, amount: eur(180_000) }] };
  const talks = [];
  for (let count = 0; count < 3; count += 1) {
    const { project_id } = await postProject(ben);
    talks.push((await propose(ana, project_id, wishes)).proposal_id);
  }
  const [first = "", second = "", third = ""] = talks;
  await ben.api.projects.declineProposal({ params: { proposal_id: first }, body: {} });
  const offer = await ben.api.projects.makeOffer({ params: { proposal_id: second }, body: terms([100_000]) });
  const counter = await ana.api.projects.counterOffer({ params: { offer_id: offer.offer_id }, body: spoken(120_000) });
  await ben.api.projects.declineOffer({ params: { offer_id: counter.offer_id }, body: {} });
  const other = await ben.api.projects.makeOffer({ params: { proposal_id: third }, body: terms([100_000]) });
  await ana.api.projects.declineOffer({ params: { offer_id: other.offer_id }, body: { reason: WORD } });
  await kogi.settle();
  expect((await rowsWith(WORD)).length).toBeGreaterThan(5);
  await erase(ana);
  await kogi.settle();
  expect(await rowsWith(WORD)).toEqual([]);
  expect((await fred.api.notifications.listNotifications()).data.map(({ title }) => title)).toEqual([
    "News of somebody who has left Kogi",
  ]);
  const rows = await kogi.platform.db
    .selectFrom("notifications.notifications")
    .select("title")
    .where("user_id", "=", ana.userId)
    .execute();
  expect(rows).toEqual([]);
});

test("nothing of a client who was erased stands anywhere", async () => {
  const cleo = await signUp(kogi, { user_type: "client", name: "Inimitable Cleo" });
  const word = "inimitable";
  const fred = await signUp(kogi);
  const { project_id } = await postProject(cleo, { title: word });
  await cleo.api.projects.updateProject({ params: { project_id }, body: { title: `${word} too` } });
  const { proposal_id } = await propose(fred, project_id);
  await cleo.api.projects.declineProposal({ params: { proposal_id }, body: { reason: word } });
  const body = { user_id: fred.userId, ...spoken(90_000, word), title: word };
  const { offer_id } = await cleo.api.projects.makeDirectOffer({ body });
  await fred.api.projects.declineOffer({ params: { offer_id }, body: {} });
  await kogi.settle();
  await erase(cleo);
  await kogi.settle();
  expect(await rowsWith(word)).toEqual([]);
  const { data } = await fred.api.projects.listMyOffers({ query: {} });
  expect(data.map(({ title, milestones }) => [title, milestones])).toEqual([["Removed offer", []]]);
});

test("news that was still on its way when somebody was erased names them no more, and is not told to them", async () => {
  const [ana, fred] = [await signUp(kogi, { name: "Unforgettable Ana" }), await signUp(kogi, { name: "Fred Free" })];
  for (const person of [ana, fred])
    await person.api.users.putSkills({
      params: { user_id: person.userId },
      body: { skills: [{ skill_id: skillId("wordmarks"), level: "expert" }] },
    });
  await ana.api.endorsements.endorse({ params: { user_id: fred.userId, skill_id: skillId("wordmarks") } });
  await fred.api.endorsements.endorse({ params: { user_id: ana.userId, skill_id: skillId("wordmarks") } });
  // The news of the erasure itself is heard before what stood in the queue.
  const delay = (by: string) =>
    kogi.platform.owner((client) =>
      client.query(
        `update pgboss.job set start_after = now() + $1::interval where name = 'platform.deliver_event' and state = 'created'`,
        [by],
      ),
    );
  await delay("1 day");
  await erase(ana);
  await kogi.settle();
  await delay("0");
  await kogi.settle();
  expect(await rowsWith("unforgettable")).toEqual([]);
  const told = await kogi.platform.db
    .selectFrom("notifications.notifications")
    .select(["user_id", "title"])
    .where("user_id", "in", [ana.userId, fred.userId])
    .execute();
  expect(told).toEqual([{ user_id: fred.userId, title: "News of somebody who has left Kogi" }]);
});

test("reviews about somebody who was erased are read nowhere; what they wrote stands under no name", async () => {
  const { client, freelancer, contract, milestoneId } = await submittedWork(kogi, [10_000]);
  await approve(client, milestoneId);
  const stars = { quality: 5, communication: 5, expertise: 5, deadlines: 5, cooperation: 5 };
  const review = ({ api }: Person, text: string) =>
    api.contracts.writeReview({ params: { contract_id: contract.contract_id }, body: { ...stars, text } });
  const about = await review(freelancer, "She paid at once.");
  await review(client, "He made a fine sign.");
  const read = async ({ userId }: Person, as: "client" | "freelancer") => {
    const { contracts } = kogi.api();
    const { data, total } = await contracts.listReviews({ query: { user_id: userId, count: true } });
    const ratings = await contracts.getRatings({ query: { user_id: [userId], as, spread: true } });
    const [{ reviews_count, criteria } = { reviews_count: null }] = ratings.data;
    return { names: data.map(({ author }) => author.name), total, reviews_count, means: criteria?.length };
  };
  expect(await read(client, "client")).toEqual({ names: ["Fred Free"], total: 1, reviews_count: 1, means: 5 });
  await erase(client);
  await kogi.settle();
  expect(await read(client, "client")).toEqual({ names: [], total: 0, reviews_count: 0, means: 0 });
  const one = kogi.api().contracts.getReview({ params: { review_id: about.review_id } });
  await expect(one).rejects.toMatchObject({ status: 404, code: "review.not_found" });
  expect(await read(freelancer, "freelancer")).toEqual({
    names: ["Former member"],
    total: 1,
    reviews_count: 1,
    means: 5,
  });
});
