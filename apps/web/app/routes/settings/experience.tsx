import { href } from "react-router";
import { CertificationActions } from "../../features/experience/certification-actions.tsx";
import { CertificationForm } from "../../features/experience/certification-form.tsx";
import { CertificationLines } from "../../features/experience/certification-lines.tsx";
import { EntryActions } from "../../features/experience/entry-actions.tsx";
import { entryMark } from "../../features/experience/entry-mark.ts";
import { HistoryForm } from "../../features/experience/history-form.tsx";
import { HistoryLines } from "../../features/experience/history-lines.tsx";
import lines from "../../features/experience/lines.module.css";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { lookedAgain } from "../../lib/unsent.ts";
import { experienceText } from "../../messages/experience.ts";
import { experienceFormText } from "../../messages/experience-form.ts";
import { Card } from "../../ui/card.tsx";
import { UnclaimedRefusal } from "../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/experience.ts";

export { action, loader } from "./experience.server.ts";

export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(experienceFormText, matches).title, { hidden: true });

export default function ExperienceSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { certifications, history, certification, place, reputation } = loaderData;
  const words = useText(experienceFormText);
  const shown = useText(experienceText);
  const page = href("/settings/experience");
  const replyTo = (intent: string) => (actionData?.values.intent?.includes(intent) ? actionData : null);
  const answered = replyTo("history");
  // What is not there any more as it was read comes back as an entry to add.
  const entry = answered && !answered.values.entry ? null : loaderData.entry;
  return (
    <>
      <UnclaimedRefusal reply={actionData} forms={["certification", "history"]} />
      <Card title={shown.certifications} lede={words.certificationsLede}>
        {certifications.length === 0 ? (
          <p className={lines.note}>{words.noCertifications}</p>
        ) : (
          <ul className={lines.list}>
            {certifications.map((one) => (
              <li key={one.certification_id} className={lines.item}>
                <CertificationLines certification={one} />
                <CertificationActions certification={one} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <div id="certification">
        <Card
          title={certification ? words.changeCertification : words.addCertification}
          {...(certification?.state === "verified" ? { lede: words.changeCertificationHelp } : {})}
        >
          <CertificationForm
            key={certification ? certification.certification_id : `new ${certifications.length}`}
            certification={certification}
            reply={replyTo("certification")}
          />
        </Card>
      </div>
      <Card title={shown.history} lede={words.historyLede}>
        {history.length === 0 ? (
          <p className={lines.note}>{words.noHistory}</p>
        ) : (
          <ul className={lines.list}>
            {history.map((one, at) => (
              <li key={`${one.from} ${one.organisation} ${one.title}`} className={lines.item}>
                <HistoryLines entry={one} />
                <EntryActions
                  name={one.title}
                  editHref={`${page}?history=${at}#history`}
                  fields={{ entry: entryMark(one) }}
                  removeIntent="remove_history"
                  upIntent={at > 0 ? "history_up" : undefined}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <div id="history">
        <Card title={entry ? words.changeHistory : words.addHistory}>
          <HistoryForm key={place === null ? `new ${history.length}` : `${place}`} entry={entry} reply={answered} />
        </Card>
      </div>
      <Card title={words.takeAlong} lede={words.takeAlongHelp}>
        <a className="link" href={reputation} download="reputation.json">
          {words.download}
        </a>
      </Card>
    </>
  );
}
