// Makes the people: freelancers by trade, clients by company, investors; names and faces are made up.

import type { Skill } from "./build-topics.ts";
import { faceFor, handleFor, nameIn } from "./cast.ts";
import { readRecords, readWords, referenceDir, slugify } from "./files.ts";
import type { LeveledSkill, Maker, Person, Place, Trade } from "./people-types.ts";
import { between, dealer, draw, pick, shuffle } from "./pick.ts";
import { fill, readClients, readPlaces, readPools, readTrades } from "./read-written.ts";

const places = readPlaces();
const skillTopics = new Map(
  readRecords<Skill>(referenceDir, "skills.json").map((skill) => [skill.slug, skill.topic_slug]),
);
const lives = readPools("lives.txt");
const jobs = readWords("jobs.txt");
const euro = new Set("PT NL DE FR IE AT ES EE LV BE IT SK HR SI GR FI".split(" "));
const dearer: Record<string, string> = { GB: "GBP", CH: "CHF", JP: "JPY" };
const numbers = [
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
  "Thirteen",
  "Fourteen",
  "Fifteen",
  "Sixteen",
];

export function currencyOf(country: string): string {
  if (euro.has(country)) return "EUR";
  return (
    dearer[country] ?? (["SE", "DK", "NO", "PL", "CZ", "HU", "RO", "UA", "RS", "MK"].includes(country) ? "EUR" : "USD")
  );
}

/** Whole amounts people would write, in minor units: yen have none and come in hundreds. */
export function roundAmount(amount: number, currency: string, step: number): number {
  if (currency === "JPY") return Math.round((amount * 160) / (step * 100)) * step * 100;
  return Math.round(amount / step) * step * 100;
}

function placeOf(city: string): Place {
  const place = places.get(city);
  if (!place) throw new Error(`No such place: ${city}`);
  return place;
}

function languagesOf(place: Place): Person["languages"] {
  return place.languages.map((code, i) => ({ code, level: i === 0 ? "native" : i === 1 ? "fluent" : "working" }));
}

const dealLife = {
  background: dealer(lives.background ?? [], "background"),
  habit: dealer(lives.habit ?? [], "habit"),
  life: dealer(lives.life ?? [], "life"),
};

function bioOf(maker: Maker, place: Place, years: number, key: string): string {
  const slots = {
    city: place.city,
    years: String(Math.max(3, years - 2)),
    Years: numbers[years - 2] ?? "Many",
    job: pick(jobs, `${key} job`),
  };
  const [background, habit, life] = [
    fill(dealLife.background(), slots),
    fill(dealLife.habit(), slots),
    fill(dealLife.life(), slots),
  ];
  const shapes = [
    [maker.doing, background, habit],
    [maker.doing, habit],
    [background, maker.doing, life],
    [maker.doing, background, habit, life],
    [maker.doing, habit, life],
    [habit, maker.doing, background],
    [maker.doing, life],
  ];
  return pick(shapes, `${key} shape`).join(" ");
}

const strengths = readWords("strengths.txt").map((row) => row.split("|").map((cell) => cell.trim()));

function strengthsOf(headline: string, trade: Trade): string[] {
  const [, slugs] = strengths.find(([start = ""]) => headline.startsWith(start)) ?? [];
  return slugs?.split(" ") ?? trade.skills.slice(0, 1);
}

function skillsOf(trade: Trade, headline: string, years: number, key: string): LeveledSkill[] {
  const first = strengthsOf(headline, trade);
  const others = trade.skills.filter((slug) => !first.includes(slug));
  const chosen = [...first, ...shuffle(others, `${key} skills`).slice(0, between(`${key} how many`, 2, 4))];
  return chosen.map((slug, i) => {
    const known = Math.max(1, years - Math.min(i, 5) * between(`${key} ${slug}`, 0, 2));
    return {
      slug,
      years: known,
      level: known >= 10 ? "expert" : known >= 5 ? "advanced" : known >= 2 ? "intermediate" : "beginner",
    };
  });
}

