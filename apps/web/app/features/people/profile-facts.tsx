import { href, Link } from "react-router";
import { languageOf } from "#api-schema/languages.ts";
import type { UserView } from "#api-schema/users.ts";
import { formatMoney, languageName } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { peopleText } from "../../messages/people.ts";
import { standingText } from "../../messages/standing.ts";
import { Card } from "../../ui/card.tsx";
import { type Fact, KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { SkillList } from "../../ui/skill-list.tsx";
import { When } from "../../ui/when.tsx";
import { EndorsedSkills } from "./endorsed-skills.tsx";
import c from "./profile-facts.module.css";

interface ProfileFactsProps {
  readonly user: UserView;
  readonly contractsCompleted: number;
  readonly localTime: Fact | null;
  /** Beside the rate, where one decides. */
  readonly hire?: React.ReactNode;
  /** Cards that stand under the facts and the skills. */
  readonly standing?: React.ReactNode;
}

/** What one hires by: rate, time, skills, languages. */
export function ProfileFacts({ user, contractsCompleted, localTime, hire, standing }: ProfileFactsProps) {
  const words = useText(peopleText);
  const standingWords = useText(standingText);
  const { locale } = useReader();
  const { availability, experience_level: level } = user;
  const facts: Fact[] = [
    ...(availability.from ? [{ label: words.availableFrom, value: <When at={availability.from} absolute /> }] : []),
    ...(availability.hours_per_week
      ? [{ label: words.availability, value: words.hoursPerWeek(availability.hours_per_week) }]
      : []),
    ...(level ? [{ label: words.level, value: words.levels[level] }] : []),
    ...(user.level
      ? [
          {
            label: standingWords.level,
            value: standingWords.levelOf(user.level.level, user.level.of, user.level.names[languageOf(locale)]),
          },
        ]
      : []),
    ...(user.answers_within
      ? [{ label: standingWords.answers, value: standingWords.answersWithin[user.answers_within] }]
      : []),
    ...(user.earned_over
      ? [
          {
            label: words.earned,
            value: (
              <span suppressHydrationWarning>
                {words.earnedOver(formatMoney(user.earned_over, locale, { short: true }))}
              </span>
            ),
          },
        ]
      : []),
    ...(localTime ? [localTime] : []),
    { label: words.contracts, value: contractsCompleted },
    { label: words.memberSince, value: <When at={user.created_at} absolute /> },
  ];
  return (
    <>
      <Card look="raised">
        {user.hourly_rate && (
          <p className={c.rate}>
            <Money value={user.hourly_rate} short size="xl" />
            <span>{words.hourlyRate}</span>
          </p>
        )}
        <KeyValue facts={facts} />
        {hire && <div className={c.hire}>{hire}</div>}
      </Card>
      {user.skills.length > 0 && (
        <Card title={words.skills}>
          <EndorsedSkills user={user} />
        </Card>
      )}
      {standing}
      {user.languages.length > 0 && (
        <Card title={words.languages}>
          <KeyValue
            facts={user.languages.map(({ code, level }) => ({
              label: languageName(code, locale),
              value: words.languageLevels[level],
            }))}
          />
        </Card>
      )}
      {user.links.length > 0 && (
        <Card title={words.links}>
          <ul className={c.links}>
            {user.links.map((link) => (
              <li key={link.url}>
                <a className="link" href={link.url} rel="nofollow ugc noopener noreferrer" target="_blank">
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={words.share}>
        <ul className={c.links}>
          {[
            { label: words.asPdf, file: `profile.pdf?language=${languageOf(locale)}` },
            { label: words.asCode, file: "profile-code.svg" },
            { label: words.asPicture, file: "share-image.png" },
          ].map(({ label, file }) => (
            <li key={file}>
              <a className="link" href={`/api/users/${user.user_id}/${file}`} target="_blank" rel="noopener">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Card>
      {user.interests.length > 0 && (
        <Card title={words.interests}>
          <SkillList skills={user.interests.map(({ names }) => names[languageOf(locale)])} />
        </Card>
      )}
      {user.can.includes("block") && (
        <p className={c.block}>
          <Link className="link" to={href("/people/:handle/block", { handle: user.handle })}>
            {words.block}
          </Link>
        </p>
      )}
    </>
  );
}
