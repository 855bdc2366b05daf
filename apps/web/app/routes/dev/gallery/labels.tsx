import { useText } from "../../../lib/text.ts";
import { stateText } from "../../../messages/states.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge, type Tone } from "../../../ui/badge.tsx";
import { Byline, Verified } from "../../../ui/byline.tsx";
import { IconBolt } from "../../../ui/icons.ts";
import { Picture } from "../../../ui/picture.tsx";
import { Rating } from "../../../ui/rating.tsx";
import { SkillList } from "../../../ui/skill-list.tsx";
import { type Stateful, StatusChip } from "../../../ui/status-chip.tsx";
import c from "./gallery.module.css";
import { Named, Part } from "./part.tsx";
import { art, drawn, here, maker } from "./samples.ts";

const tones: readonly Tone[] = ["plain", "act", "live", "money", "warn"];
const skills = ["Packaging", "Brand identity", "Illustration", "Print", "Copywriting", "Dielines"];

export function Labels() {
  return (
    <Part title="States, labels, pictures" lede="A state has the same word and colour everywhere.">
      <States />
      <div className={c.two}>
        <Named title="Badges">
          <div className={c.row}>
            {tones.map((tone) => (
              <Badge key={tone} tone={tone}>
                {tone}
              </Badge>
            ))}
            <Badge tone="live" icon={<IconBolt aria-hidden />}>
              Trending
            </Badge>
          </div>
        </Named>
        <Named title="Ratings">
          <div className={c.row}>
            <Rating value={4.87} count={32} />
            <Rating value={4.87} count={32} short />
            <Rating value={5} count={null} />
            <Rating value={null} count={0} />
          </div>
        </Named>
        <Named title="Skills, with links, and some left out">
          <SkillList skills={skills} to={() => here} />
          <SkillList skills={skills} max={3} />
        </Named>
        <Named title="Who made it">
          <Byline maker={maker} />
          <Byline maker={{ name: "Piri & Sons", imageUrl: drawn(9), square: true }} />
          <Byline maker={{ name: "Jo Lindqvist-Okonkwo", imageUrl: null, note: "Sweden" }} size={32} />
        </Named>
        <Named title="People and organisations">
          <div className={c.row}>
            {["Léa Dubois", "Kofi", "Mei Lin Chen", "Ø. Dahl"].map((name) => (
              <Avatar key={name} name={name} imageUrl={null} alt={name} />
            ))}
            <Avatar name="Amara Raman" imageUrl={drawn(14)} alt="Amara Raman" size={56} />
            <Avatar name="Piri & Sons" imageUrl={drawn(9)} alt="Piri & Sons" square size={56} />
            <Avatar name="Northmoor Ferries" imageUrl={null} alt="Northmoor Ferries" square size={56} />
            <Verified size={24} />
          </div>
        </Named>
        <Named title="A picture, and the place of one that is not there">
          <div className={c.row}>
            <div className={c.frame}>
              <Picture picture={art(7)} width={240} height={180} sizes="240px" />
            </div>
            <div className={c.frame}>
              <Picture picture={null} width={240} height={180} sizes="240px" />
            </div>
          </div>
        </Named>
      </div>
    </Part>
  );
}

/** From the list of words, so that a new state stands here as soon as there is a word for it. */
function States() {
  const words = useText(stateText);
  return (
    <dl className={c.states}>
      {Object.entries(words).map(([thing, states]) => (
        <div key={thing}>
          <dt>{thing}</dt>
          <dd>
            {Object.keys(states).map((state) => (
              // Both are keys of the words, which is all that the types ask for.
              <StatusChip key={state} of={thing as Stateful} state={state as never} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
