import { expect, test } from "vitest";
import type { ProjectBody } from "#api-schema/projects.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import { contractBetween, eur, postProject, projectBody, propose } from "#test/hiring.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { closeAtDeadline } from "./close-project.ts";

const kogi = world();

const refusal = (status: number, code: string) => expect.objectContaining({ status, code });
const clientNamed = (name: string) => signUp(kogi, { user_type: "client", name });
const titles = async (person: { api: Person["api"] }, query: object) =>
  (await person.api.projects.listProjects({ query })).data.map((project) => project.title);

test("a client writes a draft, publishes it, and everybody can read it with its fixed fields", async () => {
  const client = await clientNamed("Ida Berg");
  const visitor = { api: kogi.api() };
  const draft = await client.api.projects.createProject({ body: projectBody({ title: "  A sign   " }) });
  expect(draft).toMatchObject({ title: "A sign", status: "draft", version: 1, can: ["edit", "publish", "cancel"] });
  const params = { project_id: draft.project_id };
  await expect(visitor.api.projects.getProject({ params })).rejects.toEqual(refusal(404, "project.not_found"));
  const open = await client.api.projects.publishProject({ params });
  expect(open).toMatchObject({
    project_id: draft.project_id,
    user_id: client.userId,
    owner: { name: "Ida Berg" },
    category_id: "brand-identity",
    tags: ["bakery", "print"],
    budget: eur(250_000),
    budget_min: eur(100_000),
    budget_max: eur(250_000),
    deadline: null,
    status: "open",
    positions_filled: 0,
    can: ["edit", "close", "cancel", "invite", "see_proposals"],
  });
  expect(open.skills.map((skill) => skill.name)).toEqual(["Brand Design", "Logo Design"]);
  const seen = await visitor.api.projects.getProject({ params });
  expect(seen).toMatchObject({ title: "A sign", can: [], my_proposal: null, proposals_range: null });
});

test("a list narrows itself to what its reader is interested in, branches included", async () => {
  const client = await clientNamed("Ina Low");
  const reader = await signUp(kogi);
  await postProject(client, { title: "A mark", category_id: "logo-design" });
  await postProject(client, { title: "A song", category_id: "music-audio" });
  const mine = { interests: true, user_id: client.userId, count: true };
  expect(await titles(reader, mine)).toEqual([]);
  const { data: topics } = await reader.api.trending.listTopics({});
  const topic_ids = topics.filter(({ slug }) => slug === "brand-identity").map((topic) => topic.topic_id);
  await reader.api.users.putInterests({ params: { user_id: reader.userId }, body: { topic_ids } });
  expect(await titles(reader, mine)).toEqual(["A mark"]);
  expect(await titles({ api: kogi.api() }, mine)).toEqual([]);
});

test("only clients post, and a draft says everything that is missing at once", async () => {
  const freelancer = await signUp(kogi, { user_type: "freelancer" });
  await expect(freelancer.api.projects.createProject({ body: { title: "Mine" } })).rejects.toEqual(
    refusal(403, "project.client_only"),
  );
  const client = await clientNamed("Noor");
  const draft = await client.api.projects.createProject({ body: { title: "Something" } });
  const problem = await client.api.projects
    .publishProject({ params: { project_id: draft.project_id } })
    .catch((error: { problem: { code: string; errors: { pointer: string }[] } }) => error.problem);
  expect(problem).toMatchObject({ code: "project.incomplete" });
  expect("errors" in problem && problem.errors?.map((error) => error.pointer)).toEqual([
    "/body/description",
    "/body/category_id",
    "/body/skills",
    "/body/budget",
  ]);
});

test.for<[string, Partial<ProjectBody>, string]>([
  ["an unknown category", { category_id: "no-such-topic" }, "/body/category_id"],
  ["an unknown skill", { skills: ["brand-design", "juggling-fire"] }, "/body/skills/1"],
  ["two currencies", { budget_min: { amount: "1", currency: "USD" } }, "/body/budget_min/currency"],
  ["a range upside down", { budget_min: eur(999_999) }, "/body/budget_min/amount"],
  ["a currency that does not exist", { budget: { amount: "1", currency: "QQQ" } }, "/body/budget/currency"],
  ["nothing to spend", { budget: eur(0) }, "/body/budget/amount"],
  ["a title of spaces", { title: "   " }, "/body/title"],
])("%s is refused at its field", async ([, wishes, pointer]) => {
  const client = await clientNamed("Lin");
  const problem = await client.api.projects
    .createProject({ body: projectBody(wishes) })
    .catch((error: { problem: unknown }) => error.problem);
  expect(problem).toMatchObject({ status: 422, code: "project.invalid", errors: [{ pointer }] });
});

