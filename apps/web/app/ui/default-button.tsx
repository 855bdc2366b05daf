/** Enter in a field presses a form's first button: this one, which only sends, before those that change rows. */
export function DefaultButton() {
  return <button type="submit" className="vh" tabIndex={-1} aria-hidden="true" />;
}
