import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";
import { admin } from "./routes/admin/admin-routes.ts";

const accounts = [
  route("sign-in", "routes/auth/sign-in.tsx"),
  route("sign-up", "routes/auth/sign-up.tsx"),
  route("sign-out", "routes/auth/sign-out.ts"),
  route("two-factor", "routes/auth/two-factor.tsx"),
  route("verify-email", "routes/auth/verify-email.tsx"),
  route("change-email", "routes/auth/change-email.tsx"),
  route("forgot-password", "routes/auth/forgot-password.tsx"),
  route("reset-password", "routes/auth/reset-password.tsx"),
];

const settings = route("settings", "routes/settings/layout.tsx", [
  index("routes/settings/index.ts"),
  route("profile", "routes/settings/profile.tsx"),
  route("skills", "routes/settings/skills.tsx"),
  route("experience", "routes/settings/experience.tsx"),
  route("interests", "routes/settings/interests.tsx"),
  route("calendar", "routes/settings/calendar.tsx"),
  route("organisations", "routes/settings/organisations.tsx"),
  route("organisations/:organisation_id", "routes/settings/organisation.tsx"),
  route("organisations/:organisation_id/billing", "routes/settings/organisation-billing.tsx"),
  route("account", "routes/settings/account.tsx"),
  route("security", "routes/settings/security.tsx"),
  route("two-factor", "routes/settings/two-factor.tsx"),
  route("api-keys", "routes/settings/api-keys.tsx"),
  route("billing", "routes/settings/billing.tsx"),
  route("billing/:subscription_id/:plan", "routes/settings/change-plan.tsx"),
  route("notifications", "routes/settings/notifications.tsx"),
  route("payment-methods", "routes/settings/payment-methods.tsx"),
  route("payment-methods/:saved_method_id", "routes/settings/remove-card.tsx"),
]);

const hiring = [
  route("projects/:project_id/propose", "routes/proposals/propose.tsx"),
  route("projects/:project_id/proposals", "routes/hiring/compare.tsx"),
  route("proposals/:proposal_id", "routes/proposals/talk.tsx"),
  route("proposals/:proposal_id/edit", "routes/proposals/edit.tsx"),
  route("proposals/:proposal_id/offer", "routes/proposals/offer.tsx"),
  route("offers/:offer_id", "routes/offers/talk.tsx"),
  route("offers/:offer_id/counter", "routes/offers/counter.tsx"),
  route("hire/:handle", "routes/hiring/hire.tsx"),
  route("contracts/:contract_id", "routes/contracts/detail.tsx"),
  route("disputes/:dispute_id", "routes/disputes/detail.tsx"),
  route("payments/:transaction_id", "routes/payments/return.tsx"),
];

const portfolioEditor = [
  route("portfolios/new", "routes/portfolios/new.tsx"),
  route("portfolios/:portfolio_id/share/:way", "routes/portfolios/share.ts"),
  route("portfolios/:portfolio_id/edit", "routes/portfolios/edit.tsx"),
  route("portfolios/:portfolio_id/details", "routes/portfolios/details.tsx"),
  route("portfolios/:portfolio_id/layout", "routes/portfolios/layout.tsx"),
  route("portfolios/:portfolio_id/items/new", "routes/portfolios/item-new.tsx"),
  route("portfolios/:portfolio_id/items/:item_id", "routes/portfolios/item-edit.tsx"),
  route("portfolios/:portfolio_id/items/:item_id/confirmation", "routes/portfolios/item-confirm.tsx"),
];

// One's own work and money, with the way between them at the side.
const dashboard = layout("routes/dashboard/layout.tsx", [
  route("dashboard", "routes/dashboard/overview.tsx"),
  route("contracts", "routes/contracts/list.tsx"),
  route("disputes", "routes/disputes/list.tsx"),
  route("portfolios/mine", "routes/portfolios/mine.tsx"),
  route("portfolios/mine/:portfolio_id/insights", "routes/portfolios/insights.tsx"),
  route("confirmations", "routes/confirmations/list.tsx"),
  route("proposals", "routes/proposals/mine.tsx"),
  route("wallet", "routes/wallet/overview.tsx"),
  route("wallet/statement", "routes/wallet/statement.tsx"),
  route("wallet/exchange", "routes/wallet/exchange.tsx"),
  route("wallet/exchange/:quote_id", "routes/wallet/exchange-quote.tsx"),
  route("tax", "routes/wallet/tax.tsx"),
  route("wallet/withdraw", "routes/wallet/withdraw.tsx"),
  route("wallet/payouts", "routes/wallet/payouts.tsx"),
  route("wallet/identity", "routes/wallet/identity.tsx"),
  route("wallet/bank-account", "routes/wallet/bank-account.tsx"),
  route("wallet/bank-account/:payout_method_id", "routes/wallet/remove-account.tsx"),
  route("invoices", "routes/invoices/list.tsx"),
  route("invoices/:invoice_id", "routes/invoices/detail.tsx"),
]);

export default [
  index("routes/home/page.tsx"),
  ...accounts,
  settings,
  ...hiring,
  dashboard,
  admin,
  route("fees", "routes/fees/page.tsx"),
  route("plans", "routes/plans/list.tsx"),
  route("plans/:plan", "routes/plans/subscribe.tsx"),
  route("search", "routes/search/page.tsx"),
  route("notifications", "routes/notifications/list.tsx"),
  route("unsubscribe", "routes/notifications/unsubscribe.tsx"),
  route("people", "routes/people/list.tsx"),
  route("organisations", "routes/organisations/list.tsx"),
  route("confirmations/:confirmation_id", "routes/confirmations/detail.tsx"),
  route("portfolios", "routes/portfolios/list.tsx"),
  ...portfolioEditor,
  route("projects", "routes/projects/list.tsx"),
  route("projects/new", "routes/projects/new.tsx"),
  route("projects/:project_id", "routes/projects/detail.tsx"),
  route("projects/:project_id/edit", "routes/projects/edit.tsx"),
  route("preferences", "routes/preferences.ts"),
  route("suggest/skills", "routes/suggest/skills.ts"),
  route("dev/ui", "routes/dev/ui.tsx"),
  // A person or an organisation is /@handle, a portfolio /@handle/slug; the loaders refuse anything without the @.
  route(":handle", "routes/profile/page.tsx"),
  route(":handle/:slug", "routes/portfolios/detail.tsx"),
  route(":handle/:slug/:item_id", "routes/portfolios/piece.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
