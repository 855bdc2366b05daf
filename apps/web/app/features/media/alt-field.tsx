import { use, useEffect, useRef, useState } from "react";
import { DraftContext } from "../../lib/use-draft.ts";
import { TextField } from "../../ui/text-field.tsx";

interface AltFieldProps {
  readonly mediaId: string;
  readonly label: string;
  /** What is written now. */
  readonly alt: string;
}

/**
 * What a picture shows. The form says beside it what was there when it was typed, so that an open window does not put
 * its old words over new ones, nor a draft; and words from another window come in where nothing was typed meanwhile.
 */
export function AltField({ mediaId, label, alt }: AltFieldProps) {
  const given = useRef<HTMLInputElement>(null);
  const before = useRef(alt);
  const name = `alt:${mediaId}`;
  const was = `alt_was:${mediaId}`;
  const { kept } = use(DraftContext);
  const [left, setLeft] = useState<string>();
  useEffect(() => setLeft(kept(was)?.[0]), [kept, was]);
  useEffect(() => {
    const field = given.current?.parentElement?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (field?.value === before.current) field.value = alt;
    before.current = alt;
  }, [alt, name]);
  return (
    <>
      <input ref={given} type="hidden" name={was} value={left ?? alt} data-kept />
      <TextField name={name} label={label} defaultValue={alt} maxLength={300} optional />
    </>
  );
}
