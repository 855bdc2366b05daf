import { useEffect, useState } from "react";
import { useFieldState } from "../lib/form.ts";
import a from "./avatar-field.module.css";
import g from "./choice-group.module.css";
import f from "./field.module.css";

interface PictureChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
  /** Called with an address that shows what was chosen, null when the choice was taken back. */
  readonly onChosen: (preview: string | null) => void;
}

/** The button that chooses a picture. What was sent before the form was refused goes along by its id while it is ticked. */
export function PictureChoice({ name, label, help, error, onChosen }: PictureChoiceProps) {
  const state = useFieldState(name);
  const sent = useFieldState(`${name}_done`).values?.at(-1);
  const shownError = error ?? state.error;
  const id = `field-${name}`;
  return (
    <div className={f.field}>
      <label className={a.change} htmlFor={id}>
        {label}
        {/* A new input once its file was sent: else it would be sent again with the form. */}
        <input
          key={sent}
          id={id}
          type="file"
          name={name}
          accept="image/png,image/jpeg,image/webp"
          aria-describedby={`${id}-note`}
          aria-invalid={shownError ? true : undefined}
          onChange={(event) => {
            const file = event.target.files?.[0];
            onChosen(file ? URL.createObjectURL(file) : null);
          }}
        />
      </label>
      {sent && (
        <label key={sent} className={g.choice}>
          <input
            type="checkbox"
            name={`${name}_done`}
            value={sent}
            defaultChecked
            onChange={(event) => {
              if (!event.target.checked) onChosen(null);
            }}
          />
          <span>{sent.slice(sent.indexOf(" ") + 1)}</span>
        </label>
      )}
      <p id={`${id}-note`} className={shownError ? f.error : f.help}>
        {shownError ?? help}
      </p>
    </div>
  );
}

/** The address of a chosen picture, given back to the browser once another is chosen or the page is left. */
export function usePreview() {
  const [preview, setPreview] = useState<string | null>(null);
  useEffect(() => () => void (preview && URL.revokeObjectURL(preview)), [preview]);
  return [preview, setPreview] as const;
}
