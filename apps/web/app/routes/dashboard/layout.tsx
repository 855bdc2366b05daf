import { href, Outlet } from "react-router";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { dashboardText } from "../../messages/dashboard.ts";
import { NextPage } from "../../shell/next-page.tsx";
import {
  IconBriefcase,
  IconClipboardText,
  IconCreditCard,
  IconFileText,
  IconLayoutDashboard,
  IconPhoto,
  IconReceipt,
  IconRosetteDiscountCheckFilled,
  IconScale,
  IconSend,
  IconWallet,
} from "../../ui/icons.ts";
import { Shell } from "../../ui/shell.tsx";
import c from "./layout.module.css";

export { unlessLookingAgain as shouldRevalidate } from "../../lib/unsent.ts";
export { loader } from "./layout.server.ts";

/** The frame of everything that is one's own work and money. */
export default function Dashboard() {
  const words = useText(dashboardText);
  const { viewer } = useReader();
  return (
    <Shell
      navLabel={words.nav}
      groups={[
        {
          items: [
            { to: href("/dashboard"), label: words.overview, icon: <IconLayoutDashboard aria-hidden />, end: true },
          ],
        },
        {
          title: words.work,
          items: [
            { to: href("/contracts"), label: words.contracts, icon: <IconBriefcase aria-hidden /> },
            ...(viewer?.roles.includes("client")
              ? [{ to: href("/projects/mine"), label: words.projects, icon: <IconClipboardText aria-hidden /> }]
              : []),
            { to: href("/portfolios/mine"), label: words.portfolios, icon: <IconPhoto aria-hidden /> },
            {
              to: href("/confirmations"),
              label: words.confirmations,
              icon: <IconRosetteDiscountCheckFilled aria-hidden />,
            },
            { to: href("/proposals"), label: words.proposals, icon: <IconSend aria-hidden /> },
            { to: href("/disputes"), label: words.disputes, icon: <IconScale aria-hidden /> },
          ],
        },
        {
          title: words.money,
          items: [
            { to: href("/wallet"), label: words.wallet, icon: <IconWallet aria-hidden /> },
            { to: href("/payments"), label: words.payments, icon: <IconCreditCard aria-hidden /> },
            { to: href("/invoices"), label: words.invoices, icon: <IconReceipt aria-hidden /> },
            { to: href("/tax"), label: words.tax, icon: <IconFileText aria-hidden /> },
          ],
        },
      ]}
    >
      <div className={c.page}>
        <NextPage framed>
          <Outlet />
        </NextPage>
      </div>
    </Shell>
  );
}
