import { href } from "react-router";
import type { WordsOf } from "../../lib/text.ts";
import type { adminText } from "../../messages/admin.ts";
import {
  IconAdjustments,
  IconAlertTriangle,
  IconBell,
  IconClipboardText,
  IconCreditCard,
  IconFileText,
  IconFlag,
  IconLayoutDashboard,
  IconPencil,
  IconReceipt,
  IconRefresh,
  IconScale,
  IconSchool,
  IconSparkles,
  IconUsers,
  IconWallet,
} from "../../ui/icons.ts";
import type { SideNavItem } from "../../ui/side-nav.tsx";

type AdminWords = WordsOf<typeof adminText>;

interface NavGroup {
  readonly title?: string;
  readonly items: readonly SideNavItem[];
}

/** The side navigation of the console. A new page is one line here and one in routes/admin/admin-routes.ts. */
export function adminNav(words: AdminWords): readonly NavGroup[] {
  const groups: readonly NavGroup[] = [
    { items: [{ to: href("/admin"), label: words.overview, icon: <IconLayoutDashboard aria-hidden />, end: true }] },
    { title: words.money, items: moneyNav(words) },
    {
      title: words.people,
      items: [
        { to: href("/admin/people"), label: words.accounts, icon: <IconUsers aria-hidden /> },
        { to: href("/admin/audit"), label: words.audit, icon: <IconClipboardText aria-hidden /> },
        { to: href("/admin/certifications"), label: words.certifications, icon: <IconSchool aria-hidden /> },
        { to: href("/admin/reviews"), label: words.reviews, icon: <IconFlag aria-hidden /> },
      ],
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function moneyNav(words: AdminWords): readonly SideNavItem[] {
  return [
    { to: href("/admin/disputes"), label: words.disputes, icon: <IconScale aria-hidden /> },
    { to: href("/admin/chargebacks"), label: words.chargebacks, icon: <IconAlertTriangle aria-hidden /> },
    { to: href("/admin/payments"), label: words.payments, icon: <IconCreditCard aria-hidden /> },
    { to: href("/admin/payouts"), label: words.payouts, icon: <IconWallet aria-hidden /> },
    { to: href("/admin/refunds"), label: words.refunds, icon: <IconReceipt aria-hidden /> },
    { to: href("/admin/ledger"), label: words.ledger, icon: <IconFileText aria-hidden /> },
    { to: href("/admin/fees"), label: words.fees, icon: <IconAdjustments aria-hidden /> },
    { to: href("/admin/webhooks"), label: words.webhooks, icon: <IconBell aria-hidden /> },
    { to: href("/admin/reconciliation"), label: words.reconciliation, icon: <IconRefresh aria-hidden /> },
    { to: href("/admin/bookings"), label: words.bookings, icon: <IconPencil aria-hidden /> },
    { to: href("/admin/subscriptions"), label: words.subscriptions, icon: <IconSparkles aria-hidden /> },
  ];
}
