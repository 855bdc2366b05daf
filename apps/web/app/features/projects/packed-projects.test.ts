import { expect, test } from "vitest";
import { packProjects, unpackProjects } from "./packed-projects.ts";
import type { ShownProject } from "./shown-project.ts";

const whole: ShownProject = {
  projectId: "01989a10-0000-7000-8000-000000000001",
  title: "A sign, drawn & cut",
  summary: "For a bakery near the tram…",
  status: "open",
  pricing: "fixed",
  budgetMin: { amount: "50000", currency: "EUR" },
  budgetMax: { amount: "100000", currency: "EUR" },
  skills: ["Sign Painting", "Lettering, by hand"],
  client: { name: "Bäckerei Sol", imageUrl: "/media/1", country: "DE", square: true },
  proposals: 3,
  postedAt: "2026-12-01T18:07:58.648Z",
  deadline: "2026-12-21",
};

test("cards come out as they went in, whatever of them is missing", () => {
  const bare: ShownProject = {
    ...whole,
    budgetMin: null,
    budgetMax: null,
    skills: [],
    client: { name: "Ana", imageUrl: null, country: null, square: false },
    proposals: 0,
    deadline: null,
  };
  expect(unpackProjects(packProjects([whole, bare]))).toEqual([whole, bare]);
  expect(unpackProjects(packProjects([]))).toEqual([]);
});
