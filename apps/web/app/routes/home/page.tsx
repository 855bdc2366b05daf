import { SignedInHome } from "../../features/home/signed-in-home.tsx";
import { VisitorHome } from "../../features/home/visitor-home.tsx";
import { openHead } from "../../lib/open-head.ts";
import { headWords } from "../../lib/page-title.ts";
import { useReader } from "../../lib/reader.ts";
import { homeText } from "../../messages/home.ts";
import type { Route } from "./+types/page.ts";

export { loader } from "./page.server.ts";

export const meta: Route.MetaFunction = ({ matches, location }) => {
  const { metaTitle: title, metaDescription: lede } = headWords(homeText, matches);
  return openHead({ title, lede }, matches, location);
};

export default function Home({ loaderData }: Route.ComponentProps) {
  const { viewer } = useReader();
  return viewer ? <SignedInHome viewer={viewer} {...loaderData} /> : <VisitorHome {...loaderData} />;
}
