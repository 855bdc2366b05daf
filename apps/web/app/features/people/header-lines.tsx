import { countryName } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { IconMapPin } from "../../ui/icons.ts";
import c from "./header-lines.module.css";

interface HeaderLinesProps {
  readonly shown: {
    readonly name: string;
    readonly handle: string;
    readonly headline: string;
    readonly city: string | null;
    readonly country: string | null;
  };
  /** What kind of thing it is, before the handle. */
  readonly kind?: React.ReactNode;
  /** What else is told in the line of the handle and the place. */
  readonly more?: React.ReactNode;
  readonly children?: React.ReactNode;
}

/** The name of a person or an organisation, what they do, and where. */
export function HeaderLines({ shown, kind, more, children }: HeaderLinesProps) {
  const { locale } = useReader();
  const { name, handle, headline, city, country } = shown;
  const place = [city, country && countryName(country, locale)].filter(Boolean).join(", ");
  return (
    <div className={c.who}>
      <h1>{name}</h1>
      {headline && <p className={c.headline}>{headline}</p>}
      <p className={c.meta}>
        {kind}
        <span>@{handle}</span>
        {place && (
          <span suppressHydrationWarning>
            <IconMapPin size={16} aria-hidden />
            {place}
          </span>
        )}
        {more}
      </p>
      {children}
    </div>
  );
}
