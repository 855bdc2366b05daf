import { useFieldState } from "../../../lib/form.ts";
import { useText } from "../../../lib/text.ts";
import { portfolioEditorText } from "../../../messages/portfolio-editor.ts";
import c from "./version-field.module.css";

interface VersionFieldProps {
  readonly version: number;
  /** Where the thing can be seen as it is now. */
  readonly nowHref: string;
}

/** The version that an edit is based on; after a refusal for being stale, the way to look at the current one. */
export function VersionField({ version, nowHref }: VersionFieldProps) {
  const words = useText(portfolioEditorText);
  const isStale = useStale();
  const based = useFieldState("version").value ?? String(version);
  return (
    <>
      <input type="hidden" name="version" value={based} />
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

/** True when the form came back because somebody had changed the thing meanwhile. */
export function useStale(): boolean {
  return useFieldState("stale").value === "yes";
}
