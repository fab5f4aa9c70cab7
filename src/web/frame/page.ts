import { ShownAgain } from '../../kernel/http/problem-pages';

/** A page to be shown: which template, with what. Routes return it; `PageRenderer` makes it HTML within the frame. */
export interface PageModel {
  /** What the browser calls the page; the case's key first. */
  readonly title: string;
  /** Which entry of the navigation it belongs to, by its address. */
  readonly at?: string;
  /** How the frame is: with navigation, with a context bar of the page's own instead, or the minister's. */
  readonly frame?: 'navigation' | 'context' | 'minister' | 'bare';
  /** How wide: `wide` to the edges, `bare` without any margin. */
  readonly width?: 'wide' | 'bare';
  /** Further islands of the page: `editor`, `pdf`. */
  readonly islands?: readonly string[];
}

export class Page {
  constructor(
    readonly template: string,
    readonly model: PageModel & Readonly<Record<string, unknown>>,
    /** A template that alone is answered when htmx asks for the element of this id. */
    readonly part?: { readonly target: string; readonly template: string },
  ) {}
}

/** A command that was refused while a form was open: the form again, with what was typed and why. */
export class FormRefused extends ShownAgain {
  constructor(
    readonly refusal: Error,
    readonly page: Page,
  ) {
    super('a form was refused');
  }
}

/** Where the browser goes after a command (303): the answer of a route with `@Redirect()`. */
export interface GoTo {
  readonly url: string;
  readonly statusCode: 303;
}

/** To a page of ours, optionally saying there what was done (a key of words). */
export function goTo(url: string, said?: string): GoTo {
  return {
    url: said ? `${url}${url.includes('?') ? '&' : '?'}sagt=${encodeURIComponent(said)}` : url,
    statusCode: 303,
  };
}

/** Thrown by a route that shows a page when the person belongs on another one. */
export class Elsewhere extends ShownAgain {
  constructor(readonly url: string) {
    super('elsewhere');
  }
}
