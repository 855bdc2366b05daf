import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { IconAward, IconHeart } from "../../../ui/icons.ts";
import { PersonCard } from "../../../ui/person-card.tsx";
import { ProjectCard } from "../../../ui/project-card.tsx";
import { WorkCard } from "../../../ui/work-card.tsx";
import c from "./gallery.module.css";
import { Part } from "./part.tsx";
import { art, drawn, here, maker, projects } from "./samples.ts";

export function Cards() {
  return (
    <Part title="Work, people, projects">
      <Works />
      <People />
      <div className={c.stack}>
        {projects.map((project, place) => (
          <ProjectCard
            key={project.title}
            {...project}
            action={
              place === 0 && (
                <Button to={here} kind="secondary" size="sm">
                  Edit
                </Button>
              )
            }
          />
        ))}
      </div>
    </Part>
  );
}

function Works() {
  return (
    <div className={c.grid}>
      {[
        "Halcyon, coffee roasters from Porto",
        "Slow Radio, a pocket synth you can open and repair, and a long title",
        "Untitled",
      ].map((title, place) => (
        <WorkCard
          key={title}
          to={here}
          title={title}
          picture={place === 2 ? null : art(place + 1)}
          maker={maker}
          label={place === 1 ? "Live" : "Brand identity"}
          labelTone={place === 1 ? "live" : "plain"}
          figure={<b>1.2K views</b>}
          eager={place === 0}
          {...(place === 0 ? { mark: "Verified work" } : {})}
          action={
            <IconButton type="button" label={`Like ${title}`} look="float" pressed={place === 1}>
              <IconHeart aria-hidden />
            </IconButton>
          }
        />
      ))}
      <WorkCard to={here} title="On the page of who made it" picture={art(6)} label="Illustration" note="2025" />
    </div>
  );
}

function People() {
  return (
    <div className={c.three}>
      <PersonCard
        to={here}
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
        success="96% success"
        badge={
          <Badge tone="money" icon={<IconAward aria-hidden />}>
            Top rated
          </Badge>
        }
        action={
          <IconButton type="button" label="Save Amara Raman">
            <IconHeart aria-hidden />
          </IconButton>
        }
      />
      <PersonCard
        to={here}
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
      <PersonCard
        to={here}
        name="Mei Lin Chen"
        headline={null}
        imageUrl={drawn(21)}
        hourlyRate={{ amount: "9000", currency: "GBP" }}
        rating={4.2}
        reviewCount={3}
        skills={["TypeScript", "PostgreSQL"]}
        availability="from_date"
        work={[art(8)]}
      />
    </div>
  );
}
