/** Forms of pages, filled in and sent as a browser does. */

/** The hidden fields of a page's form, and what else one fills in. */
export function formOf(html: string, differs: Readonly<Record<string, string>> = {}): Record<string, string> {
  const form: Record<string, string> = {};
  for (const [, name, value] of html.matchAll(/<input type="hidden" name="(_by|_csrf|_key|_version)" value="([^"]*)"/g))
    if (name !== undefined && value !== undefined) form[name] = value;
  return { ...form, ...differs };
}
