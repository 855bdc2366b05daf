// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "#platform/db/index.ts";
import type {} from "#platform/db/tables.ts";

export interface ActivityTable {
  activity_id: string;
  contract_id: string;
  milestone_id: ColumnType<string | null, string | null | undefined, string | null>;
  type: string;
  actor_id: ColumnType<string | null, string | null | undefined, string | null>;
  note: ColumnType<string, string | undefined, string>;
  amount_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  currency: ColumnType<string | null, string | null | undefined, string | null>;
  files: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  created_at: Date;
}

export interface ContractsTable {
  contract_id: string;
  offer_id: string;
  proposal_id: ColumnType<string | null, string | null | undefined, string | null>;
  project_id: ColumnType<string | null, string | null | undefined, string | null>;
  client_id: string;
  freelancer_id: string;
  title: string;
  scope: string;
  pricing: string;
  engagement: string;
  skills: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  currency: string;
  total_minor: bigint;
  hourly_rate_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  signed_milestones: ColumnType<JsonValue, string, string>;
  fee_rule_id: string;
  rules_version: number;
  status: string;
  version: ColumnType<number, number | undefined, number>;
  started_at: Date;
  updated_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  ended_by: ColumnType<string | null, string | null | undefined, string | null>;
  end_reason: ColumnType<string | null, string | null | undefined, string | null>;
  review_due_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  reviews_revealed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  organisation_id: ColumnType<string | null, string | null | undefined, string | null>;
  undone_minor: ColumnType<bigint, bigint | undefined, bigint>;
  undone_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  title_told: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface DisputeDecisionsTable {
  decision_id: string;
  dispute_id: string;
  to_freelancer_minor: bigint;
  to_client_minor: bigint;
  currency: string;
  reasons: string;
  status: string;
  decided_by: string;
  decided_at: Date;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  answer_note: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface DisputeEntriesTable {
  entry_id: string;
  dispute_id: string;
  author_id: string;
  side: string;
  text: string;
  files: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  created_at: Date;
}

export interface DisputeRulesTable {
  version: number;
  effective_from: Date;
  negotiation_days: number;
  evidence_days: number;
  reminder_days: ColumnType<number[], readonly number[], readonly number[]>;
  mediation_days: ColumnType<number, number | undefined, number>;
  mediation_reminder_days: ColumnType<number[], readonly number[] | undefined, readonly number[]>;
}

export interface DisputesTable {
  dispute_id: string;
  milestone_id: string;
  opened_by: string;
  reason: string;
  status: string;
  from_status: string;
  clock_left_ms: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  opened_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  rules_version: ColumnType<number, number | undefined, number>;
  wanted_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  negotiation_until: ColumnType<Date, Date | undefined, Date>;
  mediation_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  evidence_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  outcome: ColumnType<string | null, string | null | undefined, string | null>;
  amount_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  cause: ColumnType<string, string | undefined, string>;
  withdrawable: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface MilestonesTable {
  milestone_id: string;
  contract_id: string;
  position: number;
  title: string;
  description: string;
  amount_minor: bigint;
  due_date: ColumnType<string | null, string | null | undefined, string | null>;
  status: string;
  rolled_minor: ColumnType<bigint, bigint | undefined, bigint>;
  released_minor: ColumnType<bigint, bigint | undefined, bigint>;
  refunded_minor: ColumnType<bigint, bigint | undefined, bigint>;
  proposed_by: ColumnType<string | null, string | null | undefined, string | null>;
  auto_approve_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  refund_reason: ColumnType<string | null, string | null | undefined, string | null>;
  refund_requested_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  ended_key: ColumnType<string | null, string | null | undefined, string | null>;
  funded_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  submitted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  approved_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  released_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  updated_at: Date;
  hold_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  hold_warn_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  hold_answer_days: ColumnType<number, number | undefined, number>;
}

export interface OutagesTable {
  outage_id: ColumnType<string, string | undefined, string>;
  began_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  reason: string;
}

export interface OutagesCountedTable {
  outage_id: string;
  milestone_id: string;
  counted_at: Date;
}

export interface RatingsTable {
  user_id: string;
  reviews_count: ColumnType<number, number | undefined, number>;
  points: ColumnType<bigint, bigint | undefined, bigint>;
  contracts_completed: ColumnType<number, number | undefined, number>;
  told_version: ColumnType<number | null, number | null | undefined, number | null>;
  client_reviews: ColumnType<number, number | undefined, number>;
  client_points: ColumnType<bigint, bigint | undefined, bigint>;
}

export interface RestRequestsTable {
  rest_request_id: string;
  milestone_id: string;
  rest_to: string;
  amount_minor: bigint;
  note: string;
  status: string;
  asked_by: string;
  asked_at: Date;
  answer_until: Date;
  clock_left_ms: bigint;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  answer_note: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ReviewReportsTable {
  report_id: string;
  review_id: string;
  reporter_id: string;
  reason: string;
  text: string;
  created_at: Date;
  decision: ColumnType<string | null, string | null | undefined, string | null>;
  decision_reason: ColumnType<string | null, string | null | undefined, string | null>;
  decided_by: ColumnType<string | null, string | null | undefined, string | null>;
  decided_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  part: ColumnType<string, string | undefined, string>;
}

export interface ReviewsTable {
  review_id: string;
  contract_id: string;
  author_id: string;
  user_id: string;
  author_role: string;
  quality: number;
  communication: number;
  expertise: number;
  deadlines: number;
  cooperation: number;
  points: ColumnType<number, never, never>;
  text: string;
  answer_text: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  revealed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  hidden_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  hidden_reason: ColumnType<string | null, string | null | undefined, string | null>;
  answer_hidden_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  answer_hidden_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface RulePacksTable {
  version: number;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  effective_from: Date;
  auto_approval_days: number;
  reminder_days: ColumnType<number[], readonly number[], readonly number[]>;
  review_days: number;
  rating_prior_milli: number;
  rating_prior_weight: number;
  rest_answer_days: ColumnType<number, number | undefined, number>;
}

export interface SettlementsTable {
  settlement_id: string;
  dispute_id: string;
  proposed_by: string;
  to_freelancer_minor: bigint;
  to_client_minor: bigint;
  currency: string;
  message: string;
  status: string;
  created_at: Date;
}

export interface SubmissionsTable {
  submission_id: string;
  milestone_id: string;
  note: string;
  files: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  submitted_at: Date;
  revision_note: ColumnType<string | null, string | null | undefined, string | null>;
  revision_requested_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "contracts.activity": ActivityTable;
    "contracts.contracts": ContractsTable;
    "contracts.dispute_decisions": DisputeDecisionsTable;
    "contracts.dispute_entries": DisputeEntriesTable;
    "contracts.dispute_rules": DisputeRulesTable;
    "contracts.disputes": DisputesTable;
    "contracts.milestones": MilestonesTable;
    "contracts.outages": OutagesTable;
    "contracts.outages_counted": OutagesCountedTable;
    "contracts.ratings": RatingsTable;
    "contracts.rest_requests": RestRequestsTable;
    "contracts.review_reports": ReviewReportsTable;
    "contracts.reviews": ReviewsTable;
    "contracts.rule_packs": RulePacksTable;
    "contracts.settlements": SettlementsTable;
    "contracts.submissions": SubmissionsTable;
  }
}
