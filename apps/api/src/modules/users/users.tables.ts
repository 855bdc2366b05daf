// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "#platform/db/index.ts";
import type {} from "#platform/db/tables.ts";

export interface AskedQuestionsTable {
  question_id: string;
  user_id: string;
  thread_id: ColumnType<string | null, string | null | undefined, string | null>;
  asked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  lapsed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  withdrawn: ColumnType<boolean, boolean | undefined, boolean>;
  asker_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AwayTable {
  user_id: string;
  from_day: string;
  to_day: string;
}

export interface BadgeRulesTable {
  badge: string;
  measure: string;
  at_least: ColumnType<number | null, number | null | undefined, number | null>;
  at_most: ColumnType<number | null, number | null | undefined, number | null>;
  facts_min: ColumnType<number, number | undefined, number>;
  score_min: ColumnType<number | null, number | null | undefined, number | null>;
  award: boolean;
  active: ColumnType<boolean, boolean | undefined, boolean>;
  position: number;
  icon: ColumnType<string, string | undefined, string>;
  words: ColumnType<JsonValue, string, string>;
  clients_min: ColumnType<number, number | undefined, number>;
}

export interface BadgesTable {
  badge_id: string;
  user_id: string;
  badge: string;
  earned_at: Date;
  value: number;
  needed: number;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  ended_value: ColumnType<number | null, number | null | undefined, number | null>;
  score_min: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface BlocksTable {
  user_id: string;
  other_id: string;
  kind: string;
  created_at: Date;
}

export interface CertificationsTable {
  certification_id: string;
  user_id: string;
  name: string;
  issuer: string;
  issued_on: string;
  expires_on: ColumnType<string | null, string | null | undefined, string | null>;
  url: ColumnType<string | null, string | null | undefined, string | null>;
  state: string;
  decided_by: ColumnType<string | null, string | null | undefined, string | null>;
  decided_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  updated_at: Date;
  version: ColumnType<number, number | undefined, number>;
  evidence_media_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ContractOutcomesTable {
  contract_id: string;
  client_id: string;
  freelancer_id: string;
  outcome: ColumnType<string | null, string | null | undefined, string | null>;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  ended_by: ColumnType<string | null, string | null | undefined, string | null>;
  given_back: ColumnType<string, string | undefined, string>;
  undone: ColumnType<boolean, boolean | undefined, boolean>;
  had_paid_work: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface EarningsTable {
  user_id: string;
  currency: string;
  earned_minor: bigint;
}

export interface EndorsementWeightsTable {
  worked_together: boolean;
  weight: number;
}

export interface EndorsementsTable {
  endorsement_id: string;
  user_id: string;
  skill_id: string;
  endorsed_by: string;
  created_at: Date;
  hidden_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface EntitlementNewsTable {
  user_id: string;
  audience: string;
  told_at: Date;
  told_by: string;
}

export interface EntitlementsTable {
  user_id: string;
  audience: string;
  plan: string;
  capability: string;
  limit_value: ColumnType<number | null, number | null | undefined, number | null>;
  learned_at: Date;
}

export interface ErasedHandlesTable {
  looks_hash: string;
  given_up_at: Date;
}

export interface ExportsTable {
  export_id: string;
  user_id: string;
  state: string;
  bytes: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  asked_at: Date;
  ready_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  expires_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  left_out_count: ColumnType<number, number | undefined, number>;
  left_out: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
}

export interface HistoryTable {
  user_id: string;
  position: number;
  title: string;
  organisation: string;
  from_month: string;
  to_month: ColumnType<string | null, string | null | undefined, string | null>;
  description: string;
}

export interface KnownPortfoliosTable {
  portfolio_id: string;
  user_id: string;
  published: boolean;
  told_at: Date;
}

export interface LevelRulesTable {
  level: number;
  contracts_min: number;
  clients_min: number;
  score_min: ColumnType<number | null, number | null | undefined, number | null>;
  names: ColumnType<JsonValue, string, string>;
}

export interface LoadedReferenceTable {
  name: string;
  hash: string;
}

export interface MonthHoursTable {
  user_id: string;
  month: string;
  hours_per_week: number;
}

export interface OrganisationInvitationsTable {
  invitation_id: string;
  organisation_id: string;
  user_id: string;
  invited_by: string;
  role: string;
  state: string;
  expires_at: Date;
  created_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface OrganisationMembersTable {
  organisation_id: string;
  user_id: string;
  role: string;
  title: ColumnType<string, string | undefined, string>;
  shown: ColumnType<boolean, boolean | undefined, boolean>;
  joined_at: Date;
  version: ColumnType<number, number | undefined, number>;
}

export interface OrganisationsTable {
  organisation_id: string;
  handle: ColumnType<string | null, string | null | undefined, string | null>;
  name: string;
  headline: ColumnType<string, string | undefined, string>;
  about: ColumnType<string, string | undefined, string>;
  website: ColumnType<string | null, string | null | undefined, string | null>;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  city: ColumnType<string | null, string | null | undefined, string | null>;
  logo_media_id: ColumnType<string | null, string | null | undefined, string | null>;
  handle_skeleton: ColumnType<string | null, never, never>;
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  updated_at: Date;
  version: ColumnType<number, number | undefined, number>;
  search_text: ColumnType<string, never, never>;
}

export interface PastHandlesTable {
  handle: string;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  given_up_at: Date;
  handle_skeleton: ColumnType<string, never, never>;
  organisation_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PreferencesTable {
  user_id: string;
  locale: ColumnType<string, string | undefined, string>;
  time_zone: ColumnType<string, string | undefined, string>;
  display_currency: ColumnType<string, string | undefined, string>;
  updated_at: Date;
  locale_chosen: ColumnType<boolean, boolean | undefined, boolean>;
  time_zone_chosen: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface SharedContractsTable {
  contract_id: string;
  client_id: string;
  freelancer_id: string;
  completed_at: Date;
  undone: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface ShownReviewsTable {
  review_id: string;
  contract_id: string;
  user_id: string;
  overall_milli: number;
  revealed_at: Date;
  hidden: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface SkillsTable {
  skill_id: string;
  slug: string;
  name: string;
  topic_slug: string;
  esco_group: ColumnType<string | null, string | null | undefined, string | null>;
  search_text: ColumnType<string, never, never>;
}

export interface StandingsTable {
  user_id: string;
  success_score: ColumnType<number | null, number | null | undefined, number | null>;
  answer_minutes: ColumnType<number | null, number | null | undefined, number | null>;
  badges: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  evaluated_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  level: ColumnType<number, number | undefined, number>;
}

export interface StrengthRulesTable {
  step: string;
  weight: number;
  audience: string;
  position: number;
}

export interface UserInterestsTable {
  user_id: string;
  topic_id: string;
  position: number;
}

export interface UserSkillsTable {
  user_id: string;
  skill_id: string;
  level: string;
  years: ColumnType<number | null, number | null | undefined, number | null>;
  position: number;
}

export interface UsersTable {
  user_id: string;
  handle: string;
  name: string;
  user_type: string;
  headline: ColumnType<string, string | undefined, string>;
  bio: ColumnType<string, string | undefined, string>;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  city: ColumnType<string | null, string | null | undefined, string | null>;
  time_zone: ColumnType<string | null, string | null | undefined, string | null>;
  languages: ColumnType<JsonValue, string | undefined, string>;
  hourly_rate_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  hourly_rate_currency: ColumnType<string | null, string | null | undefined, string | null>;
  availability: ColumnType<string, string | undefined, string>;
  available_from: ColumnType<string | null, string | null | undefined, string | null>;
  hours_per_week: ColumnType<number | null, number | null | undefined, number | null>;
  experience_level: ColumnType<string | null, string | null | undefined, string | null>;
  links: ColumnType<JsonValue, string | undefined, string>;
  profile_image_media_id: ColumnType<string | null, string | null | undefined, string | null>;
  cover_image_media_id: ColumnType<string | null, string | null | undefined, string | null>;
  verified: ColumnType<boolean, boolean | undefined, boolean>;
  show_in_lists: ColumnType<boolean, boolean | undefined, boolean>;
  show_city: ColumnType<boolean, boolean | undefined, boolean>;
  show_hourly_rate: ColumnType<boolean, boolean | undefined, boolean>;
  hidden_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  erased_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  updated_at: Date;
  version: ColumnType<number, number | undefined, number>;
  listed: ColumnType<boolean, never, never>;
  sort_name: ColumnType<string, never, never>;
  search_text: ColumnType<string, never, never>;
  show_earnings: ColumnType<boolean, boolean | undefined, boolean>;
  handle_skeleton: ColumnType<string, never, never>;
  skeleton_shared: ColumnType<boolean, boolean | undefined, boolean>;
  completeness: ColumnType<number, never, never>;
  success_rank: ColumnType<number, number | undefined, number>;
  rating_rank: ColumnType<number, number | undefined, number>;
  rated_reviews: ColumnType<number, number | undefined, number>;
  rating_revision: ColumnType<number, number | undefined, number>;
  pictures_settled: ColumnType<boolean, boolean | undefined, boolean>;
  skills_version: ColumnType<number, number | undefined, number>;
  interests_version: ColumnType<number, number | undefined, number>;
  history_version: ColumnType<number, number | undefined, number>;
  calendar_version: ColumnType<number, number | undefined, number>;
  rate_rank: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  works_beside: ColumnType<boolean, boolean | undefined, boolean>;
  settings_version: ColumnType<number, number | undefined, number>;
}

export interface WithdrawnEndorsementsTable {
  user_id: string;
  skill_id: string;
  endorsed_by: string;
  hidden_at: Date;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "users.asked_questions": AskedQuestionsTable;
    "users.away": AwayTable;
    "users.badge_rules": BadgeRulesTable;
    "users.badges": BadgesTable;
    "users.blocks": BlocksTable;
    "users.certifications": CertificationsTable;
    "users.contract_outcomes": ContractOutcomesTable;
    "users.earnings": EarningsTable;
    "users.endorsement_weights": EndorsementWeightsTable;
    "users.endorsements": EndorsementsTable;
    "users.entitlement_news": EntitlementNewsTable;
    "users.entitlements": EntitlementsTable;
    "users.erased_handles": ErasedHandlesTable;
    "users.exports": ExportsTable;
    "users.history": HistoryTable;
    "users.known_portfolios": KnownPortfoliosTable;
    "users.level_rules": LevelRulesTable;
    "users.loaded_reference": LoadedReferenceTable;
    "users.month_hours": MonthHoursTable;
    "users.organisation_invitations": OrganisationInvitationsTable;
    "users.organisation_members": OrganisationMembersTable;
    "users.organisations": OrganisationsTable;
    "users.past_handles": PastHandlesTable;
    "users.preferences": PreferencesTable;
    "users.shared_contracts": SharedContractsTable;
    "users.shown_reviews": ShownReviewsTable;
    "users.skills": SkillsTable;
    "users.standings": StandingsTable;
    "users.strength_rules": StrengthRulesTable;
    "users.user_interests": UserInterestsTable;
    "users.user_skills": UserSkillsTable;
    "users.users": UsersTable;
    "users.withdrawn_endorsements": WithdrawnEndorsementsTable;
  }
}
