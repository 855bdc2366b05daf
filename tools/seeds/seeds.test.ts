// Holds the shipped reference data and demo content to what the loader and the first pages rely on.
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { SeedSample } from "../../apps/api/src/demo/seeds.ts";
import type { Allowed } from "./build-allow-list.ts";
import type { Picture } from "./build-pictures.ts";
import type { Portfolio } from "./build-portfolios.ts";
import type { Skill, Topic } from "./build-topics.ts";
import { coverLists } from "./covers-apart.ts";
import { whoMeet } from "./faces-apart.ts";
import { demoDir, readRecords, referenceDir } from "./files.ts";
import type { Person } from "./people-types.ts";
import type { History, Project, Proposal } from "./project-types.ts";

const topics = readRecords<Topic>(referenceDir, "topics.json");
const skills = readRecords<Skill>(referenceDir, "skills.json");
const currencies = readRecords<{ code: string; minor_units: number | null }>(referenceDir, "currencies.json");
const countries = readRecords<{ code: string; time_zone: string | null }>(referenceDir, "countries.json");
const rates = readRecords<{ date: string; rates: Record<string, string> }>(referenceDir, "rates.json");
const people = readRecords<Person>(demoDir, "people.json");
const portfolios = readRecords<Portfolio>(demoDir, "portfolios.json");
const samples = readRecords<SeedSample>(demoDir, "samples.json");
const projects = readRecords<Project>(demoDir, "projects.json");
const histories = readRecords<History>(demoDir, "histories.json");
const proposals = readRecords<Proposal>(demoDir, "proposals.json");
const pictures = readRecords<Picture>(demoDir, "pictures.json");
const _allowed = readRecords<Allowed>(demoDir, "allow-list.json");

const personByKey = new Map(people.map((person) => [person.key, person]));
const projectByKey = new Map(projects.map((project) => [project.key, project]));
const topicSlugs = new Set(topics.map((topic) => topic.slug));
const skillSlugs = new Set(skills.map((skill) => skill.slug));
const pictureUse = new Map(pictures.map((picture) => [picture.key, picture.use]));
const items = portfolios.flatMap((portfolio) => portfolio.items);
const twoPages = 40;

