// The shapes of projects.json, histories.json and proposals.json; the loader reads the same fields.
export type Project = {
  key: string;
  owner: string;
  title: string;
  description: string;
  topic: string;
  skills: string[];
  tags: string[];
  engagement: "one_off" | "ongoing";
  pricing: "fixed" | "hourly";
  budget_min_minor: number;
  budget_max_minor: number;
  currency: string;
  /** Days after posting; an open project's deadline always lies ahead. */
  deadline_days: number | null;
  experience_level: "entry" | "intermediate" | "expert";
  location_rule: { kind: "anywhere" | "country" | "time_zone"; country: string | null; hours_apart: number | null };
  positions: number;
  questions: string[];
  age_days: number;
  state: "open" | "in_progress" | "completed" | "closed";
  hired: string | null;
};

export type MilestoneState = "pending" | "funded" | "submitted" | "revision_requested" | "disputed" | "released";
export type Milestone = { title: string; amount_minor: number; state: MilestoneState };

export type Ratings = {
  quality: number;
  communication: number;
  expertise: number;
  deadlines: number;
  cooperation: number;
};
export type Review = { ratings: Ratings; text: string };

export type History = {
  key: string;
  project: string | null;
  client: string;
  freelancer: string;
  title: string;
  topic: string;
  currency: string;
  milestones: Milestone[];
  outcome: "completed" | `running:${MilestoneState}`;
  started_days_ago: number;
  ended_days_ago: number | null;
  review_by_client: Review | null;
  review_by_freelancer: Review | null;
};

export type Proposal = {
  project: string;
  freelancer: string;
  cover_letter: string;
  amount_minor: number;
  currency: string;
  days: number;
  sent_days_after: number;
  answers: string[];
};
