// Makes allow-list.json: every title that comes from a public post, with the hash of the post's line and what we call it.
// Run with: KOGI_LAB_DATA=<original sets> node tools/seeds/build-allow-list.ts
import { createHash } from "node:crypto";
import { readWorks } from "./build-portfolios.ts";
import { demoDir, labData, writeRecords } from "./files.ts";
import { readClients } from "./read-written.ts";

export type Allowed = { set: string; id: string; line_sha256: string; title: string };

function allow(set: string, wanted: ReadonlyMap<string, string>, idOf: (id: string) => string): Allowed[] {
  const found = labData(set)
    .split("\n")
    .flatMap((line): Allowed[] => {
      if (line === "") return [];
      const { id } = JSON.parse(line) as { id: string }; // every line of the set has an id
      const title = wanted.get(idOf(id));
      return title === undefined
        ? []
        : [{ set, id, line_sha256: createHash("sha256").update(line).digest("hex").slice(0, 32), title }];
    });
  const missing = [...wanted.keys()].filter((id) => !found.some((entry) => idOf(entry.id) === id));
  if (missing.length > 0) throw new Error(`Not in ${set}: ${missing.join(", ")}`);
  return found.filter((entry, i) => found.findIndex((other) => other.title === entry.title) === i);
}

const briefs = readClients().flatMap((client) => client.briefs);
const jobs = new Map(
  briefs.flatMap((brief): [string, string][] => (brief.sourceId ? [[brief.sourceId, brief.title]] : [])),
);
const works = new Map(
  readWorks().flatMap((work): [string, string][] => (work.sourceId ? [[work.sourceId, work.title]] : [])),
);
writeRecords(demoDir, "allow-list.json", [
  ...allow("freelance/reddit_job_posts.dev.ndjson.gz", jobs, (id) => id.replace("rdj_", "")),
  ...allow("portfolio/creative_posts.dev.ndjson.gz", works, (id) => id.slice(3, 9)),
]);
