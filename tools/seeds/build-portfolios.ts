// Makes portfolios.json: works (a title on a picture) are dealt to makers of a fitting trade; order keeps pictures apart.
import type { PortfolioLayout } from "../../packages/api-schema/portfolio-layout.ts";
import { keepCoversApart } from "./covers-apart.ts";
import { demoDir, readWords, slugify, writeRecords } from "./files.ts";
import type { Maker, Person, Trade } from "./people-types.ts";
import { between, chance, dealer, draw, pick, shuffle } from "./pick.ts";
import { readPools, readTrades } from "./read-written.ts";
import { tagOf } from "./tags.ts";

export type Work = { title: string; sourceId: string | null; picture: string; trades: string[] | null };
export type Item = {
  title: string;
  kind: "image" | "case_study";
  story: string;
  role: string;
  client: string | null;
  made_days_ago: number;
  tags: string[];
  picture: string;
};
export type Portfolio = {
  key: string;
  owner: string;
  title: string;
  slug: string;
  description: string;
  topic: string;
  tags: string[];
  template: PortfolioLayout["template"];
  published_days_ago: number;
  items: Item[];
};

// Two pages of a list: no picture may come twice on them.
const pictureDistance = 40;

export function readWorks(): Work[] {
  return readWords("works.txt").flatMap((row) => {
    const [picture = "", titles = ""] = row.split(/: (.*)/s);
    return titles.split(";").map((entry): Work => {
      const [rest = "", trades] = entry.trim().split(" ^");
      const [title = "", sourceId] = rest.split(" @");
      return { title: title.trim(), sourceId: sourceId ?? null, picture, trades: trades?.split(",") ?? null };
    });
  });
}

const families = readPools("stories.txt");
const familyOf: Record<string, string> = {
  brand: "brand",
  pack: "brand",
  poster: "print",
  type: "print",
  editorial: "print",
  ux: "screen",
  web: "screen",
  wordpress: "screen",
  front: "code",
  back: "code",
  full: "code",
  mobile: "screen",
  ops: "code",
  data: "data",
  viz: "data",
  ml: "data",
  illu: "draw",
  concept: "draw",
  pixel: "play",
  gamedev: "play",
  gameart3d: "render",
  motion: "moving",
  film: "moving",
  threed: "render",
  arch: "render",
  industrial: "made",
  mech: "made",
  robot: "made",
  embed: "made",
  synth: "made",
  toy: "made",
  ceramic: "clay",
  textile: "cloth",
  photo: "photo",
  retouch: "photo",
  music: "sound",
  voice: "sound",
  copy: "words",
  author: "words",
  techw: "words",
  translate: "words",
  market: "work",
  finance: "work",
  learn: "work",
  virtual: "work",
};

type Telling = { roles: string[]; what: () => string; how: () => string };

function readTellings(): Map<string, Telling> {
  const tellings = Object.entries(families).map(([head, sentences]): [string, Telling] => {
    const [name = "", roles = ""] = head.split(" | ");
    const cut = sentences.indexOf("---");
    const telling = {
      roles: roles.split("; "),
      what: dealer(sentences.slice(0, cut), `${name} what`),
      how: dealer(sentences.slice(cut + 1), `${name} how`),
    };
    return [name, telling];
  });
  return new Map(tellings);
}

const tellings = readTellings();
const closing = tellings.get("any")?.how ?? (() => "");
const dealPatron = dealer(readWords("patrons.txt"), "patrons");

function itemOf(work: Work, person: Person, key: string): Item {
  const telling = tellings.get(familyOf[person.trade ?? ""] ?? "");
  if (!telling) throw new Error(`No stories for the trade ${person.trade}`);
  const shape = draw(`${key} shape`);
  const [first, second] = [telling.what(), shape < 0.62 ? telling.how() : closing()];
  const sentences =
    shape < 0.18 || shape > 0.88 ? [first, second, shape < 0.18 ? closing() : telling.how()] : [first, second];
  return {
    title: work.title,
    kind: chance(`${key} kind`, 0.28) ? "case_study" : "image",
    story: sentences.join(" "),
    role: pick(telling.roles, `${key} role`),
    client: chance(`${key} client`, 0.62) ? dealPatron() : null,
    made_days_ago: 0,
    tags: shuffle(person.skills, `${key} tags`)
      .slice(0, 3)
      .map((skill) => tagOf(skill.slug)),
    picture: work.picture,
  };
}

