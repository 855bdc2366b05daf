import { join } from "node:path";
import { expect, test } from "vitest";
import { countriesAsked } from "./projects.ts";
import { readSeeds, seedsFolder } from "./seeds.ts";

test("everybody who answers a post of the demo lives where it asks for, and some posts ask", async () => {
  const seeds = await readSeeds(seedsFolder(join(import.meta.dirname, "../../../..")));
  const homes = new Map(seeds.people.map((person) => [person.key, person.country]));
  const elsewhere = seeds.projects.flatMap((project) => {
    const countries = countriesAsked(seeds, project);
    return [...seeds.proposals, ...seeds.histories].filter(
      (one) =>
        one.project === project.key && countries.length > 0 && !countries.includes(homes.get(one.freelancer) ?? ""),
    );
  });
  expect(elsewhere).toEqual([]);
  expect(seeds.projects.filter((project) => countriesAsked(seeds, project).length > 0).length).toBeGreaterThan(5);
});
