import { Section } from "../../../ui/section.tsx";
import c from "./gallery.module.css";

interface PartProps {
  readonly title: string;
  readonly lede?: string;
  readonly action?: React.ReactNode;
  readonly children: React.ReactNode;
}

/** A part of the gallery: what is of one kind. */
export function Part(props: PartProps) {
  return (
    <div className={c.part}>
      <Section {...props} />
    </div>
  );
}

/** What is shown under a name of its own: a component, or a state of one. */
export function Named({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={c.named}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