/** Takes up to `count` works on different pictures that suit the trade, the fullest picture first. */
function takeWorks(pool: Work[], trade: Trade, count: number, key: string): Work[] {
  const taken: Work[] = [];
  const fits = (work: Work) =>
    trade.pictures.includes(work.picture) && (work.trades === null || work.trades.includes(trade.key));
  while (taken.length < count) {
    const open = pool.filter((work) => fits(work) && taken.every((other) => other.picture !== work.picture));
    const left = (work: Work) =>
      open.filter((other) => other.picture === work.picture).length +
      draw(`${key} ${work.title}`) +
      (work.trades ? 1.5 : 0);
    const next = open.toSorted((a, b) => left(b) - left(a))[0];
    if (!next) break;
    taken.push(next);
    pool.splice(pool.indexOf(next), 1);
  }
  return taken;
}

/** Orders portfolios so that a picture comes again as late as can be. */
export function keepApart(portfolios: readonly Portfolio[]): Portfolio[] {
  const rest = [...portfolios];
  const ordered: Portfolio[] = [];
  const lastSeen = new Map<string, number>();
  let at = 0;
  while (rest.length > 0) {
    const distance = (portfolio: Portfolio) =>
      Math.min(...portfolio.items.map((item) => at - (lastSeen.get(item.picture) ?? -1000)));
    const best = rest.reduce((a, b) =>
      Math.min(distance(b), pictureDistance * 2) > Math.min(distance(a), pictureDistance * 2) ? b : a,
    );
    rest.splice(rest.indexOf(best), 1);
    ordered.push(best);
    for (const item of best.items) lastSeen.set(item.picture, at++);
  }
  return ordered;
}

/**
 * Chooses which item comes first, so that no cover is seen twice among the newest portfolios (augmenting paths). One
 * whose pictures are all taken comes after them.
 */
export function chooseCovers(portfolios: readonly Portfolio[]): Portfolio[] {
  const coverOf = new Map<string, number>();
  const newest: Portfolio[] = [];
  const later: Portfolio[] = [];
  const claim = (at: number, tried: Set<string>): boolean => {
    for (const { picture } of newest[at]?.items ?? []) {
      if (tried.has(picture)) continue;
      tried.add(picture);
      const holder = coverOf.get(picture);
      if (holder !== undefined && !claim(holder, tried)) continue;
      coverOf.set(picture, at);
      return true;
    }
    return false;
  };
  for (const portfolio of portfolios) {
    const at = newest.length;
    newest[at] = portfolio;
    if (at < pictureDistance && claim(at, new Set())) continue;
    newest.length = at;
    later.push(portfolio);
  }
  return [...newest, ...later].map((portfolio, at) => {
    const cover = portfolio.items.find((item) => coverOf.get(item.picture) === at);
    return cover ? { ...portfolio, items: [cover, ...portfolio.items.filter((item) => item !== cover)] } : portfolio;
  });
}

function date(portfolios: readonly Portfolio[]): Portfolio[] {
  let day = 1;
  return portfolios.map((portfolio, i) => {
    const published = day;
    day += portfolio.items.length;
    const items = portfolio.items.map((item, j) => ({ ...item, made_days_ago: published + 3 + j }));
    return { ...portfolio, key: `p${String(i + 1).padStart(3, "0")}`, published_days_ago: published, items };
  });
}

function portfolioOf(person: Person, maker: Maker, trade: Trade, works: readonly Work[]): Portfolio {
  const items = works.map((work) => itemOf(work, person, `${person.key} ${work.title}`));
  return {
    key: "",
    owner: person.key,
    title: maker.portfolioTitle,
    slug: slugify(maker.portfolioTitle),
    description: maker.portfolioText,
    topic: trade.topic,
    tags: [...new Set(items.flatMap((item) => item.tags))].slice(0, 5),
    template: pick(["grid", "hero", "story", "columns", "index"] as const, `${person.key} template`),
    published_days_ago: 0,
    items,
  };
}

export function buildPortfolios(people: readonly Person[]): Portfolio[] {
  const pool = readWorks();
  const byHeadline = new Map(people.map((person) => [person.headline, person]));
  const makers = readTrades().flatMap((trade) =>
    trade.makers.filter((maker) => maker.portfolioTitle).map((maker) => ({ trade, maker })),
  );
  const scarceFirst = makers.toSorted((a, b) => a.trade.pictures.length - b.trade.pictures.length);
  const drafts = scarceFirst.flatMap(({ trade, maker }) => {
    const person = byHeadline.get(maker.headline);
    if (!person) throw new Error(`Nobody has the headline ${maker.headline}`);
    const works = takeWorks(pool, trade, between(`${person.key} works`, 2, 4), person.key);
    return works.length < 2 ? [] : [portfolioOf(person, maker, trade, works)];
  });
  const portfolios = date(keepCoversApart(chooseCovers(keepApart(shuffle(drafts, "portfolios")))));
  writeRecords(demoDir, "portfolios.json", portfolios);
  console.log(`items: ${portfolios.flatMap((portfolio) => portfolio.items).length}, works left: ${pool.length}`);
  return portfolios;
}
