import { useText } from "../../../lib/text.ts";
import { similarText } from "../../../messages/similar.ts";
import { Section } from "../../../ui/section.tsx";
import { Grid } from "../../list/grid.tsx";
import { PortfolioResult, portfolioKey } from "../portfolio-result.tsx";
import type { SimilarWork } from "./similar-data.server.ts";
import c from "./similar-section.module.css";

/** Work of others that is like the one on the page, each with why it stands there. */
export function SimilarSection({ similar }: { similar: readonly SimilarWork[] }) {
  const words = useText(similarText);
  const why = ({ topic, tags, skills }: SimilarWork) =>
    [
      ...(topic === null ? [] : [topic]),
      ...(tags > 0 ? [words.sharedTags(tags)] : []),
      ...(skills > 0 ? [words.sharedSkills(skills)] : []),
    ].join(" · ");
  return (
    <Section title={words.title} lede={words.lede}>
      <div className={c.frame}>
        <Grid kind="work">
          {similar.map((one) => (
            <div key={portfolioKey(one.portfolio)} className={c.one}>
              <PortfolioResult portfolio={one.portfolio} />
              <p className={c.why}>{why(one)}</p>
            </div>
          ))}
        </Grid>
      </div>
    </Section>
  );
}
