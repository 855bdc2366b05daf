// The past that is replayed must be possible: money adds up, dates follow each other, texts are fit to be read.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Allowed } from "./build-allow-list.ts";
import type { Portfolio } from "./build-portfolios.ts";
import { readWorks } from "./build-portfolios.ts";
import { demoDir, readRecords, referenceDir, root } from "./files.ts";
import type { Person } from "./people-types.ts";
import type { History, Project, Proposal } from "./project-types.ts";
import { readClients } from "./read-written.ts";

const people = readRecords<Person>(demoDir, "people.json");
const portfolios = readRecords<Portfolio>(demoDir, "portfolios.json");
const projects = readRecords<Project>(demoDir, "projects.json");
const histories = readRecords<History>(demoDir, "histories.json");
const proposals = readRecords<Proposal>(demoDir, "proposals.json");
const allowed = readRecords<Allowed>(demoDir, "allow-list.json");
const personByKey = new Map(people.map((person) => [person.key, person]));
const projectByKey = new Map(projects.map((project) => [project.key, project]));

test("budgets, rates and offers are positive, in order and in the owner's currency", () => {
  expect(
    projects.filter((project) => project.budget_min_minor <= 0 || project.budget_max_minor < project.budget_min_minor),
  ).toEqual([]);
  expect(projects.filter((project) => project.currency !== personByKey.get(project.owner)?.currency)).toEqual([]);
  expect(
    proposals.filter(
      (proposal) => proposal.amount_minor <= 0 || proposal.currency !== projectByKey.get(proposal.project)?.currency,
    ),
  ).toEqual([]);
  expect(
    people.filter((person) => (person.user_type === "freelancer") !== (person.hourly_rate_minor !== null)),
  ).toEqual([]);
});

test("an open project's deadline lies ahead and nothing is older than its owner", () => {
  expect(
    projects.filter(
      (project) =>
        project.state === "open" && project.deadline_days !== null && project.deadline_days <= project.age_days,
    ),
  ).toEqual([]);
  expect(
    projects.filter((project) => project.age_days >= (personByKey.get(project.owner)?.joined_days_ago ?? 0)),
  ).toEqual([]);
  expect(
    portfolios.filter(
      (portfolio) => portfolio.published_days_ago >= (personByKey.get(portfolio.owner)?.joined_days_ago ?? 0),
    ),
  ).toEqual([]);
  expect(
    proposals.filter((proposal) => proposal.sent_days_after > (projectByKey.get(proposal.project)?.age_days ?? -1)),
  ).toEqual([]);
});

test("a contract's milestones stay within its project's budget and follow each other", () => {
  const order = ["released", "disputed", "revision_requested", "submitted", "funded", "pending"];
  for (const history of histories) {
    expect(
      history.milestones.every((milestone) => milestone.amount_minor > 0),
      history.key,
    ).toBe(true);
    const places = history.milestones.map((milestone) => order.indexOf(milestone.state));
    expect(places, history.key).toEqual(places.toSorted((a, b) => a - b));
    const states = new Set(history.milestones.map((milestone) => milestone.state));
    expect(
      history.outcome === "completed" ? states : states.has(history.outcome.slice(8) as "funded"),
      history.key,
    ).toEqual(history.outcome === "completed" ? new Set(["released"]) : true);
    const project = history.project === null ? undefined : projectByKey.get(history.project);
    if (!project) continue;
    const total = history.milestones.reduce((sum, milestone) => sum + milestone.amount_minor, 0);
    expect(
      [project.hired, total <= project.budget_max_minor, project.age_days > history.started_days_ago],
      history.key,
    ).toEqual([history.freelancer, true, true]);
    expect(project.state, history.key).toBe(history.outcome === "completed" ? "completed" : "in_progress");
  }
});

test("only finished contracts are reviewed, each in its own words, with marks from one to five", () => {
  const reviews = histories.flatMap((history) =>
    [history.review_by_client, history.review_by_freelancer].flatMap((review) => review ?? []),
  );
  expect(reviews.length).toBeGreaterThanOrEqual(60);
  expect(new Set(reviews.map((review) => review.text)).size).toBe(reviews.length);
  expect(
    reviews
      .flatMap((review) => Object.values(review.ratings))
      .filter((mark) => !Number.isInteger(mark) || mark < 1 || mark > 5),
  ).toEqual([]);
  expect(
    histories.filter(
      (history) => history.outcome !== "completed" && (history.review_by_client || history.review_by_freelancer),
    ),
  ).toEqual([]);
});

