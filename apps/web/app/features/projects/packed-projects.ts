import type { WireMoney } from "#money";
import { packRows, unpackRows } from "../../lib/packed-rows.ts";
import type { ShownProject } from "./shown-project.ts";

/** Cards of posts for the page's script. */
export function packProjects(projects: readonly ShownProject[]): string {
  return packRows(
    projects.map(({ client, ...project }) => [
      project.projectId,
      project.title,
      project.summary,
      project.status,
      project.pricing,
      packMoney(project.budgetMin),
      packMoney(project.budgetMax),
      client.name,
      client.imageUrl ?? "",
      client.country ?? "",
      client.square ? "square" : "",
      String(project.proposals),
      project.postedAt,
      project.deadline ?? "",
      ...project.skills,
    ]),
  );
}

export function unpackProjects(packed: string): ShownProject[] {
  return unpackRows(packed).map((cells) => {
    const [projectId = "", title = "", summary = "", status, pricing, min = "", max = ""] = cells;
    const [name = "", imageUrl, country, square, proposals, postedAt = "", deadline, ...skills] = cells.slice(7);
    return {
      projectId,
      title,
      summary,
      // As they were packed, and so the next one.
      status: status as ShownProject["status"],
      pricing: pricing as ShownProject["pricing"],
      budgetMin: unpackMoney(min),
      budgetMax: unpackMoney(max),
      skills,
      client: { name, imageUrl: imageUrl || null, country: country || null, square: square === "square" },
      proposals: Number(proposals),
      postedAt,
      deadline: deadline || null,
    };
  });
}

const packMoney = (amount: WireMoney | null): string => (amount ? `${amount.amount} ${amount.currency}` : "");

function unpackMoney(packed: string): WireMoney | null {
  const [amount, currency] = packed.split(" ");
  return amount && currency ? { amount, currency } : null;
}
