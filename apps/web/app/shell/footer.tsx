import { href, Link, useLocation } from "react-router";
import { languageOf, languages } from "#api-schema/languages.ts";
import { accountNav, mainNav, signInHref, signUpHref } from "../lib/nav.ts";
import { useReader } from "../lib/reader.ts";
import { languageNames, useText } from "../lib/text.ts";
import { shellText } from "../messages/shell.ts";
import { Mark } from "./brand.tsx";
import c from "./footer.module.css";

const ACCOUNT_LINKS = 4;

export function Footer() {
  const words = useText(shellText);
  const { viewer } = useReader();
  return (
    <footer className={c.footer}>
      <div className={`wrap ${c.row}`}>
        <div className={c.about}>
          <span className={c.brand}>
            <Mark size={26} />
            {words.brand}
          </span>
          <p>{words.tagline}</p>
        </div>
        <nav aria-label={words.footerDiscover}>
          <b>{words.footerDiscover}</b>
          {mainNav.map((item) => (
            <Link key={item.to} to={item.to}>
              {item.label(words)}
            </Link>
          ))}
          <Link to={href("/organisations")}>{words.organisations}</Link>
        </nav>
        <nav aria-label={words.footerPricing}>
          <b>{words.footerPricing}</b>
          <Link to={href("/plans")}>{words.plans}</Link>
          <Link to={href("/fees")}>{words.fees}</Link>
          <Link to={href("/help")}>{words.help}</Link>
        </nav>
        {viewer ? (
          <nav aria-label={words.footerAccount}>
            <b>{words.footerAccount}</b>
            {accountNav(viewer)
              .slice(0, ACCOUNT_LINKS)
              .map((item) => (
                <Link key={item.to} to={item.to}>
                  {item.label(words)}
                </Link>
              ))}
          </nav>
        ) : (
          <nav aria-label={words.footerAccount}>
            <b>{words.footerAccount}</b>
            <Link to={signInHref}>{words.signIn}</Link>
            <Link to={signUpHref}>{words.join}</Link>
          </nav>
        )}
        <div className={c.choices}>
          <LanguageChoice />
          <SchemeChoice />
        </div>
      </div>
    </footer>
  );
}

/** A whole new page is asked for: another language comes with its own scripts. */
function LanguageChoice() {
  const words = useText(shellText);
  const now = languageOf(useReader().locale);
  const { pathname, search } = useLocation();
  return (
    <form method="post" action={href("/preferences")} className={c.choice}>
      <b>{words.footerLanguage}</b>
      <input type="hidden" name="back" value={pathname + search} />
      {languages.map((language) => (
        <button
          key={language}
          type="submit"
          name="language"
          value={language}
          lang={language}
          aria-current={language === now ? "true" : undefined}
        >
          {languageNames[language]}
        </button>
      ))}
    </form>
  );
}

function SchemeChoice() {
  const words = useText(shellText);
  const { pathname, search } = useLocation();
  const choices = [
    ["auto", words.schemeAuto],
    ["light", words.schemeLight],
    ["dark", words.schemeDark],
  ] as const;
  return (
    <form method="post" action={href("/preferences")} className={c.choice}>
      <b>{words.footerColours}</b>
      <input type="hidden" name="back" value={pathname + search} />
      {choices.map(([scheme, label]) => (
        <button key={scheme} type="submit" name="scheme" value={scheme}>
          {label}
        </button>
      ))}
    </form>
  );
}
