// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "#platform/db/index.ts";
import type {} from "#platform/db/tables.ts";

export interface HiresTable {
  contract_id: string;
  project_id: string;
  proposal_id: ColumnType<string | null, string | null | undefined, string | null>;
  freelancer_id: string;
  status: string;
  created_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface InvitationsTable {
  invitation_id: string;
  project_id: string;
  client_id: string;
  user_id: string;
  message: string;
  status: string;
  answer_message: ColumnType<string | null, string | null | undefined, string | null>;
  expires_at: Date;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
}

export interface OfferWorksTable {
  thread_id: string;
  user_id: string;
  portfolio_id: string;
  item_id: ColumnType<string | null, string | null | undefined, string | null>;
  title: string;
}

export interface OffersTable {
  offer_id: string;
  thread_id: string;
  thread_version: number;
  proposal_id: ColumnType<string | null, string | null | undefined, string | null>;
  project_id: ColumnType<string | null, string | null | undefined, string | null>;
  client_id: string;
  freelancer_id: string;
  author_id: string;
  title: string;
  scope: string;
  pricing: string;
  total_minor: bigint;
  currency: string;
  hourly_rate_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  milestones: ColumnType<JsonValue, string, string>;
  message: string;
  status: string;
  decline_reason: ColumnType<string | null, string | null | undefined, string | null>;
  expires_at: Date;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  shown_fee_rule_id: ColumnType<string | null, string | null | undefined, string | null>;
  fees_changed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface ProjectsTable {
  project_id: string;
  user_id: string;
  title: string;
  description: string;
  category_id: ColumnType<string | null, string | null | undefined, string | null>;
  category_path: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  skills: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  engagement: string;
  pricing: string;
  budget_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  budget_min_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  currency: ColumnType<string | null, string | null | undefined, string | null>;
  budget_rank: ColumnType<bigint, bigint | undefined, bigint>;
  deadline: ColumnType<Date | null, Date | null | undefined, Date | null>;
  deadline_rank: bigint;
  experience_level: string;
  countries: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  positions: number;
  positions_filled: ColumnType<number, number | undefined, number>;
  visibility: string;
  status: string;
  screening_questions: ColumnType<JsonValue, string | undefined, string>;
  attachments: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  proposals_count: ColumnType<number, number | undefined, number>;
  version: ColumnType<number, number | undefined, number>;
  hidden_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  published_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  updated_at: Date;
  search: ColumnType<string, never, never>;
  organisation_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ProjectsTagsTable {
  project_id: string;
  tag_id: string;
  name: string;
  position: number;
}

export interface ProposalsTable {
  proposal_id: string;
  project_id: string;
  user_id: string;
  client_id: string;
  cover_letter: string;
  amount_minor: bigint;
  currency: string;
  duration_days: ColumnType<number | null, number | null | undefined, number | null>;
  milestones: ColumnType<JsonValue, string | undefined, string>;
  answers: ColumnType<JsonValue, string | undefined, string>;
  attachments: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  status: string;
  decline_reason: ColumnType<string | null, string | null | undefined, string | null>;
  latest_offer_id: ColumnType<string | null, string | null | undefined, string | null>;
  version: ColumnType<number, number | undefined, number>;
  created_at: Date;
  updated_at: Date;
}

export interface RatingsTable {
  user_id: string;
  score_milli: number;
  average_milli: number;
  reviews_count: number;
  revision: ColumnType<number, number | undefined, number>;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "projects.hires": HiresTable;
    "projects.invitations": InvitationsTable;
    "projects.offer_works": OfferWorksTable;
    "projects.offers": OffersTable;
    "projects.projects": ProjectsTable;
    "projects.projects_tags": ProjectsTagsTable;
    "projects.proposals": ProposalsTable;
    "projects.ratings": RatingsTable;
  }
}
