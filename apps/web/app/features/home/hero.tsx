import { Form, Link } from "react-router";
import { TOTAL_MAX } from "#api-schema/total-max.ts";
import { formatCompact, formatMoney } from "../../lib/format.ts";
import { projectHref } from "../../lib/links.ts";
import { searchHref } from "../../lib/nav.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { homeText } from "../../messages/home.ts";
import { IconSearch } from "../../ui/icons.ts";
import { Picture, type PictureSource } from "../../ui/picture.tsx";
import c from "./hero.module.css";
import type { HomeData } from "./home-data.ts";

const COLUMNS = 3;

/** The first thing a visitor sees: the promise, a search, and what is being made here right now. */
export function Hero({ portfolios, projects, counts }: Pick<HomeData, "portfolios" | "projects" | "counts">) {
  const words = useText(homeText);
  const { locale } = useReader();
  const figures = [
    [counts.people, words.makers],
    [counts.portfolios, words.works],
    [counts.projects, words.openProjects],
  ] as const;
  return (
    <section className={c.hero}>
      <div className={c.copy}>
        <h1>
          {words.headline} <em>{words.headlineLoud}</em>
        </h1>
        <p>{words.lede}</p>
        <Form method="get" action={searchHref} role="search" aria-label={words.search} className={c.search}>
          <IconSearch size={20} aria-hidden />
          <input
            name="q"
            type="search"
            aria-label={words.search}
            placeholder={words.searchPlaceholder}
            autoComplete="off"
            maxLength={100}
          />
          <button type="submit">{words.search}</button>
        </Form>
        <ul className={c.figures}>
          {figures.map(([count, label]) =>
            count ? (
              <li key={label}>
                <b>
                  {formatCompact(count, locale)}
                  {count < TOTAL_MAX ? "" : "+"}
                </b>{" "}
                {label}
              </li>
            ) : null,
          )}
        </ul>
      </div>
      <Collage pictures={portfolios.map(({ picture }) => picture).filter((one) => one !== null)} />
      <Latest project={projects[0]} />
    </section>
  );
}

function Collage({ pictures }: { pictures: readonly PictureSource[] }) {
  if (pictures.length < COLUMNS * 2) return <div className={c.shapes} aria-hidden="true" />;
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    pictures.filter((_picture, place) => place % COLUMNS === column).slice(0, COLUMNS),
  );
  return (
    <div className={c.collage} aria-hidden="true">
      <div className={c.mosaic}>
        {columns.map((column) => (
          <div key={column[0]?.src}>
            {column.map((picture) => (
              <Picture key={picture.src} picture={picture} width={320} height={264} sizes="220px" />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function Latest({ project }: { project: HomeData["projects"][number] | undefined }) {
  const words = useText(homeText);
  const { locale } = useReader();
  if (!project?.budgetMax) return null;
  return (
    <Link to={projectHref(project.projectId)} className={c.latest}>
      <span className={c.pulse}>{words.liveNow}</span>
      <b suppressHydrationWarning>{formatMoney(project.budgetMax, locale, { short: true })}</b>
      <span className={c.what}>{project.title}</span>
    </Link>
  );
}
