import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Card } from "../../../ui/card.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { IconBolt, IconHeart } from "../../../ui/icons.ts";
import { PersonCard } from "../../../ui/person-card.tsx";
import { ProjectCard } from "../../../ui/project-card.tsx";
import { Rating } from "../../../ui/rating.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { WorkCard } from "../../../ui/work-card.tsx";
import c from "./gallery.module.css";
import { art, drawn, maker, projects } from "./samples.ts";
import { Section } from "./section.tsx";

export function Cards() {
  return (
    <Section title="Work, people, projects">
      <div className={c.grid}>
        {[
          "Halcyon, coffee roasters from Porto",
          "Slow Radio, a pocket synth you can open and repair, and a long title",
          "Untitled",
        ].map((title, place) => (
          <WorkCard
            key={title}
            to="/dev/ui"
            title={title}
            picture={place === 2 ? null : art(place + 1)}
            maker={maker}
            label={place === 1 ? "Live" : "Brand identity"}
            labelTone={place === 1 ? "live" : "plain"}
            note="Brand identity"
            figure={<b>1.2K views</b>}
            eager={place === 0}
            action={
              <IconButton type="button" label={`Like ${title}`} look="float" pressed={place === 1}>
                <IconHeart aria-hidden />
              </IconButton>
            }
          />
        ))}
      </div>
      <div className={c.grid}>
        <PersonCard
          to="/dev/ui"
          name="Amara Raman"
          headline="Product designer for hardware people, slow interfaces and things with knobs"
          imageUrl={drawn(14)}
          verified
          place="Brazil"
          hourlyRate={{ amount: "6500", currency: "EUR" }}
          rating={4.87}
          reviewCount={32}
          skills={["Product design", "Figma", "Prototyping", "Design systems", "Research", "Blender"]}
          availability="now"
          work={[art(3), art(4), art(5)]}
        />
        <PersonCard
          to="/dev/ui"
          name="Jo Lindqvist-Okonkwo"
          headline="Illustrator"
          imageUrl={null}
          place="Sweden"
          hourlyRate={null}
          rating={null}
          reviewCount={0}
          skills={["Illustration"]}
          availability="not_available"
        />
      </div>
      <div className={c.stack}>
        {projects.map((project) => (
          <ProjectCard key={project.title} {...project} />
        ))}
      </div>
      <div className={c.row}>
        <StatusChip of="project" state="open" />
        <StatusChip of="project" state="in_progress" />
        <StatusChip of="milestone" state="funded" />
        <StatusChip of="milestone" state="submitted" />
        <StatusChip of="milestone" state="revision_requested" />
        <StatusChip of="milestone" state="released" />
        <StatusChip of="contract" state="disputed" />
        <StatusChip of="proposal" state="withdrawn" />
        <Badge tone="live" icon={<IconBolt aria-hidden />}>
          Trending
        </Badge>
        <Badge>Open hardware</Badge>
        <Rating value={4.87} count={32} />
        <Rating value={null} count={0} />
        {["Léa Dubois", "Kofi", "Mei Lin Chen", "Ø. Dahl"].map((name) => (
          <Avatar key={name} name={name} imageUrl={null} alt={name} />
        ))}
      </div>
      <div className={c.grid}>
        <Card title="Outline" lede="One thing on a surface.">
          With something inside.
        </Card>
        <Card title="Raised" look="raised" lede="The one that asks for a decision." />
        <Card title="Soft" look="soft" lede="What stands beside." />
      </div>
    </Section>
  );
}
