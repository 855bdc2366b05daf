const ownWork =
  /^\/(?:dashboard|contracts|disputes|confirmations|proposals|payments|tax|projects\/mine|portfolios\/mine(?:\/.*)?|wallet(?:\/.*)?|invoices(?:\/.*)?)\/?$/;

/** Which frame, with the way between its pages at the side, a page stands in; null for those that stand alone. */
export function frameOf(pathname: string): "settings" | "admin" | "own" | null {
  const [, first] = pathname.split("/");
  if (first === "settings" || first === "admin") return first;
  return ownWork.test(pathname) ? "own" : null;
}
