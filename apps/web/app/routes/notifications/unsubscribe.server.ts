import { apiOf } from "../../lib/api.server.ts";
import { submit, text } from "../../lib/form.server.ts";
import type { Route } from "./+types/unsubscribe.ts";

export function loader({ request }: Route.LoaderArgs) {
  return { token: tokenOf(request) };
}

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get("token") ?? "";
}

export async function action(args: Route.ActionArgs) {
  const form = await args.request.formData();
  return submit(args.request, form, async () => {
    // Mail programs that unsubscribe with one click send the address and no form of ours (RFC 8058).
    const query = { token: text(form, "token") || tokenOf(args.request) };
    const { category } = await apiOf(args).notifications.unsubscribe({ query });
    return { left: category };
  });
}