function repeated(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

test("work comes in every kind, and each file of it is there and small", () => {
  const kinds = new Set([...items, ...samples].map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(["audio", "case_study", "document", "image", "link", "video"]);
  const keys = new Set(portfolios.map(({ key }) => key));
  expect(samples.filter(({ portfolio }) => !keys.has(portfolio))).toEqual([]);
  const skillsOf = new Map(portfolios.map(({ key, owner }) => [key, personByKey.get(owner)?.skills ?? []]));
  const foreign = samples.filter(({ portfolio, tags }) =>
    tags.some((tag) => !skillsOf.get(portfolio)?.some(({ slug }) => slug === tag)),
  );
  expect(foreign).toEqual([]);
  for (const name of samples.flatMap(({ file, still }) => [file, still]).filter((name) => name !== null))
    expect(statSync(path.join(demoDir, "files", name)).size).toBeLessThan(1_000_000);
});

test("topics form a tree of three levels and map to ESCO groups", () => {
  expect(topics.length).toBeGreaterThanOrEqual(250);
  expect(repeated(topics.map((topic) => topic.slug))).toEqual([]);
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const depth = (topic: Topic): number => (topic.parent_slug === null ? 1 : 1 + depth(bySlug.get(topic.parent_slug)!));
  expect(new Set(topics.map(depth))).toEqual(new Set([1, 2, 3]));
  expect(
    topics.filter((topic) => topic.esco.length === 0 || topic.esco.some((code) => !/^S\d(\.\d+){1,2}$/.test(code))),
  ).toEqual([]);
});

test("skills have a topic, an ESCO group and a name of their own", () => {
  expect(skills.length).toBeGreaterThanOrEqual(550);
  expect(repeated(skills.map((skill) => skill.slug))).toEqual([]);
  expect(skills.filter((skill) => !topicSlugs.has(skill.topic_slug) || !/^S\d/.test(skill.esco_group))).toEqual([]);
});

test("money data is complete: currencies, countries with real time zones, ninety days of rates in order", () => {
  expect(currencies.find((currency) => currency.code === "JPY")?.minor_units).toBe(0);
  expect(countries).toHaveLength(250);
  const unknown = countries.filter(({ time_zone }) => time_zone !== null && !isTimeZone(time_zone));
  expect(unknown).toEqual([]);
  expect(rates).toHaveLength(90);
  expect(rates.map((day) => day.date)).toEqual(rates.map((day) => day.date).toSorted());
  expect(rates.flatMap((day) => Object.values(day.rates)).filter((rate) => !/^\d+(\.\d+)?$/.test(rate))).toEqual([]);
});

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

test("the list of common passwords holds ten thousand different ones, the classics among them", () => {
  const list = gunzipSync(readFileSync(path.join(referenceDir, "common-passwords.txt.gz")))
    .toString("utf8")
    .trim()
    .split("\n");
  expect(new Set(list).size).toBe(10_000);
  expect(list).toEqual(expect.arrayContaining(["123456", "password", "Password1", "qwerty123", "letmein"]));
});

test("there is enough of everything", () => {
  const count = (type: Person["user_type"]) => people.filter((person) => person.user_type === type).length;
  expect([count("freelancer"), count("client"), count("investor")]).toEqual([150, 72, 18]);
  expect(portfolios.length).toBeGreaterThanOrEqual(110);
  expect(items.length).toBeGreaterThanOrEqual(330);
  expect(projects).toHaveLength(320);
  expect(histories).toHaveLength(67);
  expect(new Set(proposals.map((proposal) => proposal.project)).size).toBeGreaterThanOrEqual(115);
});

test("handles, slugs, titles and keys are never used twice", () => {
  expect(repeated(people.map((person) => person.handle))).toEqual([]);
  expect(people.filter((person) => !/^[a-z0-9](?:[a-z0-9-]{1,28})[a-z0-9]$/.test(person.handle))).toEqual([]);
  expect(repeated(people.map((person) => person.headline))).toEqual([]);
  expect(repeated(portfolios.map((portfolio) => portfolio.slug))).toEqual([]);
  expect(repeated(items.map((item) => item.title))).toEqual([]);
  expect(repeated(projects.map((project) => project.title))).toEqual([]);
  const keyed = [...people, ...portfolios, ...projects, ...histories, ...pictures];
  expect(repeated(keyed.map((record) => record.key))).toEqual([]);
  expect(repeated(proposals.map((proposal) => `${proposal.project} ${proposal.freelancer}`))).toEqual([]);
});

test("every key, topic, skill, country and currency that is named exists", () => {
  const used = [
    ...people.flatMap((person) => person.topics),
    ...projects.map((project) => project.topic),
    ...portfolios.map((portfolio) => portfolio.topic),
    ...pictures.flatMap((picture) => picture.topics),
    ...histories.map((history) => history.topic),
  ];
  expect(used.filter((slug) => !topicSlugs.has(slug))).toEqual([]);
  const usedSkills = [
    ...people.flatMap((person) => person.skills.map((skill) => skill.slug)),
    ...projects.flatMap((project) => project.skills),
  ];
  expect(usedSkills.filter((slug) => !skillSlugs.has(slug))).toEqual([]);
  const countryCodes = new Set(countries.map((country) => country.code));
  const currencyCodes = new Set(currencies.map((currency) => currency.code));
  expect(
    people.filter(
      (person) =>
        !countryCodes.has(person.country) || !currencyCodes.has(person.currency) || !isTimeZone(person.time_zone),
    ),
  ).toEqual([]);
  const type = (key: string) => personByKey.get(key)?.user_type;
  expect(
    projects.filter(
      (project) => type(project.owner) !== "client" || (project.hired !== null && type(project.hired) !== "freelancer"),
    ),
  ).toEqual([]);
  expect(portfolios.filter((portfolio) => type(portfolio.owner) !== "freelancer")).toEqual([]);
  expect(
    proposals.filter(
      (proposal) => type(proposal.freelancer) !== "freelancer" || projectByKey.get(proposal.project)?.state !== "open",
    ),
  ).toEqual([]);
  expect(
    histories.filter((history) => type(history.client) !== "client" || type(history.freelancer) !== "freelancer"),
  ).toEqual([]);
});

test("every picture that is named lies there, every file is named, none is heavy", () => {
  const work = items.map((item) => item.picture);
  expect(work.filter((key) => pictureUse.get(key) !== "work")).toEqual([]);
  expect(people.filter((person) => person.picture !== null && pictureUse.get(person.picture) !== "avatar")).toEqual([]);
  const files = readdirSync(path.join(demoDir, "pictures")).toSorted();
  expect(files).toEqual(pictures.map((picture) => `${picture.key}.webp`).toSorted());
  expect(files.filter((file) => statSync(path.join(demoDir, "pictures", file)).size > 200_000)).toEqual([]);
  expect(pictures.length).toBeLessThanOrEqual(80);
  expect(pictures.filter((picture) => picture.width > 1600 || picture.alt.length < 20)).toEqual([]);
});

test("no picture comes twice on the first two pages of portfolios or of works, newest first", () => {
  const newestFirst = portfolios.toSorted((a, b) => a.published_days_ago - b.published_days_ago);
  const covers = newestFirst.map((portfolio) => portfolio.items[0]!.picture);
  const asTheyCame = newestFirst.flatMap((portfolio) => portfolio.items.map((item) => item.picture));
  const lastItemFirst = newestFirst.flatMap((portfolio) => portfolio.items.toReversed().map((item) => item.picture));
  const byDate = items.toSorted((a, b) => a.made_days_ago - b.made_days_ago).map((item) => item.picture);
  for (const list of [covers, asTheyCame, lastItemFirst, byDate])
    expect(new Set(list.slice(0, twoPages)).size).toBe(twoPages);
});

test("no picture stands beside itself in a field of work, by likes or anywhere among the newest", () => {
  const newestFirst = portfolios.toSorted((a, b) => a.published_days_ago - b.published_days_ago);
  const beside = coverLists(newestFirst).flatMap(({ places, apart }) => {
    const covers = places.map((place) => newestFirst[place]!.items[0]!.picture);
    return covers.filter((picture, at) => covers.slice(at + 1, at + 1 + apart).includes(picture));
  });
  expect(beside).toEqual([]);
});

test("no face comes twice on the first two pages of people or of freelancers, newest first or by name", () => {
  const newest = people.toSorted((a, b) => a.joined_days_ago - b.joined_days_ago);
  const byName = people.toSorted((a, b) => a.name.localeCompare(b.name));
  for (const list of [newest, byName])
    for (const group of [list, list.filter((person) => person.user_type === "freelancer")]) {
      const faces = group.slice(0, twoPages).flatMap((person) => person.picture ?? []);
      expect(faces.length).toBeGreaterThanOrEqual(10);
      expect(faces.toSorted()).toEqual([...new Set(faces)].toSorted());
    }
});

test("nobody sees a face again within two rows of the list of freelancers", () => {
  const listed = people
    .filter((person) => person.user_type === "freelancer" && person.picture !== null)
    .toSorted((a, b) => a.joined_days_ago - b.joined_days_ago)
    .map((person) => person.picture!);
  expect(listed.length).toBeGreaterThanOrEqual(60);
  expect(listed.filter((face, place) => listed.slice(place + 1, place + 9).includes(face))).toEqual([]);
});

test("nobody shares a face with another where they meet: in a contract, a past, a project with its proposals, a list", () => {
  const groups = whoMeet({ portfolios, projects, histories, proposals });
  const faces = groups.map((keys) => [...keys].flatMap((key) => personByKey.get(key)?.picture ?? []));
  expect(faces.flat().length).toBeGreaterThanOrEqual(400);
  expect(faces.filter((seen) => repeated(seen).length > 0)).toEqual([]);
});

test("topics have a German name each, and none is the name of two", () => {
  const german = topics.map(({ names }) => names.de);
  expect(german.filter((name) => name.trim() !== name || name === "")).toEqual([]);
  expect(repeated(german)).toEqual([]);
});

test("tags read as people write them: names in small letters", () => {
  const tags = [...portfolios, ...items, ...projects].flatMap((one) => one.tags);
  const names = new Set([...topics, ...skills].map(({ name }) => name.toLowerCase()));
  expect(tags.filter((tag) => !names.has(tag))).toEqual([]);
});
