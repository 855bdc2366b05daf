import c from "./gallery.module.css";

export function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={c.section}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
