import { Button } from "../../../ui/button.tsx";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { FilterChips } from "../../../ui/filter-chips.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import {
  IconBriefcase,
  IconDotsVertical,
  IconHeart,
  IconLayoutDashboard,
  IconPhoto,
  IconPlus,
  IconReceipt,
  IconSettings,
  IconSparkles,
  IconTrash,
  IconWallet,
} from "../../../ui/icons.ts";
import { Menu } from "../../../ui/menu.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SideNav } from "../../../ui/side-nav.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import c from "./gallery.module.css";
import { Section } from "./section.tsx";

const here = "/dev/ui";

export function Navigation() {
  return (
    <Section title="Actions and navigation">
      <div className={c.row}>
        <Button type="button">Protect 1,200.00 EUR</Button>
        <Button type="button" kind="secondary">
          Message
        </Button>
        <Button type="button" kind="quiet">
          Cancel
        </Button>
        <Button type="button" kind="danger" icon={<IconTrash aria-hidden />}>
          Delete project
        </Button>
        <Button to={here} kind="secondary" icon={<IconPlus aria-hidden />}>
          A link as a button
        </Button>
      </div>
      <div className={c.row}>
        <Button type="button" loading>
          Protect 1,200.00 EUR
        </Button>
        <Button type="button" kind="secondary" loading>
          Message
        </Button>
        <Button type="button" disabled>
          Disabled
        </Button>
        <Button type="button" size="sm">
          Small
        </Button>
        <Button type="button" size="lg">
          Large
        </Button>
        <IconButton type="button" label="Save">
          <IconHeart aria-hidden />
        </IconButton>
        <IconButton type="button" label="Saved" pressed look="float">
          <IconHeart aria-hidden />
        </IconButton>
        <Menu
          label="More"
          trigger={<IconDotsVertical size={20} aria-hidden />}
          align="start"
          groups={[
            [{ label: "Edit", to: here, icon: <IconSettings aria-hidden /> }],
            [{ label: "Delete", action: here, icon: <IconTrash aria-hidden />, danger: true }],
          ]}
        />
      </div>
      <ChipRow
        label="Topics"
        chips={[
          { to: here, label: "For you", icon: <IconSparkles aria-hidden />, current: true },
          { to: `${here}?a`, label: "Brand identity", icon: <IconPhoto aria-hidden /> },
          { to: `${here}?b`, label: "Illustration" },
          { to: `${here}?c`, label: "Web design" },
          { to: `${here}?d`, label: "Photography" },
        ]}
      />
      <FilterChips
        clearHref={here}
        filters={[
          { label: "Brand identity", without: `${here}?b` },
          { label: "Under 5,000 EUR", without: `${here}?c` },
        ]}
      />
      <Tabs
        label="Contract"
        tabs={[
          { to: here, label: "Overview" },
          { to: `${here}?tab=milestones`, label: "Milestones", count: 3 },
          { to: `${here}?tab=files`, label: "Files", count: 12 },
          { to: `${here}?tab=messages`, label: "Messages" },
        ]}
      />
      <div className={c.two}>
        <SideNav
          label="Dashboard"
          groups={[
            {
              items: [
                { to: here, label: "Overview", icon: <IconLayoutDashboard aria-hidden /> },
                { to: "/contracts", label: "Contracts", icon: <IconBriefcase aria-hidden />, count: 2 },
              ],
            },
            {
              title: "Money",
              items: [
                { to: "/wallet", label: "Wallet", icon: <IconWallet aria-hidden /> },
                { to: "/invoices", label: "Invoices", icon: <IconReceipt aria-hidden /> },
              ],
            },
          ]}
        />
        <ShowMore to={`${here}?show=48`} shown={24} total={318} />
      </div>
    </Section>
  );
}
