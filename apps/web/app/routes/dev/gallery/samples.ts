import type { PictureSource } from "../../../ui/picture.tsx";
import type { ProjectCardProps } from "../../../ui/project-card.tsx";

/** Where everything leads that has to lead somewhere. */
export const here = "/dev/ui";

/** A picture drawn on the spot: the gallery needs no files. */
export function drawn(number: number): string {
  const hue = (number * 67) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="hsl(${hue} 55% 82%)"/><circle cx="${90 + ((number * 53) % 220)}" cy="130" r="${60 + ((number * 17) % 50)}" fill="hsl(${(hue + 40) % 360} 60% 58%)"/><path d="M0 ${190 + ((number * 29) % 60)} L400 ${150 + ((number * 41) % 90)} V300 H0 Z" fill="hsl(${(hue + 200) % 360} 45% 42%)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function art(number: number): PictureSource {
  return { src: drawn(number), alt: "", placeholder: "#e9e7f0" };
}

export const maker = { name: "Amara Raman", imageUrl: drawn(14), verified: true, note: "Brazil" };

const day = 86_400_000;
const ago = (ms: number) => new Date(Date.parse("2026-11-22T12:00:00Z") - ms).toISOString();

export const projects: readonly ProjectCardProps[] = [
  {
    to: here,
    title: "Packaging for a small-batch hot sauce, three labels and a shipping box",
    summary:
      "We bottle three sauces in Lisbon and sell at markets. We need labels that stand out on a crowded table, print-ready files and a box that survives the post.",
    status: "open",
    pricing: "fixed",
    budgetMin: { amount: "120000", currency: "EUR" },
    budgetMax: { amount: "250000", currency: "EUR" },
    skills: ["Packaging", "Brand identity", "Illustration", "Print", "Adobe Illustrator", "Copywriting", "Dielines"],
    client: { name: "Piri & Sons", imageUrl: null, verified: true, note: "Portugal" },
    proposalCount: 7,
    postedAt: ago(day * 2),
    deadline: "2026-12-18",
  },
  {
    to: here,
    title: "Part-time TypeScript engineer for a booking system",
    summary: "Ten hours a week for three months. You will work with one other engineer and a patient product owner.",
    status: "in_progress",
    pricing: "hourly",
    budgetMin: { amount: "4500", currency: "GBP" },
    budgetMax: { amount: "7000", currency: "GBP" },
    skills: ["TypeScript", "PostgreSQL"],
    client: { name: "Northmoor Ferries", imageUrl: null, note: "United Kingdom" },
    postedAt: ago(day * 40),
    deadline: null,
  },
];
