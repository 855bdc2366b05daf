import { data } from "react-router";

export function loader() {
  throw data(null, { status: 404 });
}

// A route module without a component would answer as a resource, without the page around it.
export default function NotFound() {
  return null;
}
