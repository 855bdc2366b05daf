import { accountNav, signOutHref } from "../lib/nav.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { shellText } from "../messages/shell.ts";
import { Avatar } from "../ui/avatar.tsx";
import { IconLogout } from "../ui/icons.ts";
import { Menu } from "../ui/menu.tsx";
import c from "./account-menu.module.css";

export function AccountMenu() {
  const words = useText(shellText);
  const { viewer } = useReader();
  if (!viewer) return null;
  return (
    <Menu
      label={words.account(viewer.name)}
      triggerClassName={c.trigger}
      trigger={<Avatar name={viewer.name} imageUrl={viewer.imageUrl} size={38} />}
      header={
        <div className={c.who}>
          <b>{viewer.name}</b>
          <span>@{viewer.handle}</span>
        </div>
      }
      groups={[
        accountNav(viewer).map((item) => ({ label: item.label(words), to: item.to })),
        [{ label: words.signOut, action: signOutHref, icon: <IconLogout aria-hidden /> }],
      ]}
    />
  );
}
