import { Breadcrumbs } from "../../../ui/breadcrumbs.tsx";
import { Card } from "../../../ui/card.tsx";
import { ChipRow } from "../../../ui/chip-row.tsx";
import { FilterChips } from "../../../ui/filter-chips.tsx";
import {
  IconBriefcase,
  IconLayoutDashboard,
  IconPhoto,
  IconReceipt,
  IconSparkles,
  IconWallet,
} from "../../../ui/icons.ts";
import { Shell } from "../../../ui/shell.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { SideNav } from "../../../ui/side-nav.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import c from "./gallery.module.css";
import { Named, Part } from "./part.tsx";
import { here } from "./samples.ts";

const groups = [
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
];

export function Navigation() {
  return (
    <Part title="Navigation" lede="Everything has an address of its own.">
      <Breadcrumbs
        crumbs={[
          { label: "Contracts", to: "/contracts" },
          { label: "Hot sauce", to: here },
          { label: "Label artwork" },
        ]}
      />
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
          { to: `${here}/milestones`, label: "Milestones", count: 3 },
          { to: `${here}/files`, label: "Files", count: 12 },
          { to: `${here}/terms`, label: "Terms" },
        ]}
      />
      <div className={c.two}>
        <Named title="Side navigation">
          <SideNav label="Dashboard" groups={groups} />
        </Named>
        <div className={c.stack}>
          <Named title="The end of a list that goes on">
            <ShowMore to={`${here}?show=48`} shown={24} total={318} />
          </Named>
          <Named title="The end of a page that has grown as long as it may">
            <ShowMore to={`${here}?after=240`} shown={240} total={318} firstHref={here} />
          </Named>
        </div>
      </div>
      <Named title="Pages that belong together">
        <div className={c.page}>
          <Shell navLabel="Workspace" groups={groups}>
            <Card title="Overview" headingLevel={3} lede="The way between the pages stays at the side.">
              On a phone it is a row above them.
            </Card>
          </Shell>
        </div>
      </Named>
    </Part>
  );
}
