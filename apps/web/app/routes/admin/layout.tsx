import { Outlet } from "react-router";
import { adminNav } from "../../features/admin/admin-nav.tsx";
import { useText } from "../../lib/text.ts";
import { adminText } from "../../messages/admin.ts";
import { NextPage } from "../../shell/next-page.tsx";
import { Shell } from "../../ui/shell.tsx";
import c from "./layout.module.css";

export { unlessLookingAgain as shouldRevalidate } from "../../lib/unsent.ts";
export { loader } from "./layout.server.ts";

/** The frame of the admin console. */
export default function Admin() {
  const words = useText(adminText);
  return (
    <Shell navLabel={words.nav} groups={adminNav(words)}>
      <div className={c.page}>
        <NextPage framed>
          <Outlet />
        </NextPage>
      </div>
    </Shell>
  );
}