function availabilityOf(key: string): Person["availability"] {
  const share = draw(`${key} availability`);
  if (share < 0.5) return { state: "now", from_in_days: null, hours_a_week: pick([10, 20, 30, 40], `${key} hours`) };
  if (share < 0.72) return { state: "from", from_in_days: pick([7, 14, 21, 30, 45], `${key} from`), hours_a_week: 30 };
  return share < 0.94
    ? { state: "hours", from_in_days: null, hours_a_week: pick([5, 8, 12, 16, 24], `${key} hours`) }
    : { state: "not", from_in_days: null, hours_a_week: null };
}

function freelancer(trade: Trade, maker: Maker, place: Place, key: string): Person {
  const { name, gender } = nameIn(place.city, true);
  const years = between(`${key} years`, 2, 16);
  const currency = currencyOf(place.country);
  const [low, high] = trade.rate;
  const rate = low + ((years - 2) / 14) * (high - low) * 0.8 + draw(`${key} rate`) * (high - low) * 0.2;
  const skills = skillsOf(trade, maker.headline, years, key);
  const near = skills.flatMap((skill) => skillTopics.get(skill.slug) ?? []);
  return {
    key,
    name,
    handle: handleFor(name, `${trade.key}-${slugify(place.city)}`, key),
    user_type: "freelancer",
    trade: trade.key,
    company: null,
    headline: maker.headline,
    bio: bioOf(maker, place, years, key),
    country: place.country,
    city: place.city,
    time_zone: place.timeZone,
    languages: languagesOf(place),
    skills,
    topics: [...new Set([trade.topic, ...near])].slice(0, 5),
    currency,
    hourly_rate_minor: roundAmount(rate, currency, rate > 60 ? 5 : 1),
    experience_level: years >= 10 ? "expert" : years >= 5 ? "intermediate" : "entry",
    availability: availabilityOf(key),
    picture: faceFor(gender, place.country, key),
    answers_within_hours: pick([1, 2, 3, 4, 6, 8, 12, 24, 36], `${key} answers`),
    joined_days_ago: between(`${key} joined`, 460, 1500),
  };
}

type Sketch = {
  key: string;
  type: "client" | "investor";
  city: string;
  headline: string;
  bio: string;
  company: string | null;
  topics: string[];
};

function otherPerson(sketch: Sketch): Person {
  const place = placeOf(sketch.city);
  const { name, gender } = nameIn(sketch.city, false);
  return {
    key: sketch.key,
    name,
    handle: handleFor(name, slugify(sketch.company ?? `invest-${sketch.city}`), sketch.key),
    user_type: sketch.type,
    trade: null,
    company: sketch.company,
    headline: sketch.headline,
    bio: sketch.bio,
    country: place.country,
    city: place.city,
    time_zone: place.timeZone,
    languages: languagesOf(place),
    skills: [],
    topics: sketch.topics,
    currency: currencyOf(place.country),
    hourly_rate_minor: null,
    experience_level: null,
    availability: null,
    picture: faceFor(gender, place.country, sketch.key),
    answers_within_hours: pick([2, 4, 6, 8, 12, 24, 48], `${sketch.key} answers`),
    joined_days_ago: between(`${sketch.key} joined`, 460, 1200),
  };
}

function number(i: number): string {
  return String(i + 1).padStart(3, "0");
}

export function buildPeople(): Person[] {
  const nextPlace = dealer([...places.values()], "places");
  const makers = readTrades().flatMap((trade) => trade.makers.map((maker) => ({ trade, maker })));
  const clients = readClients().map((client, i) =>
    otherPerson({
      key: `c${number(i)}`,
      type: "client",
      city: client.city,
      headline: `${client.role}, ${client.company}`,
      bio: client.about,
      company: client.company,
      topics: client.topics,
    }),
  );
  const investors = readWords("investors.txt").map((row, i) => {
    const [headline = "", bio = "", city = "", topics = ""] = row.split("|").map((cell) => cell.trim());
    return otherPerson({
      key: `i${number(i)}`,
      type: "investor",
      city,
      headline,
      bio,
      company: null,
      topics: topics.split(" "),
    });
  });
  const freelancers = makers.map(({ trade, maker }, i) => freelancer(trade, maker, nextPlace(), `f${number(i)}`));
  return [...freelancers, ...clients, ...investors];
}
