import { index, type RouteConfigEntry, route } from "@react-router/dev/routes";

// Every page of the admin console, one line a page. Its link stands in features/admin/admin-nav.tsx.
const money: RouteConfigEntry[] = [
  route("ledger", "routes/admin/ledger/overview.tsx"),
  route("ledger/accounts", "routes/admin/ledger/accounts.tsx"),
  route("ledger/accounts/:account_id", "routes/admin/ledger/account.tsx"),
  route("ledger/journals", "routes/admin/ledger/journals.tsx"),
  route("ledger/journals/:journal_id", "routes/admin/ledger/journal.tsx"),
  route("fees", "routes/admin/fees/list.tsx"),
  route("fees/new", "routes/admin/fees/new.tsx"),
  route("reconciliation", "routes/admin/reconciliation.tsx"),
  route("reconciliation/:break_id", "routes/admin/break.tsx"),
  route("bookings", "routes/admin/bookings.tsx"),
  route("subscriptions", "routes/admin/subscriptions.tsx"),
  route("disputes", "routes/admin/disputes/list.tsx"),
  route("disputes/:dispute_id", "routes/admin/disputes/detail.tsx"),
  route("chargebacks", "routes/admin/chargebacks/list.tsx"),
  route("chargebacks/:chargeback_id", "routes/admin/chargebacks/detail.tsx"),
  route("payments", "routes/admin/payments/list.tsx"),
  route("payments/:transaction_id", "routes/admin/payments/detail.tsx"),
  route("payouts", "routes/admin/payouts/list.tsx"),
  route("refunds", "routes/admin/refunds/list.tsx"),
  route("refunds/:refund_id", "routes/admin/refunds/detail.tsx"),
  route("webhooks", "routes/admin/webhooks/list.tsx"),
];

const people: RouteConfigEntry[] = [
  route("people", "routes/admin/people/list.tsx"),
  route("people/:user_id", "routes/admin/people/detail.tsx"),
  route("audit", "routes/admin/audit.tsx"),
  route("certifications", "routes/admin/certifications/list.tsx"),
  route("reviews", "routes/admin/reviews/list.tsx"),
];

/** The console: the layout asks for the role, and so does every page's own loader (they run side by side). */
export const admin = route("admin", "routes/admin/layout.tsx", [
  index("routes/admin/overview.tsx"),
  ...money,
  ...people,
]);
