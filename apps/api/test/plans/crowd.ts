// Rows by the thousand, one statement a table: what a list meets when many people have used Kogi for a while. The person
// called `:person` owns every 500th row; the others belong to people of the crowd, who all exist.
import type { Client } from "pg";
import { accountId, wallet } from "#modules/payments/ledger/account-keys.ts";
import { idFromName } from "#platform/ids/index.ts";

const person = (n: string) => `md5('person' || ${n})::uuid`;
const owner = `case when n % 500 = 0 then (:person)::uuid else ${person("n")} end`;
const rows = "generate_series(1, :rows) n";
const ago = "now() - make_interval(mins => n)";
const TAGS = 300;
// Tags are found by the id that their name gives.
const tagIds = Array.from({ length: TAGS }, (_, n) => `'${idFromName(`tag:tag-${n}`)}'`);
const tagId = `(array[${tagIds.join(", ")}]::uuid[])[1 + n % ${TAGS}]`;
const tag = `'tag-' || n % ${TAGS}`;

const fills: Readonly<Record<string, string>> = {
  "users.users": `insert into users.users (user_id, handle, name, user_type, headline, bio, country, hourly_rate_minor,
      hourly_rate_currency, rate_rank, experience_level, created_at, updated_at)
    select ${person("n")}, 'crowd-' || n, 'Person ' || n, (array['freelancer', 'client'])[1 + n % 2],
      'Makes things, number ' || n || case when n % 400 = 0 then ' zeppelin' else '' end, case when n % 3 = 0 then '' else 'Ink and paper' end,
      (array['DE', 'SE', 'KE', 'BR'])[1 + n % 4], 1000 + n, 'EUR', 1000000 + n, 'expert', ${ago}, now() from ${rows}`,
  "users.standings": `insert into users.standings (user_id, success_score, evaluated_at)
    select ${person("n")}, 90, now() from ${rows}`,
  "users.badges": `insert into users.badges (badge_id, user_id, badge, earned_at, value, needed, ended_at)
    select gen_random_uuid(), ${owner}, 'fast_answer', ${ago}, 60, 240, now() from ${rows}`,
  "users.contract_outcomes": `insert into users.contract_outcomes (contract_id, client_id, freelancer_id, outcome, ended_at)
    select md5('contract' || n)::uuid, ${person("n + 1")}, ${owner}, 'completed', ${ago} from ${rows}`,
  "users.shown_reviews": `insert into users.shown_reviews (review_id, contract_id, user_id, overall_milli, revealed_at)
    select gen_random_uuid(), md5('contract' || n)::uuid, ${owner}, 5000, ${ago} from ${rows}`,
  "users.asked_questions": `insert into users.asked_questions (question_id, user_id, asked_at, answered_at)
    select gen_random_uuid(), ${owner}, ${ago}, now() from ${rows}`,
  "users.away": `insert into users.away (user_id, from_day, to_day)
    select ${person("n")}, '2020-01-01', '2020-01-02' from ${rows}`,
  "users.organisations": `insert into users.organisations (organisation_id, handle, name, headline, country, created_at,
      updated_at)
    select md5('organisation' || n)::uuid, 'crowd-works-' || n, 'Works ' || n,
      'Makes things' || case when n % 400 = 0 then ' zeppelin' else '' end, (array['DE', 'SE', 'KE', 'BR'])[1 + n % 4],
      ${ago}, now() from ${rows}`,
  "users.organisation_members": `insert into users.organisation_members (organisation_id, user_id, role, joined_at)
    select md5('organisation' || n)::uuid, ${owner}, 'owner', ${ago} from ${rows}`,
  "users.organisation_invitations": `insert into users.organisation_invitations (invitation_id, organisation_id, user_id,
      invited_by, role, state, expires_at, created_at)
    select gen_random_uuid(), md5('organisation' || n)::uuid, case when n % 500 = 1 then (:person)::uuid else
      ${person("n + 1")} end, ${owner}, 'member', 'open', now(), ${ago} from generate_series(1, :rows - 1) n`,
  "portfolios.portfolios": `insert into portfolios.portfolios (portfolio_id, user_id, slug, title, description,
      category_path, tags, template, state, likes, views, published_at, created_at, updated_at)
    select md5('portfolio' || n)::uuid, ${owner}, 'works-' || n, 'Works number ' || n, 'Pictures', '{logo-design,design}',
      array[${tag}], 'grid', 'published', n % 97, n % 997, ${ago}, ${ago}, now() from ${rows}`,
  "portfolios.portfolios_tags": `insert into portfolios.portfolios_tags (portfolio_id, tag_id, name, position)
    select md5('portfolio' || n)::uuid, ${tagId}, ${tag}, 0 from ${rows}`,
  "portfolios.items": `insert into portfolios.items (item_id, portfolio_id, user_id, kind, title, story, client, role,
      tags, position, listed, category_path, listed_at, created_at, updated_at)
    select gen_random_uuid(), md5('portfolio' || n)::uuid, ${owner}, 'image', 'Piece number ' || n, '', '', '',
      array[${tag}], 0, true, '{logo-design,design}', ${ago}, ${ago}, now() from ${rows}`,
  "portfolios.finished_contracts": `insert into portfolios.finished_contracts (contract_id, user_id, client_id, title, ended_at)
    select md5('contract' || n)::uuid, ${owner}, ${person("n + 1")}, 'Work', ${ago} from ${rows}`,
  "portfolios.confirmations": `insert into portfolios.confirmations (confirmation_id, item_id, portfolio_id, user_id,
      client_id, contract_id, contract_title, contract_ended_at, item_title, message, state, item_version, asked_at)
    select gen_random_uuid(), item_id, portfolio_id, case when n % 500 = 1 then (:person)::uuid else user_id end,
      case when n % 500 = 2 then (:person)::uuid else md5('client' || n)::uuid end, gen_random_uuid(), 'Work', created_at,
      title, '', 'asked', 1, created_at
    from (select *, row_number() over (order by created_at) as n from portfolios.items) i`,
  "portfolios.day_figures": `insert into portfolios.day_figures (portfolio_id, day, views, viewers)
    select md5('portfolio' || n)::uuid, current_date - n % 300, 2, 1 from ${rows}`,
  "portfolios.day_pages": `insert into portfolios.day_pages (portfolio_id, day, page_id, views)
    select md5('portfolio' || n)::uuid, current_date - n % 300, md5('portfolio' || n)::uuid, 2 from ${rows}`,
  "portfolios.day_sources": `insert into portfolios.day_sources (portfolio_id, day, source, host, viewers)
    select md5('portfolio' || n)::uuid, current_date - n % 300, 'search', 'google.com', 1 from ${rows}`,
  "projects.projects": `insert into projects.projects (project_id, user_id, title, description, category_path, skills,
      engagement, pricing, budget_minor, currency, budget_rank, deadline_rank, experience_level, positions, visibility,
      status, published_at, created_at, updated_at, organisation_id)
    select md5('project' || n)::uuid, ${owner}, 'Website number ' || n,
      'A website for a shop' || case when n % 400 = 0 then ' of zeppelins' else '' end,
      case when n % 50 = 0 then '{logo-design,design}' else '{web-apps}' end::text[],
      array['html', 'skill-' || n % 300],
      'one_off', (array['fixed', 'hourly'])[1 + n % 2], 1000 + n, 'EUR', 1000 + n, n, 'entry', 1, 'public', 'open',
      ${ago}, ${ago}, now(),
      case when n % 2 = 0 then md5('organisation' || n)::uuid end from ${rows}`,
  "projects.projects_tags": `insert into projects.projects_tags (project_id, tag_id, name, position)
    select md5('project' || n)::uuid, ${tagId}, ${tag}, 0 from ${rows}`,
  "projects.proposals": `insert into projects.proposals (proposal_id, project_id, user_id, client_id, cover_letter,
      amount_minor, currency, status, created_at, updated_at)
    select gen_random_uuid(), md5('project' || n)::uuid, case when n % 500 = 1 then (:person)::uuid else ${person("n + 1")} end,
      ${owner}, 'I can do this.', 1000, 'EUR', 'submitted', ${ago}, now() from generate_series(1, :rows - 1) n`,
  "projects.invitations": `insert into projects.invitations (invitation_id, project_id, client_id, user_id, message,
      status, expires_at, created_at)
    select gen_random_uuid(), md5('project' || n)::uuid, ${person("n + 1")}, ${owner}, 'Come.', 'sent', now(), ${ago}
      from generate_series(1, :rows - 1) n`,
  "projects.offers": `insert into projects.offers (offer_id, thread_id, thread_version, client_id, freelancer_id,
      author_id, title, scope, pricing, total_minor, currency, milestones, message, status, expires_at, created_at)
    select md5('offer' || n)::uuid, gen_random_uuid(), 1, ${owner}, ${person("n + 1")}, ${person("n + 1")}, 'Work', '',
      'fixed', 1000, 'EUR', '[]', '', 'expired', now(), ${ago} from generate_series(1, :rows - 1) n`,
  "contracts.contracts": `insert into contracts.contracts (contract_id, offer_id, client_id, freelancer_id, title, scope,
      pricing, engagement, currency, total_minor, signed_milestones, fee_rule_id, rules_version, status, started_at,
      updated_at, organisation_id)
    select md5('contract' || n)::uuid, md5('offer' || n)::uuid, ${owner}, ${person("n + 1")}, 'Work', '', 'fixed',
      'one_off', 'EUR', 1000, '[]', (select fee_rule_id from payments.fee_rules limit 1), 1, 'active', ${ago}, now(),
      case when n % 2 = 0 then md5('organisation' || n)::uuid end from generate_series(1, :rows - 1) n`,
  "contracts.activity": `insert into contracts.activity (activity_id, contract_id, type, actor_id, created_at)
    select gen_random_uuid(), md5('contract' || n)::uuid, 'contract_started', ${owner}, ${ago}
      from generate_series(1, :rows - 1) n`,
  "contracts.reviews": `insert into contracts.reviews (review_id, contract_id, author_id, user_id, author_role, quality,
      communication, expertise, deadlines, cooperation, text, created_at, revealed_at)
    select gen_random_uuid(), md5('contract' || n)::uuid, ${person("n + 1")}, ${owner}, 'client', 5, 5, 4, 5, 4, 'Good.',
      ${ago}, ${ago} from generate_series(1, :rows - 1) n`,
  "notifications.notifications": `insert into notifications.notifications (notification_id, user_id, kind, category,
      subject_type, subject_id, link, title, event_id, created_at, updated_at)
    select gen_random_uuid(), ${owner}, 'offer_received', 'hiring', 'offer', gen_random_uuid(), '/', 'News',
      gen_random_uuid(), ${ago}, ${ago} from ${rows}`,
  "payments.payments": `insert into payments.payments (transaction_id, user_id, recipient_id, amount_minor, currency,
      status, type, reference_id, held_minor, lines, fee_rule_id, description, return_path, gateway, expires_at,
      idempotency_key, created_at, updated_at, completed_at, gateway_charge, card_fingerprint)
    select gen_random_uuid(), ${owner}, ${person("n + 1")}, 1000, 'EUR', 'completed',
      case when n % 1000 = 0 then 'subscription' else 'milestone' end, md5('charge' || n)::uuid, 1000, '[]', (select fee_rule_id from payments.fee_rules limit 1), 'Work', '/', 'sandbox', now(),
      'crowd-' || n, ${ago}, ${ago}, ${ago}, 'ch_crowd_' || n, 'fp_' || n from ${rows}`,
  "payments.invoices": `insert into payments.invoices (invoice_id, issuer, series, sequence, number, kind, issuer_id,
      recipient_id, issuer_party, recipient_party, lines, net_minor, tax_minor, gross_minor, currency, tax_note,
      transaction_id, reference, issued_at)
    select gen_random_uuid(), 'platform', 'R', 1000000 + row_number() over (), idempotency_key, 'receipt', null, user_id,
      '{"name":"Kogi","lines":[]}', '{"name":"Ana Sol","lines":[]}', '[]', 1000, 0, 1000, 'EUR', '', transaction_id, idempotency_key, created_at
      from payments.payments where idempotency_key like 'crowd-%'`,
  "payments.payout_methods": `insert into payments.payout_methods (payout_method_id, user_id, kind, holder_name, country,
      currency, last4, fingerprint, gateway, gateway_destination, is_default, created_at)
    select md5('method' || n)::uuid, ${person("n")}, 'bank_account', 'Ana Sol', 'SE', 'EUR', '7466', 'crowd-' || n,
      'sandbox', 'crowd-' || n, true, ${ago} from ${rows}`,
  "payments.payouts": `insert into payments.payouts (payout_id, user_id, payout_method_id, amount_minor, currency, status,
      gateway, idempotency_key, created_at, updated_at, paid_at, gateway_payout)
    select gen_random_uuid(), ${owner}, md5('method' || n)::uuid, 1000, 'EUR', 'paid', 'sandbox', 'crowd-' || n, ${ago},
      ${ago}, ${ago}, 'po_crowd_' || n from ${rows}`,
  "payments.refunds": `insert into payments.refunds (refund_id, transaction_id, amount_minor, held_minor, currency,
      reference, reason, state, created_at, updated_at, gateway_refund)
    select gen_random_uuid(), transaction_id, 1000, 1000, 'EUR', 'crowd', 'Both agreed.', 'done', created_at, created_at,
      're_' || idempotency_key
      from payments.payments where idempotency_key like 'crowd-%'`,
  "payments.protected_lots": `insert into payments.protected_lots (lot_id, transaction_id, reference_id, payer_id,
      recipient_id, amount_minor, left_minor, currency, created_at)
    select gen_random_uuid(), transaction_id, reference_id, user_id, recipient_id, 1000, 0, 'EUR', created_at
      from payments.payments where idempotency_key like 'crowd-%'`,
  "payments.clearings": `insert into payments.clearings (clearing_id, user_id, payer_id, reference_id, reference,
      gross_minor, net_minor, currency, description, days, reason, clearing_rule_id, fee_rule_id, created_at,
      available_at, cleared_at)
    select gen_random_uuid(), recipient_id, user_id, reference_id, idempotency_key, 1000, 900, 'EUR', 'Work', 5, '',
      (select clearing_rule_id from payments.clearing_rules limit 1), fee_rule_id, created_at, created_at,
      case when right(idempotency_key, 1) <> '7' then created_at end
      from payments.payments where idempotency_key like 'crowd-%'`,
  "payments.refund_orders": `insert into payments.refund_orders (refund_order_id, transaction_id, held_minor, currency,
      bearer, reason, status, ordered_by, ordered_at, idempotency_key)
    select gen_random_uuid(), transaction_id, 1000, 'EUR', 'kogi', 'Twice.', 'in_force', user_id, created_at,
      idempotency_key from payments.payments where idempotency_key like 'crowd-%'`,
  "payments.refund_order_parts": `insert into payments.refund_order_parts (refund_order_id, transaction_id, amount_minor)
    select refund_order_id, transaction_id, 1000 from payments.refund_orders`,
  "payments.chargebacks": `insert into payments.chargebacks (chargeback_id, transaction_id, gateway, gateway_dispute,
      amount_minor, currency, reason, status, fee_minor, opened_at, updated_at, ended_at)
    select gen_random_uuid(), transaction_id, 'sandbox', idempotency_key, 1000, 'EUR', 'fraudulent', 'lost', 0, created_at,
      created_at, created_at from payments.payments where idempotency_key like 'crowd-%'`,
  "payments.subscriptions": `insert into payments.subscriptions (subscription_id, user_id, audience, plan, state, anchor_at,
      period_index, period_start, period_end, price_minor, currency, created_at, updated_at, ended_at, end_reason)
    select md5('subscription' || n)::uuid, ${owner}, 'freelancer', 'plus', 'ended', ${ago}, 0, ${ago}, now(), 1200, 'USD',
      ${ago}, now(), now(), 'cancelled' from ${rows}`,
  "payments.subscription_charges": `insert into payments.subscription_charges (subscription_charge_id, subscription_id,
      user_id, kind, plan, period_start, period_end, amount_minor, currency, price_minor, state, period_index, due_at,
      paid_at, created_at)
    select md5('charge' || n)::uuid, md5('subscription' || n)::uuid, ${owner}, 'period', 'plus', ${ago}, now(), 1200, 'USD',
      1200, 'paid', 0, ${ago}, ${ago}, ${ago} from ${rows}`,
  "payments.saved_methods": `insert into payments.saved_methods (saved_method_id, user_id, gateway, gateway_method, kind,
      brand, last4, expiry_month, expiry_year, created_at)
    select md5('card' || n)::uuid, ${owner}, 'sandbox', 'crowd-' || n, 'card', 'Visa', '4242', 1 + n % 12, 2026 + n % 60,
      ${ago} from ${rows}`,
  "payments.method_charges": `insert into payments.method_charges (method_charge_id, user_id, saved_method_id, purpose,
      reference, amount_minor, currency, description, return_path, state, gateway, gateway_reference, gateway_charge, created_at,
      updated_at, charged_at)
    select gen_random_uuid(), ${owner}, md5('card' || n)::uuid, 'subscription', md5('charge' || n)::uuid || ':1', 1200, 'USD',
      'Kogi Plus', '/settings/billing', 'paid', 'sandbox', 'crowd-' || n, 'ch_plan_' || n, ${ago}, ${ago}, ${ago}
      from ${rows}`,
  "payments.webhook_inbox": `insert into payments.webhook_inbox (gateway, event_id, type, object_kind, object_id, body, state,
      received_at, handled_at)
    select 'sandbox', 'crowd-' || n, 'checkout.updated', 'checkout', 'crowd-' || n, '{}', 'handled', ${ago}, now()
      from ${rows}`,
  "payments.accounts": `insert into payments.accounts (account_id, debit_posted, credit_posted, debit_pending,
      credit_pending, insert_only, no_overdraft, created_at, currency, kind, owner_kind, owner_id)
    select md5('credit' || n)::uuid, 0, 0, 0, 0, false, true, ${ago}, 'EUR', 'wallet', 'user', ${person("n")}::text
      from ${rows}`,
  "payments.journals": `insert into payments.journals (journal_id, seq, created_at, kind, reference)
    select md5('journal' || n)::uuid, 1000000 + n, ${ago}, 'test.crowd', n from ${rows}`,
  "payments.transfers": `insert into payments.transfers (journal_id, seq, created_at, debit_account_id,
      credit_account_id, amount, leg, state, currency, kind)
    select md5('journal' || n)::uuid, 1000000 + n, ${ago}, md5('debit' || n)::uuid,
      case when n % 500 = 0 then (:wallet)::uuid else md5('credit' || n)::uuid end, 1000, 1, 'posted', 'EUR', 'principal'
      from ${rows}`,
  "media.media": `insert into media.media (media_id, user_id, name, bytes, state, access, created_at, updated_at)
    select gen_random_uuid(), ${owner}, 'picture.png', 1000, 'scanning', 'private', ${ago}, now() from ${rows}`,
};

/** A connection as the tables' owner: the rows are written as no program would. */
type Owner = Pick<Client, "query" | "escapeLiteral">;

/**
 * Fills every table, or those named, in the order of the list above, and leaves them as upkeep would: indices merged, the
 * planner told. Gives their names.
 */
export async function fillWithCrowd(
  client: Owner,
  { personId, count, tables = Object.keys(fills) }: { personId: string; count: number; tables?: readonly string[] },
): Promise<readonly string[]> {
  await client.query("set statement_timeout = 0");
  // The rows fit each other as they are written here: to look up every one again takes longer than to write them.
  await client.query("set session_replication_role = replica");
  for (const [table, sql] of Object.entries(fills).filter(([name]) => tables.includes(name))) {
    const filled = sql
      .replaceAll(":person", client.escapeLiteral(personId))
      .replaceAll(":wallet", client.escapeLiteral(accountId(wallet(personId, "EUR"))))
      .replaceAll(":rows", String(count));
    await client.query(filled);
    await client.query(`vacuum (analyze) ${table}`);
  }
  return tables;
}
