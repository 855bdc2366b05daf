import { useEffect, useRef } from "react";
import { TextField } from "../../ui/text-field.tsx";

interface AltFieldProps {
  readonly mediaId: string;
  readonly label: string;
  /** What is written now. */
  readonly alt: string;
}

/**
 * What a picture shows. The form says beside it what was there when it was typed, so that an open window does not put
 * its old words over new ones; and words from another window come in where nothing was typed meanwhile.
 */
export function AltField({ mediaId, label, alt }: AltFieldProps) {
  const given = useRef<HTMLInputElement>(null);
  const before = useRef(alt);
  const name = `alt:${mediaId}`;
  useEffect(() => {
    const field = given.current?.parentElement?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (field?.value === before.current) field.value = alt;
    before.current = alt;
  }, [alt, name]);
  return (
    <>
      <input ref={given} type="hidden" name={`alt_was:${mediaId}`} value={alt} />
      <TextField name={name} label={label} defaultValue={alt} maxLength={300} optional />
    </>
  );
}
