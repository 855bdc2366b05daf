import { useEffect, useState } from "react";
import { useFieldState } from "../lib/form.ts";
import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import { Avatar } from "./avatar.tsx";
import a from "./avatar-field.module.css";
import f from "./field.module.css";

interface AvatarFieldProps {
  readonly name: string;
  readonly personName: string;
  readonly imageUrl: string | null;
  readonly help?: string;
  readonly error?: string;
  /** For organisations. */
  readonly square?: boolean;
}

/** A person's picture with a button to change it; shows the new one at once. */
export function AvatarField({ name, personName, imageUrl, help, error, square = false }: AvatarFieldProps) {
  const words = useText(formText);
  const state = useFieldState(name);
  const [preview, setPreview] = useState<string | null>(null);
  useEffect(() => () => void (preview && URL.revokeObjectURL(preview)), [preview]);
  const shownError = error ?? state.error;
  const id = `field-${name}`;
  return (
    <div className={a.row}>
      <Avatar name={personName} imageUrl={preview ?? imageUrl} size={84} square={square} />
      <div className={f.field}>
        <label className={a.change} htmlFor={id}>
          {words.changePicture}
          <input
            id={id}
            type="file"
            name={name}
            accept="image/png,image/jpeg,image/webp"
            aria-describedby={`${id}-note`}
            aria-invalid={shownError ? true : undefined}
            onChange={(event) => {
              const file = event.target.files?.[0];
              setPreview(file ? URL.createObjectURL(file) : null);
            }}
          />
        </label>
        <p id={`${id}-note`} className={shownError ? f.error : f.help}>
          {shownError ?? help}
        </p>
      </div>
    </div>
  );
}
