import { href, Outlet } from "react-router";
import { useText } from "../../lib/text.ts";
import { blocksText } from "../../messages/blocks.ts";
import { calendarText } from "../../messages/calendar.ts";
import { cardsText } from "../../messages/cards.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import { filesText } from "../../messages/files.ts";
import { interestsText } from "../../messages/interests.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { settingsText } from "../../messages/settings.ts";
import { NextPage } from "../../shell/next-page.tsx";
import {
  IconBell,
  IconBuilding,
  IconCalendar,
  IconCreditCard,
  IconFile,
  IconForbid,
  IconHeart,
  IconKey,
  IconLock,
  IconReceipt,
  IconSchool,
  IconSettings,
  IconSparkles,
  IconUser,
} from "../../ui/icons.ts";
import { Shell } from "../../ui/shell.tsx";

export { unlessLookingAgain as shouldRevalidate } from "../../lib/unsent.ts";
export { loader } from "./layout.server.ts";

export default function Settings() {
  const words = useText(settingsText);
  const blocks = useText(blocksText);
  const calendar = useText(calendarText);
  const cards = useText(cardsText);
  const experience = useText(experienceFormText);
  const files = useText(filesText);
  const interests = useText(interestsText);
  const organisations = useText(organisationsText);
  const items = [
    { to: href("/settings/profile"), label: words.profile, icon: <IconUser aria-hidden /> },
    { to: href("/settings/skills"), label: words.skills, icon: <IconSparkles aria-hidden /> },
    { to: href("/settings/experience"), label: experience.title, icon: <IconSchool aria-hidden /> },
    { to: href("/settings/calendar"), label: calendar.title, icon: <IconCalendar aria-hidden /> },
    { to: href("/settings/interests"), label: interests.title, icon: <IconHeart aria-hidden /> },
    { to: href("/settings/organisations"), label: organisations.title, icon: <IconBuilding aria-hidden /> },
    { to: href("/settings/account"), label: words.account, icon: <IconSettings aria-hidden /> },
    { to: href("/settings/security"), label: words.security, icon: <IconLock aria-hidden /> },
    { to: href("/settings/blocks"), label: blocks.title, icon: <IconForbid aria-hidden /> },
    { to: href("/settings/notifications"), label: words.notifications, icon: <IconBell aria-hidden /> },
    { to: href("/settings/payment-methods"), label: cards.title, icon: <IconCreditCard aria-hidden /> },
    { to: href("/settings/billing"), label: words.billing, icon: <IconReceipt aria-hidden /> },
    { to: href("/settings/files"), label: files.title, icon: <IconFile aria-hidden /> },
    { to: href("/settings/api-keys"), label: words.apiKeys, icon: <IconKey aria-hidden /> },
  ];
  return (
    <Shell title={words.title} navLabel={words.nav} groups={[{ items }]}>
      <NextPage framed>
        <Outlet />
      </NextPage>
    </Shell>
  );
}
