// Generated from the migrations by `npm run db:types`. Do not edit.
import type { ColumnType } from "kysely";
import type { JsonValue } from "#platform/db/index.ts";
import type {} from "#platform/db/tables.ts";

export interface AccountKindsTable {
  kind: string;
  insert_only: boolean;
  no_overdraft: boolean;
}

export interface AccountsTable {
  account_id: string;
  debit_posted: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  credit_posted: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  debit_pending: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  credit_pending: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  insert_only: boolean;
  no_overdraft: boolean;
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
  currency: string;
  kind: string;
  owner_kind: string;
  owner_id: string;
  custodian: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface BalancesTable {
  account_id: ColumnType<string | null, string | null | undefined, string | null>;
  owner_kind: ColumnType<string | null, string | null | undefined, string | null>;
  owner_id: ColumnType<string | null, string | null | undefined, string | null>;
  kind: ColumnType<string | null, string | null | undefined, string | null>;
  currency: ColumnType<string | null, string | null | undefined, string | null>;
  insert_only: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  debit_posted: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  credit_posted: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  debit_pending: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  credit_pending: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  posted: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  available: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
}

export interface ChainHeadTable {
  singleton: ColumnType<boolean, boolean | undefined, boolean>;
  link: bigint;
  last_seq: bigint;
  hash: Buffer;
}

export interface ChainLinksTable {
  link: bigint;
  last_seq: bigint;
  journals: number;
  hash: Buffer;
  chained_at: Date;
}

export interface ChargebackFilesTable {
  chargeback_id: string;
  shows: string;
  media_id: string;
  gateway_file: ColumnType<string | null, string | null | undefined, string | null>;
  refusal: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ChargebackPartsTable {
  chargeback_id: string;
  position: number;
  source: string;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  taken_from: ColumnType<string | null, string | null | undefined, string | null>;
  reference_id: ColumnType<string | null, string | null | undefined, string | null>;
  amount_minor: bigint;
}

export interface ChargebacksTable {
  chargeback_id: string;
  transaction_id: string;
  gateway: string;
  gateway_dispute: string;
  amount_minor: bigint;
  currency: string;
  reason: string;
  status: string;
  fee_minor: bigint;
  evidence_due_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  evidence_text: ColumnType<string | null, string | null | undefined, string | null>;
  evidence_files: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  evidence_by: ColumnType<string | null, string | null | undefined, string | null>;
  evidence_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  opened_at: Date;
  updated_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  evidence_sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  evidence_refusal: ColumnType<string | null, string | null | undefined, string | null>;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  appeal: ColumnType<string | null, string | null | undefined, string | null>;
  appeal_due_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  undone_minor: ColumnType<bigint, bigint | undefined, bigint>;
  is_answerable: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface CheckRunsTable {
  check_run_id: string;
  ran_at: Date;
  duration_ms: number;
  asked_by: ColumnType<string | null, string | null | undefined, string | null>;
  ran: ColumnType<string[], readonly string[], readonly string[]>;
  skipped: ColumnType<string[], readonly string[], readonly string[]>;
  violations: ColumnType<JsonValue, string, string>;
}

export interface CheckpointsTable {
  account_id: string;
  seq: bigint;
  debit_posted: bigint;
  credit_posted: bigint;
  debit_pending: bigint;
  credit_pending: bigint;
  latest_at: Date;
}

export interface ClearingRulesTable {
  clearing_rule_id: string;
  effective_from: Date;
  first_pair_days: number;
  known_pair_days: number;
  proven_pair_days: number;
  proven_after_releases: number;
  refunded_pair_days: number;
  proven_after_days: ColumnType<number, number | undefined, number>;
  known_up_to_times: ColumnType<number, number | undefined, number>;
}

export interface ClearingsTable {
  clearing_id: string;
  user_id: string;
  payer_id: string;
  reference_id: string;
  reference: string;
  gross_minor: bigint;
  net_minor: bigint;
  currency: string;
  description: string;
  days: number;
  reason: string;
  clearing_rule_id: string;
  fee_rule_id: string;
  created_at: Date;
  available_at: Date;
  cleared_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  fee_lines: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  taken_minor: ColumnType<bigint, bigint | undefined, bigint>;
  organisation_id: ColumnType<string | null, string | null | undefined, string | null>;
  held_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface DeskBookingsTable {
  booking_id: string;
  kind: string;
  break_id: ColumnType<string | null, string | null | undefined, string | null>;
  gateway: ColumnType<string | null, string | null | undefined, string | null>;
  side: ColumnType<string | null, string | null | undefined, string | null>;
  source: ColumnType<string | null, string | null | undefined, string | null>;
  happened_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  amount_minor: bigint;
  currency: string;
  tax_country: ColumnType<string | null, string | null | undefined, string | null>;
  bearer: ColumnType<string | null, string | null | undefined, string | null>;
  reverses: ColumnType<string | null, string | null | undefined, string | null>;
  reason: string;
  status: string;
  ordered_by: string;
  ordered_at: Date;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  answer_note: ColumnType<string | null, string | null | undefined, string | null>;
  changed_at: Date;
  journal_id: ColumnType<string | null, string | null | undefined, string | null>;
  refund_order_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface DocumentIssuersTable {
  effective_from: Date;
  name: string;
  lines: ColumnType<string[], readonly string[], readonly string[]>;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  vat_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ExchangeQuotesTable {
  quote_id: string;
  user_id: string;
  from_minor: bigint;
  from_currency: string;
  to_minor: bigint;
  to_currency: string;
  rate: string;
  mid_rate: string;
  margin_bps: number;
  source: string;
  rated_at: Date;
  gateway: string;
  created_at: Date;
  expires_at: Date;
  accepted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  held_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
  back_minor: ColumnType<bigint, bigint | undefined, bigint>;
}

export interface FeeComponentsTable {
  fee_rule_id: string;
  component: string;
  position: number;
  label: string;
  borne_by: string;
  rate_bps: ColumnType<number | null, number | null | undefined, number | null>;
  amounts: ColumnType<JsonValue, string | undefined, string>;
}

export interface FeePlansTable {
  user_id: string;
  plan: string;
  valid_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  changed_at: Date;
  told_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  told_by: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface FeeRuleWithdrawalsTable {
  fee_rule_id: string;
  withdrawn_at: Date;
  withdrawn_by: string;
  note: string;
}

export interface FeeRulesTable {
  fee_rule_id: string;
  kind: string;
  effective_from: Date;
  lost_processing_payer: string;
  note: string;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  plan: ColumnType<string, string | undefined, string>;
  created_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_by: ColumnType<string | null, string | null | undefined, string | null>;
  replaces: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface FreezesTable {
  freeze_id: string;
  reference_id: string;
  cause: string;
  frozen_at: Date;
  lifted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface GatewayCustomersTable {
  user_id: string;
  gateway: string;
  customer: string;
  created_at: Date;
}

export interface GatewayRecipientsTable {
  user_id: string;
  gateway: string;
  recipient: string;
  country: string;
  created_at: Date;
  state: ColumnType<string | null, string | null | undefined, string | null>;
  due: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  past_due: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
  deadline: ColumnType<Date | null, Date | null | undefined, Date | null>;
  disabled_reason: ColumnType<string | null, string | null | undefined, string | null>;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  answers: ColumnType<number, number | undefined, number>;
  refused: ColumnType<string[], readonly string[] | undefined, readonly string[]>;
}

export interface GatewayReportsTable {
  gateway: string;
  currency: string;
  taken_at: Date;
  pending: bigint;
  available: bigint;
  in_flight: ColumnType<bigint, bigint | undefined, bigint>;
}

export interface HoldingRulesTable {
  holding_rule_id: string;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  effective_from: Date;
  max_days: number;
  warn_days: number;
  answer_days: number;
}

export interface IdentityChecksTable {
  identity_check_id: string;
  user_id: string;
  legal_name: string;
  birth_date: string;
  country: string;
  state: string;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  gateway: string;
  gateway_check: string;
  submitted_at: Date;
  decided_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface InvoiceCountersTable {
  issuer: string;
  series: string;
  last_number: bigint;
}

export interface InvoicesTable {
  invoice_id: string;
  issuer: string;
  series: string;
  sequence: bigint;
  number: string;
  kind: string;
  issuer_id: ColumnType<string | null, string | null | undefined, string | null>;
  recipient_id: string;
  issuer_party: ColumnType<JsonValue, string, string>;
  recipient_party: ColumnType<JsonValue, string, string>;
  lines: ColumnType<JsonValue, string, string>;
  net_minor: bigint;
  tax_minor: bigint;
  gross_minor: bigint;
  currency: string;
  tax_note: string;
  credits_invoice_id: ColumnType<string | null, string | null | undefined, string | null>;
  transaction_id: ColumnType<string | null, string | null | undefined, string | null>;
  reference: string;
  issued_at: Date;
  tax_country: ColumnType<string | null, string | null | undefined, string | null>;
  tax_treatment: ColumnType<string | null, string | null | undefined, string | null>;
  recipient_organisation_id: ColumnType<string | null, string | null | undefined, string | null>;
  tax_eur_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  tax_eur_rate: ColumnType<string | null, string | null | undefined, string | null>;
  tax_eur_day: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface JournalsTable {
  journal_id: string;
  seq: bigint;
  created_at: Date;
  kind: string;
  reference: string;
  description: ColumnType<string | null, string | null | undefined, string | null>;
  metadata: ColumnType<JsonValue | null, string | null | undefined, string | null>;
}

export interface MethodChargesTable {
  method_charge_id: string;
  user_id: string;
  saved_method_id: string;
  purpose: string;
  reference: string;
  amount_minor: bigint;
  currency: string;
  description: string;
  return_path: string;
  state: ColumnType<string, string | undefined, string>;
  gateway: string;
  gateway_reference: ColumnType<string | null, string | null | undefined, string | null>;
  gateway_charge: ColumnType<string | null, string | null | undefined, string | null>;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  updated_at: Date;
  charged_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  tried_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface MethodSetupsTable {
  method_setup_id: string;
  user_id: string;
  gateway: string;
  gateway_setup: ColumnType<string | null, string | null | undefined, string | null>;
  return_path: string;
  state: ColumnType<string, string | undefined, string>;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  idempotency_key: string;
  expires_at: Date;
  created_at: Date;
  updated_at: Date;
}

export interface OrganisationProfilesTable {
  organisation_id: string;
  name: string;
  address: ColumnType<string[], readonly string[], readonly string[]>;
  country: string;
  vat_id: ColumnType<string | null, string | null | undefined, string | null>;
  version: ColumnType<number, number | undefined, number>;
  updated_at: Date;
}

export interface OwedDocumentsTable {
  occasion: string;
  id: string;
  owed_at: Date;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface PaymentAttemptsTable {
  attempt_id: string;
  transaction_id: string;
  gateway_attempt: string;
  outcome: string;
  code: ColumnType<string | null, string | null | undefined, string | null>;
  card_brand: ColumnType<string | null, string | null | undefined, string | null>;
  card_last4: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
}

export interface PaymentsTable {
  transaction_id: string;
  user_id: string;
  recipient_id: ColumnType<string | null, string | null | undefined, string | null>;
  fundraiser_id: ColumnType<string | null, string | null | undefined, string | null>;
  series_round_id: ColumnType<string | null, string | null | undefined, string | null>;
  project_id: ColumnType<string | null, string | null | undefined, string | null>;
  amount_minor: bigint;
  currency: string;
  status: ColumnType<string, string | undefined, string>;
  type: string;
  reference_id: string;
  held_minor: bigint;
  refunded_minor: ColumnType<bigint, bigint | undefined, bigint>;
  lines: ColumnType<JsonValue, string, string>;
  fee_rule_id: ColumnType<string | null, string | null | undefined, string | null>;
  description: string;
  return_path: string;
  gateway: string;
  gateway_reference: ColumnType<string | null, string | null | undefined, string | null>;
  gateway_charge: ColumnType<string | null, string | null | undefined, string | null>;
  checkout_url: ColumnType<string | null, string | null | undefined, string | null>;
  expires_at: Date;
  closing_as: ColumnType<string | null, string | null | undefined, string | null>;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  idempotency_key: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  updated_at: Date;
  completed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  processing_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
  card_fingerprint: ColumnType<string | null, string | null | undefined, string | null>;
  card_country: ColumnType<string | null, string | null | undefined, string | null>;
  organisation_id: ColumnType<string | null, string | null | undefined, string | null>;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface PayoutMethodIntentsTable {
  payout_method_id: string;
  user_id: string;
  kind: string;
  holder_name: string;
  country: string;
  currency: string;
  last4: string;
  fingerprint: string;
  gateway: string;
  recipient: string;
  created_at: Date;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface PayoutMethodsTable {
  payout_method_id: string;
  user_id: string;
  kind: string;
  holder_name: string;
  country: string;
  currency: string;
  last4: string;
  fingerprint: string;
  gateway: string;
  gateway_destination: string;
  is_default: boolean;
  created_at: Date;
  removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  usable_from: ColumnType<Date | null, Date | null | undefined, Date | null>;
  broken_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface PayoutMinimumsTable {
  currency: string;
  amount_minor: bigint;
}

export interface PayoutRulesTable {
  payout_rule_id: string;
  effective_from: Date;
  cooling_hours: number;
}

export interface PayoutSchedulesTable {
  user_id: string;
  schedule: string;
  next_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  updated_at: Date;
}

export interface PayoutsTable {
  payout_id: string;
  user_id: string;
  payout_method_id: string;
  amount_minor: bigint;
  currency: string;
  status: ColumnType<string, string | undefined, string>;
  gateway: string;
  gateway_payout: ColumnType<string | null, string | null | undefined, string | null>;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  idempotency_key: string;
  created_at: Date;
  updated_at: Date;
  paid_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  tried_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  attempts: ColumnType<number, number | undefined, number>;
}

export interface PlanEntitlementsTable {
  plan: string;
  capability: string;
  limit_value: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface PlanPricesTable {
  plan: string;
  effective_from: Date;
  amount_minor: bigint;
  currency: string;
}

export interface PlansTable {
  plan: string;
  audience: string;
  name: string;
  position: number;
  trial_days: number;
  on_sale: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface ProtectedLotsTable {
  lot_id: string;
  reference_id: string;
  transaction_id: string;
  payer_id: string;
  recipient_id: ColumnType<string | null, string | null | undefined, string | null>;
  currency: string;
  amount_minor: bigint;
  left_minor: bigint;
  created_at: Date;
}

export interface ReconciliationBreaksTable {
  break_id: string;
  gateway: string;
  kind: string;
  source: string;
  class: string;
  currency: string;
  ours_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  theirs_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  happened_at: Date;
  first_seen_at: Date;
  last_seen_at: Date;
  still_there: ColumnType<boolean, boolean | undefined, boolean>;
  owner_id: ColumnType<string | null, string | null | undefined, string | null>;
  closed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  closed_by: ColumnType<string | null, string | null | undefined, string | null>;
  close_reason: ColumnType<string | null, string | null | undefined, string | null>;
  charge: ColumnType<string | null, string | null | undefined, string | null>;
  closing_by: ColumnType<string | null, string | null | undefined, string | null>;
  closing_reason: ColumnType<string | null, string | null | undefined, string | null>;
  closing_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface ReconciliationNotesTable {
  note_id: string;
  break_id: string;
  author_id: string;
  text: string;
  created_at: Date;
}

export interface ReconciliationRunsTable {
  run_id: string;
  gateway: string;
  from_at: Date;
  until_at: Date;
  started_at: Date;
  compared: number;
  matched: number;
  breaks_found: number;
  breaks_new: number;
}

export interface ReferenceRatesTable {
  day: string;
  rates: ColumnType<JsonValue, string, string>;
  read_at: Date;
}

export interface RefundOrderPartsTable {
  refund_order_id: string;
  transaction_id: string;
  amount_minor: bigint;
}

export interface RefundOrdersTable {
  refund_order_id: string;
  transaction_id: string;
  held_minor: bigint;
  currency: string;
  bearer: string;
  reason: string;
  status: string;
  ordered_by: string;
  ordered_at: Date;
  idempotency_key: string;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  answer_note: ColumnType<string | null, string | null | undefined, string | null>;
  earner_fee_minor: ColumnType<bigint, bigint | undefined, bigint>;
  kogi_minor: ColumnType<bigint, bigint | undefined, bigint>;
  gateway_refund: ColumnType<string | null, string | null | undefined, string | null>;
  sent_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  earned_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
}

export interface RefundSettlementsTable {
  refund_settlement_id: string;
  refund_id: string;
  amount_minor: bigint;
  currency: string;
  paid_on: string;
  transfer: string;
  status: string;
  ordered_by: string;
  ordered_at: Date;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface RefundTriesTable {
  gateway: string;
  gateway_refund: string;
  refund_id: string;
  came_back_at: Date;
}

export interface RefundsTable {
  refund_id: string;
  transaction_id: string;
  amount_minor: bigint;
  held_minor: bigint;
  currency: string;
  reference: string;
  reason: string;
  state: ColumnType<string, string | undefined, string>;
  gateway_refund: ColumnType<string | null, string | null | undefined, string | null>;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  updated_at: Date;
  attempts: ColumnType<number, number | undefined, number>;
  retry_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  settled_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  paid_otherwise_minor: ColumnType<bigint, bigint | undefined, bigint>;
}

export interface ReserveRulesTable {
  reserve_rule_id: string;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  effective_from: Date;
  newcomer_clearings: number;
  newcomer_bps: number;
  newcomer_days: number;
  disputed_bps: number;
  disputed_days: number;
  disputed_within_days: number;
  note: string;
}

export interface ReservesTable {
  reserve_id: string;
  user_id: string;
  clearing_id: string;
  amount_minor: bigint;
  left_minor: bigint;
  currency: string;
  description: string;
  reason: string;
  reserve_rule_id: string;
  created_at: Date;
  release_at: Date;
  released_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  held_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SandboxAttemptsTable {
  attempt_id: string;
  session: string;
  outcome: string;
  code: ColumnType<string | null, string | null | undefined, string | null>;
  card_brand: ColumnType<string | null, string | null | undefined, string | null>;
  card_last4: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
}

export interface SandboxBankKeysTable {
  idempotency_key: string;
  destination_id: string;
}

export interface SandboxChargesTable {
  charge_id: string;
  source_kind: string;
  source: string;
  card_number: string;
  amount_minor: bigint;
  currency: string;
  cost_minor: bigint;
  settled: ColumnType<boolean, boolean | undefined, boolean>;
  created_at: Date;
}

export interface SandboxCheckoutsTable {
  session: string;
  idempotency_key: string;
  amount_minor: bigint;
  currency: string;
  description: string;
  lines: ColumnType<JsonValue, string, string>;
  return_url: string;
  state: ColumnType<string, string | undefined, string>;
  challenge_card: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  charge_id: ColumnType<string | null, string | null | undefined, string | null>;
  cost_minor: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  disputes_later: ColumnType<boolean, boolean | undefined, boolean>;
  settled: ColumnType<boolean, boolean | undefined, boolean>;
  expires_at: Date;
  created_at: Date;
  customer_id: ColumnType<string | null, string | null | undefined, string | null>;
  saved_method: ColumnType<string | null, string | null | undefined, string | null>;
  capture_later: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface SandboxCustomersTable {
  customer_id: string;
  idempotency_key: string;
  created_at: Date;
}

export interface SandboxDestinationsTable {
  destination_id: string;
  iban: string;
}

export interface SandboxDisputesTable {
  dispute_id: string;
  charge_id: string;
  amount_minor: bigint;
  fee_minor: bigint;
  currency: string;
  reason: string;
  state: string;
  evidence: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  evidence_due_at: Date;
  created_at: Date;
}

export interface SandboxEventsTable {
  event_id: string;
  type: string;
  object_id: string;
  created_at: Date;
}

export interface SandboxFilesTable {
  file_id: string;
  key: string;
  name: string;
  type: string;
  content: Buffer;
  created_at: Date;
}

export interface SandboxIdentitiesTable {
  identity_id: string;
  idempotency_key: string;
  state: string;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  recipient_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface SandboxMethodChargesTable {
  reference: string;
  idempotency_key: string;
  method_id: string;
  amount_minor: bigint;
  currency: string;
  description: string;
  state: string;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  return_url: ColumnType<string | null, string | null | undefined, string | null>;
  charge_id: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
}

export interface SandboxMethodsTable {
  method_id: string;
  customer_id: string;
  card_number: string;
  expiry_month: number;
  expiry_year: number;
  removed: ColumnType<boolean, boolean | undefined, boolean>;
  created_at: Date;
}

export interface SandboxPayoutsTable {
  payout_id: string;
  idempotency_key: string;
  destination_id: string;
  amount_minor: bigint;
  currency: string;
  state: string;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
}

export interface SandboxRecipientsTable {
  recipient_id: string;
  idempotency_key: string;
  country: string;
  return_url: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
}

export interface SandboxRefundsTable {
  refund_id: string;
  idempotency_key: ColumnType<string | null, string | null | undefined, string | null>;
  charge_id: string;
  amount_minor: bigint;
  created_at: Date;
  state: ColumnType<string, string | undefined, string>;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface SandboxSettingsTable {
  singleton: ColumnType<boolean, boolean | undefined, boolean>;
  duplicate: ColumnType<number, number | undefined, number>;
  shuffle: ColumnType<boolean, boolean | undefined, boolean>;
  delay_seconds: ColumnType<number, number | undefined, number>;
  forge: ColumnType<boolean, boolean | undefined, boolean>;
  unknown: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface SandboxSetupsTable {
  session: string;
  idempotency_key: string;
  customer_id: string;
  return_url: string;
  state: ColumnType<string, string | undefined, string>;
  challenge_card: ColumnType<JsonValue | null, string | null | undefined, string | null>;
  method_id: ColumnType<string | null, string | null | undefined, string | null>;
  failure_code: ColumnType<string | null, string | null | undefined, string | null>;
  attempts: ColumnType<number, number | undefined, number>;
  expires_at: Date;
  created_at: Date;
}

export interface SandboxTransactionsTable {
  transaction_no: ColumnType<bigint, bigint | undefined, bigint>;
  kind: string;
  source: string;
  amount_minor: bigint;
  fee_minor: bigint;
  currency: string;
  created_at: Date;
  available_at: Date;
}

export interface SavedMethodsTable {
  saved_method_id: string;
  user_id: string;
  gateway: string;
  gateway_method: string;
  kind: string;
  brand: string;
  last4: string;
  expiry_month: number;
  expiry_year: number;
  is_default: ColumnType<boolean, boolean | undefined, boolean>;
  created_at: Date;
  removed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  expiry_told_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface SettledTable {
  singleton: ColumnType<boolean, boolean | undefined, boolean>;
  seq: bigint;
  armed_seq: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  armed_xid: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface SubscriptionChargesTable {
  subscription_charge_id: string;
  subscription_id: string;
  user_id: string;
  kind: string;
  plan: string;
  period_start: Date;
  period_end: Date;
  amount_minor: bigint;
  currency: string;
  price_minor: bigint;
  state: ColumnType<string, string | undefined, string>;
  tries: ColumnType<number, number | undefined, number>;
  asks: ColumnType<number, number | undefined, number>;
  period_index: number;
  failed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  failure: ColumnType<string | null, string | null | undefined, string | null>;
  needs_confirmation: ColumnType<boolean, boolean | undefined, boolean>;
  due_at: Date;
  method_charge_id: ColumnType<string | null, string | null | undefined, string | null>;
  paid_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  created_at: Date;
}

export interface SubscriptionsTable {
  subscription_id: string;
  user_id: string;
  audience: string;
  plan: string;
  state: string;
  anchor_at: Date;
  period_index: number;
  period_start: Date;
  period_end: Date;
  price_minor: bigint;
  currency: string;
  cancel_at_end: ColumnType<boolean, boolean | undefined, boolean>;
  next_plan: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
  updated_at: Date;
  ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  end_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface TaxProfilesTable {
  user_id: string;
  name: string;
  address: ColumnType<string[], readonly string[], readonly string[]>;
  country: string;
  vat_id: ColumnType<string | null, string | null | undefined, string | null>;
  tax_number_sealed: ColumnType<string | null, string | null | undefined, string | null>;
  tax_number_end: ColumnType<string | null, string | null | undefined, string | null>;
  version: ColumnType<number, number | undefined, number>;
  updated_at: Date;
}

export interface TaxThresholdsTable {
  form: string;
  region: string;
  effective_from: string;
  amount_minor: bigint;
  currency: string;
  payments_over: ColumnType<number | null, number | null | undefined, number | null>;
  filed_by: string;
  note: string;
  inclusive: ColumnType<boolean, boolean | undefined, boolean>;
  per_payer: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface TransfersTable {
  journal_id: string;
  seq: bigint;
  created_at: Date;
  debit_account_id: string;
  credit_account_id: string;
  amount: bigint;
  released: ColumnType<bigint | null, bigint | null | undefined, bigint | null>;
  resolves_journal_id: ColumnType<string | null, string | null | undefined, string | null>;
  leg: number;
  state: string;
  currency: string;
  kind: string;
}

export interface TwoPersonLimitsTable {
  currency: string;
  effective_from: Date;
  amount_minor: bigint;
}

export interface VatIdShapesTable {
  country: string;
  prefix: string;
  pattern: string;
}

export interface VatRatesTable {
  country: string;
  effective_from: string;
  standard_bps: number;
}

export interface WalletWatchesTable {
  user_id: string;
  currency: string;
  warned_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

export interface WebhookInboxTable {
  gateway: string;
  event_id: string;
  type: string;
  object_kind: string;
  object_id: string;
  body: string;
  state: ColumnType<string, string | undefined, string>;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  deliveries: ColumnType<number, number | undefined, number>;
  received_at: Date;
  handled_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  attempts: ColumnType<number, number | undefined, number>;
  last_error: ColumnType<string | null, string | null | undefined, string | null>;
  looked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  retried_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

declare module "#platform/db/tables.ts" {
  interface Tables {
    "payments.account_kinds": AccountKindsTable;
    "payments.accounts": AccountsTable;
    "payments.balances": BalancesTable;
    "payments.chain_head": ChainHeadTable;
    "payments.chain_links": ChainLinksTable;
    "payments.chargeback_files": ChargebackFilesTable;
    "payments.chargeback_parts": ChargebackPartsTable;
    "payments.chargebacks": ChargebacksTable;
    "payments.check_runs": CheckRunsTable;
    "payments.checkpoints": CheckpointsTable;
    "payments.clearing_rules": ClearingRulesTable;
    "payments.clearings": ClearingsTable;
    "payments.desk_bookings": DeskBookingsTable;
    "payments.document_issuers": DocumentIssuersTable;
    "payments.exchange_quotes": ExchangeQuotesTable;
    "payments.fee_components": FeeComponentsTable;
    "payments.fee_plans": FeePlansTable;
    "payments.fee_rule_withdrawals": FeeRuleWithdrawalsTable;
    "payments.fee_rules": FeeRulesTable;
    "payments.freezes": FreezesTable;
    "payments.gateway_customers": GatewayCustomersTable;
    "payments.gateway_recipients": GatewayRecipientsTable;
    "payments.gateway_reports": GatewayReportsTable;
    "payments.holding_rules": HoldingRulesTable;
    "payments.identity_checks": IdentityChecksTable;
    "payments.invoice_counters": InvoiceCountersTable;
    "payments.invoices": InvoicesTable;
    "payments.journals": JournalsTable;
    "payments.method_charges": MethodChargesTable;
    "payments.method_setups": MethodSetupsTable;
    "payments.organisation_profiles": OrganisationProfilesTable;
    "payments.owed_documents": OwedDocumentsTable;
    "payments.payment_attempts": PaymentAttemptsTable;
    "payments.payments": PaymentsTable;
    "payments.payout_method_intents": PayoutMethodIntentsTable;
    "payments.payout_methods": PayoutMethodsTable;
    "payments.payout_minimums": PayoutMinimumsTable;
    "payments.payout_rules": PayoutRulesTable;
    "payments.payout_schedules": PayoutSchedulesTable;
    "payments.payouts": PayoutsTable;
    "payments.plan_entitlements": PlanEntitlementsTable;
    "payments.plan_prices": PlanPricesTable;
    "payments.plans": PlansTable;
    "payments.protected_lots": ProtectedLotsTable;
    "payments.reconciliation_breaks": ReconciliationBreaksTable;
    "payments.reconciliation_notes": ReconciliationNotesTable;
    "payments.reconciliation_runs": ReconciliationRunsTable;
    "payments.reference_rates": ReferenceRatesTable;
    "payments.refund_order_parts": RefundOrderPartsTable;
    "payments.refund_orders": RefundOrdersTable;
    "payments.refund_settlements": RefundSettlementsTable;
    "payments.refund_tries": RefundTriesTable;
    "payments.refunds": RefundsTable;
    "payments.reserve_rules": ReserveRulesTable;
    "payments.reserves": ReservesTable;
    "payments.sandbox_attempts": SandboxAttemptsTable;
    "payments.sandbox_bank_keys": SandboxBankKeysTable;
    "payments.sandbox_charges": SandboxChargesTable;
    "payments.sandbox_checkouts": SandboxCheckoutsTable;
    "payments.sandbox_customers": SandboxCustomersTable;
    "payments.sandbox_destinations": SandboxDestinationsTable;
    "payments.sandbox_disputes": SandboxDisputesTable;
    "payments.sandbox_events": SandboxEventsTable;
    "payments.sandbox_files": SandboxFilesTable;
    "payments.sandbox_identities": SandboxIdentitiesTable;
    "payments.sandbox_method_charges": SandboxMethodChargesTable;
    "payments.sandbox_methods": SandboxMethodsTable;
    "payments.sandbox_payouts": SandboxPayoutsTable;
    "payments.sandbox_recipients": SandboxRecipientsTable;
    "payments.sandbox_refunds": SandboxRefundsTable;
    "payments.sandbox_settings": SandboxSettingsTable;
    "payments.sandbox_setups": SandboxSetupsTable;
    "payments.sandbox_transactions": SandboxTransactionsTable;
    "payments.saved_methods": SavedMethodsTable;
    "payments.settled": SettledTable;
    "payments.subscription_charges": SubscriptionChargesTable;
    "payments.subscriptions": SubscriptionsTable;
    "payments.tax_profiles": TaxProfilesTable;
    "payments.tax_thresholds": TaxThresholdsTable;
    "payments.transfers": TransfersTable;
    "payments.two_person_limits": TwoPersonLimitsTable;
    "payments.vat_id_shapes": VatIdShapesTable;
    "payments.vat_rates": VatRatesTable;
    "payments.wallet_watches": WalletWatchesTable;
    "payments.webhook_inbox": WebhookInboxTable;
  }
}
