import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import { Avatar } from "./avatar.tsx";
import a from "./avatar-field.module.css";
import { PictureChoice, usePreview } from "./picture-choice.tsx";

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
  const [preview, setPreview] = usePreview();
  return (
    <div className={a.row}>
      <Avatar name={personName} imageUrl={preview ?? imageUrl} size={84} square={square} />
      <PictureChoice name={name} label={words.changePicture} help={help} error={error} onChosen={setPreview} />
    </div>
  );
}
