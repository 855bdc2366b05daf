import { expect, test } from "vitest";
import type { ProjectView } from "#api-schema/projects.ts";
import { isJob, structuredProject } from "./structured-project.ts";

const owner = { name: "Clara", handle: "clara" };
const project = {
  project_id: "0199a000-0000-7000-8000-000000000001",
  title: "A sign",
  description: "To be read from the tram.",
  ...{
    status: "open",
    visibility: "public",
    pricing: "fixed",
    positions: 1,
    deadline: null,
    organisation: null,
    owner,
  },
  published_at: "2026-01-02T03:04:05.000Z",
  budget_min: null,
  budget_max: { amount: "250000", currency: "EUR" },
  skills: [{ skill_id: "", name: "Sign painting", slug: "sign-painting" }],
  location: { countries: ["PT", "ES"] },
} as unknown as ProjectView; // the rest of a view says nothing here

const told = (wishes: Partial<ProjectView> = {}) =>
  structuredProject({ ...project, ...wishes }, "https://kogi.example");

test("an open post is told as a job with what its page says", () => {
  expect(told()).toEqual({
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: "A sign",
    description: "To be read from the tram.",
    url: `https://kogi.example/projects/${project.project_id}`,
    identifier: project.project_id,
    employmentType: "CONTRACTOR",
    directApply: true,
    hiringOrganization: { "@type": "Person", name: "Clara", url: "https://kogi.example/@clara" },
    datePosted: "2026-01-02T03:04:05.000Z",
    skills: "Sign painting",
    applicantLocationRequirements: [
      { "@type": "Country", name: "PT" },
      { "@type": "Country", name: "ES" },
    ],
    baseSalary: { "@type": "MonetaryAmount", currency: "EUR", maxValue: "2500.00" },
  });
});

test("an hourly rate is told as one", () => {
  const budget_min = { amount: "4000", currency: "EUR" };
  expect(told({ pricing: "hourly", budget_min }).baseSalary).toMatchObject({
    value: { minValue: "40.00", maxValue: "2500.00", unitText: "HOUR" },
  });
});

test.for([
  [true, {}],
  [false, { status: "closed" }],
  [false, { status: "draft" }],
  [false, { visibility: "invited" }],
] as const)("it is %o that everybody may apply for a post with %o", ([is, wishes]) =>
  expect(isJob({ ...project, ...wishes })).toBe(is),
);
