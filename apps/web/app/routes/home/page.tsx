import { SignedInHome } from "../../features/home/signed-in-home.tsx";
import { VisitorHome } from "../../features/home/visitor-home.tsx";
import { headWords, pageTitle } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { homeText } from "../../messages/home.ts";
import type { Route } from "./+types/page.ts";

export { loader } from "./page.server.ts";

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(homeText, matches).metaTitle, { description: headWords(homeText, matches).metaDescription });

export default function Home({ loaderData }: Route.ComponentProps) {
  const { viewer } = useReader();
  return viewer ? <SignedInHome viewer={viewer} {...loaderData} /> : <VisitorHome {...loaderData} />;
}
