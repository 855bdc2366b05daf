import { href } from "react-router";
import { PersonLine } from "../../features/people/person-line.tsx";
import { profileHref } from "../../lib/links.ts";
import { headWords, pageTitle, readerOf } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { endorsementsText } from "../../messages/endorsements.ts";
import { peopleText } from "../../messages/people.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Form } from "../../ui/form.tsx";
import { IconUsers } from "../../ui/icons.ts";
import { Notice } from "../../ui/notice.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { When } from "../../ui/when.tsx";
import type { Route } from "./+types/endorsements.ts";
import c from "./endorsements.module.css";

export { action, loader } from "./endorsements.server.ts";

export const meta: Route.MetaFunction = ({ loaderData, matches }) => {
  if (!loaderData) return [];
  const words = headWords(endorsementsText, matches);
  const { handle, name, skill, userId, listed } = loaderData;
  return pageTitle(words.title(name, skill), {
    description: words.headLede(name),
    image: `/api/users/${userId}/share-image.png`,
    // One skill is a part of the whole.
    home: { origin: readerOf(matches).origin, path: href("/people/:handle/endorsements", { handle }) },
    hidden: !listed,
  });
};

/** Everybody who vouches for a person's skills, those who worked with them first. */
export default function Endorsements({ loaderData, actionData }: Route.ComponentProps) {
  const { handle, name, skill, isOwn, endorsements, total, more } = loaderData;
  const words = useText(endorsementsText);
  const people = useText(peopleText);
  return (
    <div className={`wrap ${c.page}`}>
      <Breadcrumbs
        crumbs={[
          { label: people.title, to: href("/people") },
          { label: name, to: profileHref(handle) },
          { label: skill ?? people.skills },
        ]}
      />
      <h1>{words.title(name, skill)}</h1>
      {actionData?.message && <Notice tone="warn">{actionData.message}</Notice>}
      {endorsements.length === 0 ? (
        <EmptyState
          icon={<IconUsers size={26} aria-hidden />}
          title={words.nobody}
          help={words.nobodyHelp(name)}
          action={
            <Button kind="secondary" to={profileHref(handle)}>
              {words.toProfile}
            </Button>
          }
        />
      ) : (
        <ul className={c.people}>
          {endorsements.map(({ skill: vouchedFor, endorsed_by, worked_together, created_at, hidden }) => (
            <li key={`${endorsed_by.user_id}${vouchedFor.skill_id}`}>
              <PersonLine
                person={endorsed_by}
                note={
                  <>
                    {[
                      ...(hidden ? [words.hidden] : []),
                      ...(skill ? [] : [vouchedFor.name]),
                      ...(worked_together ? [words.worked] : []),
                      "",
                    ].join(" · ")}
                    <When at={created_at} />
                  </>
                }
                action={
                  isOwn && (
                    <Form reply={null} stays>
                      <input type="hidden" name="skill_id" value={vouchedFor.skill_id} />
                      <input type="hidden" name="endorsed_by" value={endorsed_by.user_id} />
                      <SubmitButton
                        kind="quiet"
                        size="sm"
                        name="shown"
                        value={hidden ? "yes" : "no"}
                        aria-label={(hidden ? words.showOf : words.hideOf)(endorsed_by.name, vouchedFor.name)}
                      >
                        {hidden ? words.show : words.hide}
                      </SubmitButton>
                    </Form>
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
      <ShowMore {...more} shown={endorsements.length} total={total} />
    </div>
  );
}
