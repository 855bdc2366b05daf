import { use, useEffect, useState } from "react";
import { useFieldState } from "../lib/form.ts";
import { useText } from "../lib/text.ts";
import { DraftContext } from "../lib/use-draft.ts";
import { formText } from "../messages/form.ts";
import c from "./version-field.module.css";

interface VersionFieldProps {
  readonly version: number;
  /** Where the thing can be seen as it is now. */
  readonly nowHref: string;
}

/** The version that an edit is based on; after a refusal for being stale, the way to look at the current one. */
export function VersionField({ version, nowHref }: VersionFieldProps) {
  const words = useText(formText);
  const isStale = useStale();
  const answered = useFieldState("version").value;
  const based = useVersionOfDraft() ?? String(version);
  return (
    <>
      <input type="hidden" name="version" value={answered ?? based} data-kept />
      {isStale && <input type="hidden" name="stale" value="yes" />}
      {isStale && (
        <p className={c.stale}>
          {words.staleHelp}{" "}
          <a className="link" href={nowHref} target="_blank" rel="noopener">
            {words.staleLink}
          </a>
        </p>
      )}
    </>
  );
}

// What was typed before is about the thing as it was then: saved, it is refused if that has changed since.
function useVersionOfDraft(): string | undefined {
  const { kept } = use(DraftContext);
  const [left, setLeft] = useState<string>();
  useEffect(() => setLeft(kept("version")?.[0]), [kept]);
  return left;
}

/** True when the form came back because somebody had changed the thing meanwhile. */
function useStale(): boolean {
  return useFieldState("stale").value === "yes";
}

/** What the button says that saves: after such a refusal, that it goes over what is there. */
export function SaveLabel({ children }: { children: React.ReactNode }) {
  const words = useText(formText);
  return useStale() ? words.saveAnyway : children;
}