test("a moment that never was is refused at its field", async () => {
  const client = await clientNamed("Lin");
  const problem = await client.api.projects
    .createProject({ body: projectBody({ deadline: "2016-12-31T23:59:60Z" }) })
    .catch((error: { problem: unknown }) => error.problem);
  expect(problem).toMatchObject({ status: 422, code: "request.invalid", errors: [{ pointer: "/body/deadline" }] });
});

test("an edit keeps what it does not name, and a stale one gets the current row", async () => {
  const client = await clientNamed("Bo");
  const open = await postProject(client);
  const params = { project_id: open.project_id };
  const edited = await client.api.projects.updateProject({ params, body: { title: "A bigger sign", version: 2 } });
  expect(edited).toMatchObject({ title: "A bigger sign", tags: ["bakery", "print"], version: 3 });
  const stale = client.api.projects.updateProject({ params, body: { title: "Late", version: 2 } });
  await expect(stale).rejects.toMatchObject({
    problem: { code: "request.stale", current: { title: "A bigger sign", version: 3 } },
  });
  const headers = { ifMatch: '"v2"' };
  await expect(client.api.projects.updateProject({ params, body: { title: "Late" }, ...headers })).rejects.toEqual(
    refusal(412, "request.precondition_failed"),
  );
  const replaced = await client.api.projects.replaceProject({ params, body: { ...projectBody(), tags: [] } });
  expect(replaced).toMatchObject({ title: "A brand for a small bakery", tags: [] });
  const stranger = await clientNamed("Eve");
  await expect(stranger.api.projects.updateProject({ params, body: { title: "Mine now" } })).rejects.toEqual(
    refusal(404, "project.not_found"),
  );
});

test("once people have proposed, currency and kind of price stay", async () => {
  const client = await clientNamed("Kai");
  const freelancer = await signUp(kogi);
  const open = await postProject(client);
  await propose(freelancer, open.project_id);
  const change = client.api.projects.updateProject({
    params: { project_id: open.project_id },
    body: { budget: { amount: "300000", currency: "USD" }, budget_min: null, pricing: "hourly" },
  });
  await expect(change).rejects.toMatchObject({
    problem: { code: "project.invalid", errors: [{ pointer: "/body/budget/currency" }, { pointer: "/body/pricing" }] },
  });
});

test("filters find by branch, skill, words, budget across currencies, place and deadline", async () => {
  const client = await clientNamed("Filters");
  const person = await signUp(kogi);
  const soon = new Date(kogi.platform.clock.now().getTime() + 9 * DAY_MS).toISOString();
  await postProject(client, { title: "Zeppelin logo", category_id: "logo-design", deadline: soon });
  const yen = { amount: "50000", currency: "JPY" };
  const onlyJapan = { location: { countries: ["JP"] }, budget: yen, budget_min: null };
  await postProject(client, { title: "Zeppelin sushi menu", skills: ["art-direction"], ...onlyJapan });
  await postProject(client, { title: "Zeppelin hidden", visibility: "invited" });
  await client.api.projects.createProject({ body: projectBody({ title: "Zeppelin draft" }) });
  const base = { q: "zeppelins" };
  expect(await titles(person, base)).toEqual(["Zeppelin sushi menu", "Zeppelin logo"]);
  expect(await titles(person, { ...base, category_id: ["design"] })).toHaveLength(2);
  expect(await titles(person, { ...base, category_id: ["logo-design"] })).toEqual(["Zeppelin logo"]);
  expect(await titles(person, { ...base, skills: ["art-direction", "node"] })).toEqual(["Zeppelin sushi menu"]);
  expect(await titles(person, { ...base, tags: ["BAKERY"], location: "DE" })).toEqual(["Zeppelin logo"]);
  expect(await titles(person, { ...base, location: "JP" })).toHaveLength(2);
  expect(await titles(person, { ...base, budget_min: "100000", currency: "EUR" })).toEqual(["Zeppelin logo"]);
  expect(await titles(person, { ...base, budget_max: "100000", currency: "USD" })).toEqual(["Zeppelin sushi menu"]);
  expect(await titles(person, { ...base, sort: "-budget" })).toEqual(["Zeppelin logo", "Zeppelin sushi menu"]);
  expect(await titles(person, { ...base, sort: "deadline" })).toEqual(["Zeppelin logo", "Zeppelin sushi menu"]);
  expect(await titles(person, { ...base, deadline_max: soon.slice(0, 10) })).toEqual(["Zeppelin logo"]);
  // The bound itself is in, as with every other.
  expect(await titles(person, { ...base, deadline_max: soon })).toEqual(["Zeppelin logo"]);
  expect(await titles(person, { ...base, pricing: ["hourly"] })).toEqual([]);
  expect(await titles(person, { ...base, pricing: ["hourly", "fixed"], engagement: ["one_off"] })).toHaveLength(2);
  expect(await titles(person, { user_id: client.userId })).toHaveLength(2);
  expect(await titles(client, { user_id: client.userId })).toHaveLength(4);
  const bare = person.api.projects.listProjects({ query: { budget_min: "5" } });
  await expect(bare).rejects.toMatchObject({ problem: { errors: [{ pointer: "/query/currency" }] } });
});

