import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { useSubmitting } from "./form.tsx";

type SubmitButtonProps = Omit<Extract<ButtonProps, { to?: undefined }>, "type" | "loading" | "onClick">;

/** Sends the form around it, and is busy until that is answered: a second click would be refused for what the first did. */
export function SubmitButton(props: SubmitButtonProps) {
  const submitting = useSubmitting();
  const [pressed, press] = useState(false);
  useEffect(() => {
    if (!submitting) press(false);
  }, [submitting]);
  return <Button {...props} loading={pressed && submitting} onClick={() => press(true)} />;
}
