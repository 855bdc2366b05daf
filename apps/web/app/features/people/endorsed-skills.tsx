import { Form } from "react-router";
import type { EndorsementView } from "#api-schema/endorsements.ts";
import type { EndorsedSkillView } from "#api-schema/skill-views.ts";
import type { UserView } from "#api-schema/users.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { endorsementsText } from "../../messages/endorsements.ts";
import { Button } from "../../ui/button.tsx";
import { IconCheck } from "../../ui/icons.ts";
import c from "./endorsed-skills.module.css";

interface EndorsedSkillsProps {
  readonly user: UserView;
  readonly endorsements: readonly EndorsementView[];
}

/** The skills of a profile with who vouches for them; who is signed in may do so too. */
export function EndorsedSkills({ user, endorsements }: EndorsedSkillsProps) {
  const { viewer } = useReader();
  const mayVouch = viewer !== null && viewer.userId !== user.user_id;
  return (
    <ul className={c.skills}>
      {user.skills.map((skill) => (
        <li key={skill.skill_id} className={c.skill}>
          <div>
            <p className={c.name}>{skill.name}</p>
            <Vouchers
              skill={skill}
              names={endorsements
                .filter((one) => one.skill.skill_id === skill.skill_id)
                .map((one) => one.endorsed_by.name)}
            />
          </div>
          {mayVouch && <VouchButton skill={skill} name={user.name} />}
        </li>
      ))}
    </ul>
  );
}

const NAMES_SHOWN = 2;

function Vouchers({ skill, names }: { skill: EndorsedSkillView; names: readonly string[] }) {
  const words = useText(endorsementsText);
  const { count, worked_together } = skill.endorsements;
  if (count === 0) return null;
  const shown = names.slice(0, NAMES_SHOWN);
  return (
    <p className={c.vouchers}>
      {words.vouchers(shown, count - shown.length)}
      {worked_together > 0 && <span className={c.worked}>{words.workedTogether(worked_together)}</span>}
    </p>
  );
}

function VouchButton({ skill, name }: { skill: EndorsedSkillView; name: string }) {
  const words = useText(endorsementsText);
  const { by_me } = skill.endorsements;
  return (
    <Form method="post" className={c.form}>
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
