import type { CertificationView, HistoryEntry } from "#api-schema/experience.ts";
import { useText } from "../../lib/text.ts";
import { experienceText } from "../../messages/experience.ts";
import { Section } from "../../ui/section.tsx";
import { CertificationLines } from "./certification-lines.tsx";
import { HistoryLines } from "./history-lines.tsx";
import c from "./lines.module.css";

interface ExperienceSectionsProps {
  readonly certifications: readonly CertificationView[];
  readonly history: readonly HistoryEntry[];
}

/** What a person brings along, on their profile; nothing where there is nothing. */
export function ExperienceSections({ certifications, history }: ExperienceSectionsProps) {
  const words = useText(experienceText);
  return (
    <>
      {certifications.length > 0 && (
        <Section title={words.certifications}>
          <ul className={c.list}>
            {certifications.map((certification) => (
              <li key={certification.certification_id} className={c.item}>
                <CertificationLines certification={certification} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {history.length > 0 && (
        <Section title={words.history}>
          <ul className={c.list}>
            {history.map((entry) => (
              <li key={`${entry.from} ${entry.organisation} ${entry.title}`} className={c.item}>
                <HistoryLines entry={entry} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
