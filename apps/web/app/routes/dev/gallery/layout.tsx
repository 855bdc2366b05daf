import { Link } from "react-router";
import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { Split } from "../../../ui/split.tsx";
import c from "./gallery.module.css";
import { Named, Part } from "./part.tsx";
import { here } from "./samples.ts";

const brief = `We bottle three sauces in Lisbon and sell at markets.

What we need:
three labels that stand out on a crowded table,
a box that survives the post.`;

export function Layout() {
  const allProjects = (
    <Link to={here} className="link">
      All projects
    </Link>
  );
  return (
    <Part
      title="Layout"
      lede="A part of a page has a heading, a sentence about it and an action, as this one has."
      action={allProjects}
    >
      <div className={c.grid}>
        <Card title="Outline" headingLevel={3} lede="One thing on a surface." action={allProjects}>
          With something inside.
        </Card>
        <Card title="Raised" headingLevel={3} look="raised" lede="The one that asks for a decision." />
        <Card title="Soft" headingLevel={3} look="soft" lede="What stands beside." />
      </div>
      {[false, true].map((asideFirst) => (
        <Named
          key={String(asideFirst)}
          title={asideFirst ? "Two columns, the second one first on a phone" : "Two columns"}
        >
          <Split
            asideFirst={asideFirst}
            main={<Prose text={brief} />}
            aside={
              <Card
                title="1,200 to 2,500 EUR"
                headingLevel={3}
                look="raised"
                lede="What one decides by stays in sight."
              >
                <Button to={here} full>
                  Write a proposal
                </Button>
              </Card>
            }
          />
        </Named>
      ))}
    </Part>
  );
}