test("letters have sixty to a hundred and forty words and answer every question", () => {
  expect(
    proposals.filter(
      ({ cover_letter }) => cover_letter.split(/\s+/).length < 60 || cover_letter.split(/\s+/).length > 140,
    ),
  ).toEqual([]);
  expect(new Set(proposals.map((proposal) => proposal.cover_letter)).size).toBe(proposals.length);
  expect(
    proposals.filter(
      (proposal) =>
        proposal.answers.length !== projectByKey.get(proposal.project)?.questions.length ||
        proposal.answers.includes(""),
    ),
  ).toEqual([]);
  const paragraphs = projects.map((project) => project.description.split("\n\n").length);
  expect([Math.min(...paragraphs) >= 3, Math.max(...paragraphs) <= 7]).toEqual([true, true]);
});

const demoTexts = readdirSync(demoDir)
  .filter((file) => file.endsWith(".json"))
  .map((file) => ({ file, text: readFileSync(path.join(demoDir, file), "utf8") }));
const shouted =
  /\b(?:fuck\w*|shit\w*|bitch\w*|cunt|whore|bastard|slut|nigg\w*|fagg?ot|porn\w*|dick|cock|pussy|wank\w*|retard\w*|nsfw)\b/i;
const unfilled = /\{\w+\}|undefined|\bNaN\b|lorem ipsum/i;
const forumTalk = /\[oc\]|upvote|reddit|\bkarma\b|x-?post|\br\/\w/i;
const contact = /[\w.+-]+@[\w-]+\.\w{2,}|https?:|\bwww\.|\b[\w-]+\.(?:com|org|net|io)\b|\+\d[\d ().-]{7,}\d/i;

test("no text holds a way to contact anybody, an unfilled slot, forum talk or a swear word", () => {
  expect(demoTexts.length).toBeGreaterThanOrEqual(7);
  for (const { file, text } of demoTexts) {
    // The allow-list names the original sets by their file names, which is its purpose; example.org belongs to nobody.
    const written = text.replaceAll("\\n", " ").replaceAll('"link":"https://example.org/"', "");
    const read = file === "allow-list.json" ? allowed.map((entry) => entry.title).join("\n") : written;
    for (const pattern of [shouted, unfilled, forumTalk, contact])
      expect(read.match(pattern)?.[0], `${file}: ${pattern}`).toBeUndefined();
  }
});

test("the patterns that guard the texts do catch what they are for", () => {
  const planted: [RegExp, string][] = [
    [shouted, "what a shitty day"],
    [unfilled, "Dear {client}"],
    [forumTalk, "Sunset [OC]"],
    [contact, "write to ada@example.test"],
    [contact, "see example.com"],
    [contact, "call +44 20 7946 0018"],
  ];
  expect(planted.filter(([pattern, text]) => !pattern.test(text))).toEqual([]);
});

test("every title that comes from a public post is on the allow-list with the hash of its line", () => {
  const listed = new Set(allowed.map((entry) => entry.title));
  const borrowed = [
    ...readClients()
      .flatMap((client) => client.briefs)
      .filter((brief) => brief.sourceId),
    ...readWorks().filter((work) => work.sourceId),
  ].map((entry) => entry.title);
  expect(borrowed.length).toBeGreaterThanOrEqual(140);
  expect(borrowed.filter((title) => !listed.has(title))).toEqual([]);
  expect(allowed.filter((entry) => !/^[0-9a-f]{32}$/.test(entry.line_sha256))).toEqual([]);
});

test("all of it together stays under eight megabytes, one record a line", () => {
  const size = (folder: string): number =>
    readdirSync(folder, { withFileTypes: true }).reduce(
      (sum, entry) =>
        sum +
        (entry.isDirectory() ? size(path.join(folder, entry.name)) : statSync(path.join(folder, entry.name)).size),
      0,
    );
  expect(size(demoDir) + size(referenceDir)).toBeLessThan(8_000_000);
  expect(readFileSync(path.join(demoDir, "people.json"), "utf8").split("\n")).toHaveLength(people.length + 3);
  const tools = readdirSync(path.join(root, "tools/seeds")).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  );
  expect(
    tools.filter((file) => readFileSync(path.join(root, "tools/seeds", file), "utf8").includes("../shared")),
  ).toEqual([]);
});
