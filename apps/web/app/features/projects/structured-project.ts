import type { ProjectView } from "#api-schema/projects.ts";
import { fromWire, toDecimal } from "#money";
import { profileHref, projectHref } from "../../lib/links.ts";

/** Whether everybody may apply for it. */
export function isJob({ status, visibility }: Pick<ProjectView, "status" | "visibility">): boolean {
  return status === "open" && visibility === "public";
}

/** An open post as search engines read it (schema.org/JobPosting): what its page shows, nothing beside it. */
export function structuredProject(project: ProjectView, origin: string) {
  const { project_id, title, description, published_at, deadline, organisation, owner, skills, location } = project;
  const full = (path: string): string => new URL(path, origin).href;
  const by = organisation ?? owner;
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title,
    description,
    url: full(projectHref(project_id)),
    identifier: project_id,
    employmentType: "CONTRACTOR",
    directApply: true,
    hiringOrganization: {
      "@type": organisation ? "Organization" : "Person",
      name: by.name,
      ...(by.handle ? { url: full(profileHref(by.handle)) } : {}),
    },
    ...(published_at ? { datePosted: published_at } : {}),
    ...(deadline ? { validThrough: deadline } : {}),
    ...(project.positions > 1 ? { totalJobOpenings: project.positions } : {}),
    ...(skills.length > 0 ? { skills: skills.map((skill) => skill.name).join(", ") } : {}),
    ...(location.countries.length > 0
      ? { applicantLocationRequirements: location.countries.map((name) => ({ "@type": "Country", name })) }
      : {}),
    ...pay(project),
  };
}

function pay({ pricing, budget_min, budget_max }: ProjectView) {
  const known = budget_max ?? budget_min;
  if (!known) return {};
  const bounds = {
    ...(budget_min ? { minValue: toDecimal(fromWire(budget_min)) } : {}),
    ...(budget_max ? { maxValue: toDecimal(fromWire(budget_max)) } : {}),
  };
  const anHour = { value: { "@type": "QuantitativeValue", ...bounds, unitText: "HOUR" } };
  return {
    baseSalary: {
      "@type": "MonetaryAmount",
      currency: known.currency,
      ...(pricing === "hourly" ? anHour : bounds),
    },
  };
}
