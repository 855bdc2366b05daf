import { useState } from "react";
import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import { IconEye } from "./icons.ts";
import c from "./password-field.module.css";
import { TextField, type TextFieldProps } from "./text-field.tsx";

type PasswordFieldProps = Omit<TextFieldProps, "type" | "suffix" | "defaultValue"> & {
  readonly autoComplete: "current-password" | "new-password";
};

/** A password that may be shown while typing; never sent back by the server. */
export function PasswordField(props: PasswordFieldProps) {
  const words = useText(formText);
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? "text" : "password"}
      spellCheck={false}
      suffix={
        <button
          type="button"
          className={c.show}
          aria-label={shown ? words.hidePassword : words.showPassword}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <IconEye size={19} aria-hidden />
        </button>
      }
    />
  );
}
