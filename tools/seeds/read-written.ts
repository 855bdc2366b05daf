// Reads what was written by hand in words/: trades and makers, clients and their briefs, places, pools of sentences.
import { readWords } from "./files.ts";
import type { Brief, Client, Maker, Place, Trade } from "./people-types.ts";

function cells(row: string): string[] {
  return row.split("|").map((cell) => cell.trim());
}

export function readPlaces(): Map<string, Place> {
  const places = readWords("places.txt").map((row): [string, Place] => {
    const [city = "", country = "", timeZone = "", , languages = ""] = cells(row);
    return [city, { city, country, timeZone, languages: languages.split(" ") }];
  });
  return new Map(places);
}

export function readTrades(): Trade[] {
  const trades: Trade[] = [];
  for (const row of readWords("makers.txt")) {
    if (row.startsWith("= ")) {
      const [key = "", topic = "", skills = "", rate = "", pictures = ""] = cells(row.slice(2));
      const [low = 0, high = 0] = rate.split("-").map(Number);
      trades.push({
        key,
        topic,
        skills: skills.split(" "),
        rate: [low, high],
        pictures: pictures.split(" "),
        makers: [],
      });
    } else {
      const [headline = "", doing = "", portfolioTitle = "", portfolioText = ""] = cells(row);
      const maker: Maker = { headline, doing, portfolioTitle, portfolioText };
      trades.at(-1)?.makers.push(maker);
    }
  }
  return trades;
}

function readBrief(row: string): Brief {
  const [title = "", topic = "", skills = "", why = "", parts = "", money = "", sourceId] = cells(row);
  const [kind = "f", range = "", ongoing] = money.split(" ");
  const [low = 0, high = 0] = range.split("-").map(Number);
  return {
    title,
    topic,
    skills: skills.split(" "),
    why,
    parts: parts.split(";").map((part) => part.trim()),
    pricing: kind === "h" ? "hourly" : "fixed",
    low,
    high,
    ongoing: ongoing === "o",
    sourceId: sourceId ?? null,
  };
}

export function readClients(): Client[] {
  const clients: Client[] = [];
  for (const row of ["a", "b", "c", "d", "e", "f"].flatMap((part) => readWords(`briefs-${part}.txt`))) {
    if (row.startsWith("= ")) {
      const [company = "", role = "", city = "", about = "", topics = ""] = cells(row.slice(2));
      clients.push({ company, role, city, about, topics: topics.split(" "), briefs: [] });
    } else {
      clients.at(-1)?.briefs.push(readBrief(row));
    }
  }
  return clients;
}

/** A file of sentences in named groups: "= name", then a line each. */
export function readPools(file: string): Record<string, string[]> {
  const pools: Record<string, string[]> = {};
  let current: string[] = [];
  for (const row of readWords(file)) {
    if (row.startsWith("= ")) {
      current = [];
      pools[row.slice(2).trim()] = current;
    } else {
      current.push(row.trim());
    }
  }
  return pools;
}

export type WrittenName = { place: string; gender: string; name: string };

export function readNames(file: string): WrittenName[] {
  return readWords(file).map((row) => {
    const [place = "", gender = "", name = ""] = cells(row);
    return { place, gender, name };
  });
}

/** Puts words into the {slots} of a sentence; a slot nobody filled is a mistake, not a blank. */
export function fill(sentence: string, slots: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const word = slots[slot];
    if (word === undefined) throw new Error(`No word for {${slot}} in: ${sentence}`);
    return word;
  });
}
