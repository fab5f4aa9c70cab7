import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Sessions } from '../../accounts/sessions/sessions.service';
import { Actor, RoleCode, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import type { ActingRequest } from '../../kernel/http/access';
import { WorkLists } from '../../letters/work-lists/work-lists.service';
import './frame.words';
import { formsOwner } from './form-body';
import { NavigationEntry, navigation } from './navigation.table';
import { PageModel } from './page';
import { initialsOf } from './templates';
import { Theme, keysOf, languageOf, themeOf } from './visit';
import { ScreenLanguage, hasWord, wordOf } from './words';

export interface NavigationLink {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
  readonly count: string | null;
}

/** What surrounds a page: who is signed in, for which ministry, where they can go. */
export interface Frame {
  readonly language: ScreenLanguage;
  readonly theme: Theme;
  /** Whether single letters are keys. */
  readonly keys: 'on' | 'off';
  readonly kind: NonNullable<PageModel['frame']>;
  readonly width: NonNullable<PageModel['width']> | 'normal';
  readonly person: { readonly name: string; readonly initials: string; readonly role: string } | null;
  readonly ministry: { readonly code: string; readonly name: string } | null;
  readonly otherMinistries: readonly { readonly code: string; readonly name: string }[];
  readonly navigation: readonly NavigationLink[];
  /** Address of the page, without what is asked of it. */
  readonly path: string;
  readonly searched: string;
  /** What was just done, as a sentence; null when the page was simply opened. */
  readonly said: string | null;
  readonly csrfToken: string;
  readonly by: string;
  readonly today: string;
  readonly now: Date;
}

/** Makes the frame of a page. For somebody not signed in there is only the logo. */
@Injectable()
export class Frames {
  constructor(
    private readonly sessions: Sessions,
    private readonly workLists: WorkLists,
    private readonly clock: Clock,
  ) {}

  async of(request: Request, model: Pick<PageModel, 'at' | 'frame' | 'width'>): Promise<Frame> {
    const { actor } = request as ActingRequest;
    const language = languageOf(request);
    const said = typeof request.query['sagt'] === 'string' ? request.query['sagt'] : '';
    const own =
      actor && actor.through.kind === 'session' ? await this.ownPart(actor, request, model, language) : nobody;
    return {
      language,
      theme: themeOf(request),
      keys: keysOf(request),
      kind: actor ? (model.frame ?? 'navigation') : 'bare',
      width: model.width ?? 'normal',
      ...own,
      path: request.path,
      searched: typeof request.query['q'] === 'string' ? request.query['q'].slice(0, 200) : '',
      said: hasWord(`said.${said}`) ? wordOf(language, `said.${said}`) : null,
      csrfToken: request.session.signedIn?.csrfToken ?? '',
      by: formsOwner(request.session.signedIn, own.ministry?.code),
      today: this.clock.today(),
      now: this.clock.now(),
    };
  }

  private async ownPart(
    actor: Actor,
    request: Request,
    model: Pick<PageModel, 'at' | 'frame'>,
    language: ScreenLanguage,
  ) {
    const { ministries } = await this.sessions.now(actor, request);
    const withNavigation = (model.frame ?? 'navigation') === 'navigation';
    return {
      person: { name: actor.name, initials: initialsOf(actor.name), role: roleLine(actor, language) },
      ministry: ministries.find((one) => one.id === actor.ministryId) ?? null,
      otherMinistries: ministries.filter((one) => one.id !== actor.ministryId),
      navigation: withNavigation ? await this.navigationOf(actor, model.at ?? request.path, language) : [],
    };
  }

  private async navigationOf(actor: Actor, at: string, language: ScreenLanguage): Promise<NavigationLink[]> {
    const shown = navigation.filter((entry) => holds(actor, ...entry.roles));
    const { items } = shown.some((entry) => entry.counts) ? await this.workLists.counts(actor) : { items: [] };
    const countOf = ({ counts }: NavigationEntry): string | null => {
      const found = items.find((one) => one.list === counts);
      return found && found.count > 0 ? `${found.count}${found.more ? '+' : ''}` : null;
    };
    return shown.map((entry) => ({
      label: wordOf(language, entry.word),
      href: entry.href,
      current: entry.href === at,
      count: countOf(entry),
    }));
  }
}

const nobody = { person: null, ministry: null, otherMinistries: [], navigation: [] } as const;

/** The roles held, then the initials that stand in the reference: `Saksbehandler · HMK`. */
function roleLine(actor: Actor, language: ScreenLanguage): string {
  const roles = [...new Set(actor.roles.map(({ role }: { role: RoleCode }) => role))];
  return [...roles.map((role) => wordOf(language, `role.${role}`)), actor.initials].join(' · ');
}
