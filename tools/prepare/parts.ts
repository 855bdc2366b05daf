// What is built from the sources, and what of it is stale. Nothing is loaded to build until something is.
import { join } from "node:path";
import { listFiles } from "../list-files.ts";
import { type Freshness, readFreshness } from "./freshness.ts";

interface Part {
  readonly what: string;
  readonly mark: string;
  /** Which files it comes from, tests aside. */
  readonly from: RegExp;
  readonly make: (root: string) => Promise<void>;
  /** Kogi runs without it, slower. */
  readonly optional?: true;
}

const PARTS: readonly Part[] = [
  {
    what: "pages",
    mark: "build/pages.json",
    from: /^(apps\/web\/|packages\/|tools\/prepare\/(build-pages|compress-files)\.ts$|package-lock\.json$)/,
    make: async (root) => (await import("./build-pages.ts")).buildPages(root),
  },
  {
    what: "server",
    mark: "build/server.json",
    from: /^(apps\/api\/src\/|packages\/|db\/checks\/|tools\/prepare\/build-server\.ts$|package-lock\.json$)/,
    make: async (root) => (await import("./build-server.ts")).buildServer(root),
  },
  {
    // Whatever is newer than this in the code, the next start adds to its copy as it does to any database.
    what: "empty database",
    optional: true,
    mark: "build/database.json",
    from: /^(db\/migrations\/|apps\/api\/src\/platform\/db\/|tools\/prepare\/build-database\.ts$|package-lock\.json$)/,
    make: async (root) => (await import("./build-database.ts")).buildDatabase(root),
  },
];

export interface StatefulPart extends Part {
  readonly freshness: Freshness;
}

export function readParts(root: string): readonly StatefulPart[] {
  const files = listFiles(root, ["apps", "packages", "db", "tools", "package-lock.json"]).filter(
    (path) => !/\.(test|e2e)\.tsx?$/.test(path) && !path.startsWith("apps/web/e2e/"),
  );
  return PARTS.map((part) => {
    const sources = files.filter((path) => part.from.test(path));
    return { ...part, freshness: readFreshness(root, sources, join(root, part.mark)) };
  });
}
