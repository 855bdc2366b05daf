import { Form, Link } from "react-router";
import type { EndorsedSkillView } from "#api-schema/skill-views.ts";
import type { UserView } from "#api-schema/users.ts";
import { endorsementsHref } from "../../lib/links.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { endorsementsText } from "../../messages/endorsements.ts";
import { peopleText } from "../../messages/people.ts";
import { Button } from "../../ui/button.tsx";
import { IconCheck } from "../../ui/icons.ts";
import c from "./endorsed-skills.module.css";

/** The skills of a profile: how well, for how long, and who vouches for them; who is signed in may do so too. */
export function EndorsedSkills({ user }: { user: UserView }) {
  const words = useText(peopleText);
  const { viewer } = useReader();
  const mayVouch = viewer !== null && viewer.userId !== user.user_id;
  return (
    <ul className={c.skills}>
      {user.skills.map((skill) => (
        <li key={skill.skill_id} className={c.skill}>
          <div>
            <p className={c.name}>{skill.name}</p>
            <p className={c.level}>
              {[words.levels[skill.level], ...(skill.years ? [words.years(skill.years)] : [])].join(", ")}
            </p>
            <Vouchers skill={skill} handle={user.handle} />
          </div>
          {mayVouch && <VouchButton skill={skill} name={user.name} />}
        </li>
      ))}
    </ul>
  );
}

function Vouchers({ skill, handle }: { skill: EndorsedSkillView; handle: string }) {
  const words = useText(endorsementsText);
  const { count, worked_together, first } = skill.endorsements;
  if (count === 0) return null;
  const names = first.map(({ name }) => name);
  return (
    <p className={c.vouchers}>
      <Link to={endorsementsHref(handle, skill.slug)}>{words.vouchers(names, count - names.length)}</Link>
      {worked_together > 0 && <span className={c.worked}>{words.workedTogether(worked_together)}</span>}
    </p>
  );
}

function VouchButton({ skill, name }: { skill: EndorsedSkillView; name: string }) {
  const words = useText(endorsementsText);
  const { by_me } = skill.endorsements;
  return (
    <Form method="post" className={c.form} preventScrollReset>
      <input type="hidden" name="skill_id" value={skill.skill_id} />
      <Button
        size="sm"
        kind={by_me ? "quiet" : "secondary"}
        name="intent"
        value={by_me ? "withdraw" : "endorse"}
        aria-label={by_me ? words.withdraw(name, skill.name) : words.endorse(name, skill.name)}
        {...(by_me ? { icon: <IconCheck size={16} aria-hidden /> } : {})}
      >
        {by_me ? words.endorsed : words.endorseShort}
      </Button>
    </Form>
  );
}
