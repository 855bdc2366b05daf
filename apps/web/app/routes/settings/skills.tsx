import { href } from "react-router";
import rows from "../../features/settings/rows.module.css";
import { SkillRow } from "../../features/settings/skill-row.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FieldGroup } from "../../ui/field.tsx";
import { Form, FormActions, useSubmitting } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { TagsField } from "../../ui/tags-field.tsx";
import type { Route } from "./+types/skills.ts";

export { action, loader } from "./skills.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(settingsText, matches).skills, { hidden: true });

export default function SkillSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { skills } = loaderData;
  const words = useText(settingsText);
  const submitting = useSubmitting();
  const levels = (["entry", "intermediate", "expert"] as const).map((value) => ({ value, label: words.levels[value] }));
  return (
    <Card title={words.skills} lede={words.skillsLede}>
      {/* The key makes the form anew once other skills have been saved: its fields keep their first values else. */}
      <Form key={skills.map((skill) => skill.skill_id).join()} reply={actionData}>
        {skills.length > 0 && (
          <FieldGroup id="field-skills" label={words.yourSkills}>
            <div className={rows.rows}>
              {skills.map((skill) => (
                <SkillRow key={skill.skill_id} skill={skill} levels={levels} reply={actionData} />
              ))}
            </div>
          </FieldGroup>
        )}
        <TagsField
          name="add"
          label={words.addSkills}
          help={words.addSkillsHelp}
          suggestions={href("/suggest/skills")}
          optional
        />
        <Select name="added_level" label={words.addedLevel} choices={levels} defaultValue="intermediate" />
        <FormActions>
          <Button loading={submitting}>{words.save}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
