import type { CertificationView } from "#api-schema/experience.ts";
import { Picture } from "../../ui/picture.tsx";
import { previewOf } from "../media/picture-of.ts";
import { ratioOf } from "../media/ratio-of.ts";
import c from "./lines.module.css";

/** The file that shows a certificate, as a picture of it or of its first page; it opens whole. */
export function EvidencePicture({ evidence }: { evidence: CertificationView["evidence"] }) {
  const picture = previewOf(evidence);
  if (!evidence?.original_url || !picture) return null;
  return (
    <a href={evidence.original_url} target="_blank" rel="noopener" className={c.evidence} style={ratioOf(evidence)}>
      <Picture
        picture={{ ...picture, alt: evidence.name }}
        width={evidence.width ?? 640}
        height={evidence.height ?? 640}
        sizes="320px"
      />
    </a>
  );
}
