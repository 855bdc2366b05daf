import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { TextField } from "../../ui/text-field.tsx";

interface HandleFieldProps {
  readonly help: string;
  readonly handle: string | undefined;
}

/** The address of a person or an organisation. */
export function HandleField({ help, handle }: HandleFieldProps) {
  const words = useText(settingsText);
  return (
    <TextField
      name="handle"
      label={words.handle}
      help={help}
      prefix="@"
      defaultValue={handle}
      autoComplete="off"
      spellCheck={false}
      maxLength={30}
    />
  );
}
