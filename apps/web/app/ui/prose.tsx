import c from "./prose.module.css";

/** What people wrote, as they wrote it: paragraphs and line breaks, no markup. */
export function Prose({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  return (
    <div className={c.prose}>
      {paragraphs.map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity and never move
        <p key={place}>{paragraph.trim()}</p>
      ))}
    </div>
  );
}