test("pages do not repeat or lose a project while others are posted, and count when asked", async () => {
  const client = await clientNamed("Pages");
  const person = await signUp(kogi);
  for (const number of [1, 2, 3, 4, 5]) await postProject(client, { title: `Quokka ${number}` });
  const query = { q: "quokka", limit: 2, sort: "-created_at" as const };
  const first = await person.api.projects.listProjects({ query: { ...query, count: true } });
  await postProject(client, { title: "Quokka 6" });
  const second = await person.api.projects.listProjects({ query: { ...query, cursor: first.next_cursor ?? "" } });
  const third = await person.api.projects.listProjects({ query: { ...query, cursor: second.next_cursor ?? "" } });
  const seen = [first, second, third].flatMap((page) => page.data.map((project) => project.title));
  expect(seen).toEqual(["Quokka 5", "Quokka 4", "Quokka 3", "Quokka 2", "Quokka 1"]);
  expect([first.total, second.total, third.next_cursor]).toEqual([5, undefined, null]);
  const foreign = person.api.projects.listProjects({ query: { sort: "-budget", cursor: first.next_cursor ?? "" } });
  await expect(foreign).rejects.toEqual(refusal(422, "request.invalid"));
});

test("people who blocked each other do not see each other's projects", async () => {
  const client = await clientNamed("Blocked");
  const person = await signUp(kogi);
  const open = await postProject(client, { title: "Narwhal poster" });
  expect(await titles(person, { q: "narwhal" })).toHaveLength(1);
  await kogi.platform.owner((database) =>
    database.query("insert into users.blocks (user_id, other_id, kind, created_at) values ($1, $2, 'block', now())", [
      client.userId,
      person.userId,
    ]),
  );
  expect(await titles(person, { q: "narwhal" })).toHaveLength(0);
  const read = person.api.projects.getProject({ params: { project_id: open.project_id } });
  await expect(read).rejects.toEqual(refusal(404, "project.not_found"));
});

test("closing ends what waits, and an ended project says its state", async () => {
  const client = await clientNamed("Closer");
  const freelancer = await signUp(kogi);
  const open = await postProject(client);
  const params = { project_id: open.project_id };
  const proposal = await propose(freelancer, open.project_id);
  expect(await client.api.projects.closeProject({ params })).toMatchObject({
    status: "closed",
    can: ["cancel", "see_proposals"],
  });
  const mine = await freelancer.api.projects.getProposal({ params: { proposal_id: proposal.proposal_id } });
  expect(mine).toMatchObject({ status: "expired", can: [] });
  await expect(client.api.projects.closeProject({ params })).rejects.toMatchObject({
    problem: { status: 409, code: "project.wrong_state", current: "closed" },
  });
  await client.api.projects.cancelProject({ params });
  const visitor = kogi.api();
  await expect(visitor.projects.getProject({ params })).rejects.toEqual(refusal(404, "project.not_found"));
  const involved = await freelancer.api.projects.getProject({ params });
  expect(involved.status).toBe("cancelled");
});

