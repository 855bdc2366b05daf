// The demo files as they lie in db/seeds/demo. What they hold and where it is from: db/seeds/demo/SOURCES.md.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LayoutBlock, LayoutBody, PortfolioLayout } from "#api-schema/portfolio-layout.ts";
import type { RecordingName } from "./recordings.ts";

export interface SeedPerson {
  readonly key: string;
  readonly name: string;
  readonly handle: string;
  readonly user_type: "freelancer" | "client" | "investor";
  readonly headline: string;
  readonly bio: string;
  readonly country: string;
  readonly city: string;
  readonly time_zone: string;
  readonly languages: readonly { readonly code: string; readonly level: string }[];
  readonly skills: readonly { readonly slug: string; readonly level: string; readonly years: number }[];
  readonly topics: readonly string[];
  readonly currency: string;
  readonly hourly_rate_minor: number | null;
  readonly experience_level: "entry" | "intermediate" | "expert" | null;
  readonly availability: {
    readonly state: string;
    readonly from_in_days: number | null;
    readonly hours_a_week: number | null;
  } | null;
  readonly picture: string | null;
  readonly answers_within_hours: number;
  readonly joined_days_ago: number;
}

export interface SeedItem {
  readonly title: string;
  readonly kind: "image" | "case_study";
  readonly story: string;
  readonly role: string;
  readonly client: string | null;
  readonly made_days_ago: number;
  readonly tags: readonly string[];
  readonly picture: string;
}
export interface SeedPortfolio {
  readonly key: string;
  readonly owner: string;
  readonly title: string;
  readonly slug: string;
  readonly description: string;
  readonly topic: string;
  readonly tags: readonly string[];
  readonly template: PortfolioLayout["template"];
  readonly published_days_ago: number;
  readonly items: readonly SeedItem[];
}

/** A piece of work that is no picture; its file and the still of a film lie in `files`, a recording is played by us. */
export interface SeedSample extends Omit<SeedItem, "kind" | "picture"> {
  /** The key of its portfolio. */
  readonly portfolio: string;
  readonly kind: "video" | "document" | "link" | "audio";
  readonly file: string | null;
  readonly alt: string;
  readonly still: string | null;
  /** What is played, and the picture that stands for it. */
  readonly recording?: { readonly name: RecordingName; readonly picture: string };
  readonly link: string | null;
}

type Block<T extends LayoutBlock["type"]> = Omit<Extract<LayoutBlock, { type: T }>, "block_id">;
type WithFiles = "hero" | "image" | "gallery" | "comparison" | "video" | "case_study" | "milestones";
/** A block that names pictures of its portfolio by their keys. A finished contract is its maker's last one. */
export type SeedBlock =
  | { [T in Exclude<LayoutBlock["type"], WithFiles>]: Block<T> }[Exclude<LayoutBlock["type"], WithFiles>]
  | (Omit<Block<"hero">, "media_id"> & { readonly picture: string | null })
  | (Omit<Block<"image">, "media_id"> & { readonly picture: string })
  | (Pick<Block<"comparison">, "type" | "caption"> & { readonly before: string; readonly after: string })
  | (Omit<Block<"case_study">, "media_ids"> & { readonly pictures: readonly string[] })
  | Omit<Block<"milestones">, "contract_id">;
export interface SeedLayout extends Pick<PortfolioLayout, "template"> {
  /** The key of its portfolio. */
  readonly portfolio: string;
  readonly theme: LayoutBody["theme"];
  readonly blocks: readonly SeedBlock[];
}

export interface SeedProject {
  readonly key: string;
  readonly owner: string;
  readonly title: string;
  readonly description: string;
  readonly topic: string;
  readonly skills: readonly string[];
  readonly tags: readonly string[];
  readonly engagement: "one_off" | "ongoing";
  readonly pricing: "fixed" | "hourly";
  readonly budget_min_minor: number;
  readonly budget_max_minor: number;
  readonly currency: string;
  readonly deadline_days: number | null;
  readonly experience_level: "entry" | "intermediate" | "expert";
  readonly location_rule: { readonly kind: string; readonly country: string | null };
  readonly positions: number;
  readonly questions: readonly string[];
  readonly age_days: number;
  readonly state: "open" | "in_progress" | "completed" | "closed";
}

export interface SeedProposal {
  readonly project: string;
  readonly freelancer: string;
  readonly cover_letter: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly days: number;
  readonly sent_days_after: number;
  readonly answers: readonly string[];
}

export type SeedMilestoneState = "pending" | "funded" | "submitted" | "revision_requested" | "disputed" | "released";
export interface SeedReview {
  readonly ratings: {
    readonly quality: number;
    readonly communication: number;
    readonly expertise: number;
    readonly deadlines: number;
    readonly cooperation: number;
  };
  readonly text: string;
}
export interface SeedHistory {
  readonly key: string;
  readonly project: string | null;
  readonly client: string;
  readonly freelancer: string;
  readonly title: string;
  readonly currency: string;
  readonly milestones: readonly {
    readonly title: string;
    readonly amount_minor: number;
    readonly state: SeedMilestoneState;
  }[];
  readonly started_days_ago: number;
  readonly ended_days_ago: number | null;
  readonly review_by_client: SeedReview | null;
  readonly review_by_freelancer: SeedReview | null;
}

export interface SeedPicture {
  readonly key: string;
  readonly title: string;
  readonly alt: string;
}

export interface Seeds {
  readonly folder: string;
  readonly people: readonly SeedPerson[];
  readonly portfolios: readonly SeedPortfolio[];
  readonly samples: readonly SeedSample[];
  readonly layouts: readonly SeedLayout[];
  readonly projects: readonly SeedProject[];
  readonly proposals: readonly SeedProposal[];
  readonly histories: readonly SeedHistory[];
  readonly pictures: readonly SeedPicture[];
}

export const seedsFolder = (projectFolder: string): string => join(projectFolder, "db/seeds/demo");

/** Reads all demo files. Their shapes are held by their own test (tools/seeds). */
export async function readSeeds(folder: string): Promise<Seeds> {
  // Each file is a list of the records named by the type asked for.
  const read = async <T>(name: string): Promise<readonly T[]> =>
    JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")) as readonly T[];
  return {
    folder,
    people: await read<SeedPerson>("people"),
    portfolios: await read<SeedPortfolio>("portfolios"),
    samples: await read<SeedSample>("samples"),
    layouts: await read<SeedLayout>("layouts"),
    projects: await read<SeedProject>("projects"),
    proposals: await read<SeedProposal>("proposals"),
    histories: await read<SeedHistory>("histories"),
    pictures: await read<SeedPicture>("pictures"),
  };
}
