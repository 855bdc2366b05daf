import { useText } from "../../lib/text.ts";
import { formText } from "../../messages/form.ts";
import c from "./form-part.module.css";

interface FormPartProps {
  readonly title: string;
  readonly help?: string;
  readonly optional?: boolean;
  readonly children: React.ReactNode;
}

/** Fields of a long form that belong together. */
export function FormPart({ title, help, optional = false, children }: FormPartProps) {
  const words = useText(formText);
  return (
    <section className={c.part}>
      <div>
        <h2 className={c.title}>
          {title} {optional && <span className={c.optional}>{words.optional}</span>}
        </h2>
        {help && <p className={c.help}>{help}</p>}
      </div>
      {children}
    </section>
  );
}