test("projects that take people of any of several countries are listed, with those that take everybody", async () => {
  const client = await clientNamed("Countries");
  for (const [title, countries] of [
    ["Afar in Germany", ["DE", "AT"]],
    ["Afar in France", ["FR"]],
    ["Afar in Norway", ["NO"]],
    ["Afar anywhere", []],
  ] as const)
    await postProject(client, { title, location: { countries: [...countries] } });
  const found = await titles({ api: kogi.api() }, { q: "afar", location: ["DE", "FR"] });
  expect(found.toSorted()).toEqual(["Afar anywhere", "Afar in France", "Afar in Germany"]);
});

test("a search knows skills, tags and kinds of work", async () => {
  const client = await clientNamed("Words");
  await postProject(client, { title: "Kelp one", skills: ["wordmarks"], category_id: "web-design" });
  await postProject(client, {
    title: "Kelp two",
    skills: ["art-direction"],
    tags: ["Sea Farm"],
    category_id: "web-design",
  });
  await postProject(client, { title: "Kelp three", skills: ["art-direction"], category_id: "lettering" });
  const found = async (q: string) =>
    (await titles({ api: kogi.api() }, { q })).filter((title) => title.startsWith("Kelp")).toSorted();
  expect(await found("wordmark")).toEqual(["Kelp one"]);
  expect(await found("sea  FARM")).toEqual(["Kelp two"]);
  expect(await found("lettering")).toEqual(["Kelp three"]);
  expect(await found("ordmark")).toEqual([]);
});

test("a search for what is no text is refused", async () => {
  const search = kogi.api().projects.listProjects({ query: { q: "\u0000" } });
  await expect(search).rejects.toEqual(refusal(422, "request.invalid"));
});

test("at its deadline an open project closes by itself", async () => {
  const client = await clientNamed("Deadline");
  const late = new Date(kogi.platform.clock.now().getTime() + 3 * DAY_MS).toISOString();
  const open = await postProject(client, { deadline: late });
  const params = { project_id: open.project_id };
  await kogi.advance(2 * DAY_MS);
  expect(await kogi.api().projects.getProject({ params })).toMatchObject({ status: "open" });
  await kogi.advance(2 * DAY_MS);
  expect(await kogi.api().projects.getProject({ params })).toMatchObject({ status: "closed" });
});

test("a deadline that was moved while its timer was at work closes nothing", async () => {
  const client = await clientNamed("Mover");
  const { platform } = kogi;
  const deadline = new Date(platform.clock.now().getTime() + 3 * DAY_MS).toISOString();
  const open = await postProject(client, { deadline });
  await platform.inTransaction((tx) => closeAtDeadline(tx, platform, open.project_id));
  const params = { project_id: open.project_id };
  expect(await kogi.api().projects.getProject({ params })).toMatchObject({ status: "open" });
});

test("a post that somebody was hired for keeps its title alone when its client is erased, and the contract what was agreed", async () => {
  const [client, freelancer] = [await clientNamed("Clara"), await signUp(kogi, { user_type: "freelancer" })];
  const { contract, project } = await contractBetween(client, freelancer, [80_000]);
  const params = { contract_id: contract.contract_id };
  await client.api.contracts.closeContract({ params, body: {} });
  await kogi.settle();
  const seen = () => freelancer.api.projects.getProject({ params: { project_id: project.project_id } });
  const asItWas = await seen();
  await client.api.users.eraseUser({ params: { user_id: client.userId }, body: { password: PASSWORD } });
  const emptied = { title: asItWas.title, description: "", tags: [], screening_questions: [], attachments: [] };
  // Before any news has come, and after.
  expect(await seen()).toMatchObject(emptied);
  await kogi.settle();
  expect(await seen()).toMatchObject({ ...emptied, budget: asItWas.budget });
  expect((await freelancer.api.contracts.getContract({ params })).scope).toBe(asItWas.description);
});

test("a post says nothing any more with the answer that erases its client", async () => {
  const client = await clientNamed("Unmistakable Client");
  const freelancer = await signUp(kogi, { user_type: "freelancer" });
  const { project_id } = await postProject(client, { title: "An unmistakable sign" });
  await propose(freelancer, project_id);
  await client.api.users.eraseUser({ params: { user_id: client.userId }, body: { password: PASSWORD } });
  // Before any news has come.
  expect(await kogi.api().projects.getProject({ params: { project_id } })).toMatchObject({
    title: "Removed project",
    description: "",
    tags: [],
  });
  expect(await titles({ api: kogi.api() }, { q: "unmistakable" })).toEqual([]);
  await kogi.settle();
});
