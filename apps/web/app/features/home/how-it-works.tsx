import { useText } from "../../lib/text.ts";
import { homeText } from "../../messages/home.ts";
import c from "./how-it-works.module.css";

/** Why paying here is safe, in three steps. */
export function HowItWorks() {
  const words = useText(homeText);
  return (
    <section className={c.how}>
      <h2>{words.howTitle}</h2>
      <ol className={c.steps}>
        {words.how.map((step) => (
          <li key={step.title}>
            <h3>{step.title}</h3>
            <p>{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
