import { CertificationLines } from "../../../features/experience/certification-lines.tsx";
import { DecideForm } from "../../../features/experience/decide-form.tsx";
import { EvidencePicture } from "../../../features/experience/evidence-picture.tsx";
import lines from "../../../features/experience/lines.module.css";
import { PersonLine } from "../../../features/people/person-line.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { experienceFormText } from "../../../messages/experience-form.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { IconSchool } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import { UnclaimedRefusal } from "../../../ui/unclaimed-refusal.tsx";
import type { Route } from "./+types/list.ts";

export { action, loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(experienceFormText, matches).adminTitle, { hidden: true });

export default function Certifications({ loaderData, actionData }: Route.ComponentProps) {
  const { certifications, more } = loaderData;
  const words = useText(experienceFormText);
  return (
    <>
      <PageHeader inset title={words.adminTitle} lede={words.adminLede} />
      <UnclaimedRefusal
        reply={actionData}
        rows={{ name: "certification_id", shown: certifications.map((one) => one.certification_id) }}
      />
      {certifications.length === 0 ? (
        <EmptyState icon={<IconSchool size={26} aria-hidden />} title={words.adminNone} help={words.adminNoneHelp} />
      ) : (
        <>
          <ul className={lines.list}>
            {certifications.map((one) => (
              <li key={one.certification_id} className={lines.item}>
                <div className={lines.lines}>
                  <PersonLine person={one.user} />
                  <CertificationLines certification={one} />
                  <EvidencePicture evidence={one.evidence} />
                </div>
                <DecideForm certification={one} reply={actionData} />
              </li>
            ))}
          </ul>
          <ShowMore {...more} shown={certifications.length} />
        </>
      )}
    </>
  );
}
