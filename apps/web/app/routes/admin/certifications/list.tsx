import { CertificationLines } from "../../../features/experience/certification-lines.tsx";
import { DecideForm } from "../../../features/experience/decide-form.tsx";
import { EvidencePicture } from "../../../features/experience/evidence-picture.tsx";
import lines from "../../../features/experience/lines.module.css";
import { PersonLine } from "../../../features/people/person-line.tsx";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText } from "../../../lib/text.ts";
import { experienceFormText } from "../../../messages/experience-form.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { FormErrorSummary } from "../../../ui/form-error-summary.tsx";
import { IconSchool } from "../../../ui/icons.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { ShowMore } from "../../../ui/show-more.tsx";
import type { Route } from "./+types/list.ts";

export { action, loader } from "./list.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(experienceFormText, matches).adminTitle, { hidden: true });

export default function Certifications({ loaderData, actionData }: Route.ComponentProps) {
  const { certifications, more } = loaderData;
  const words = useText(experienceFormText);
  const about = actionData?.values.certification_id?.[0];
  // Decided by somebody else meanwhile: without its form nothing else would say so.
  const isGone = actionData && !certifications.some((one) => one.certification_id === about);
  return (
    <>
      <PageHeader inset title={words.adminTitle} lede={words.adminLede} />
      {isGone && <FormErrorSummary reply={actionData} />}
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
