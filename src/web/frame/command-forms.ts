import { Injectable } from '@nestjs/common';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import type { AllowedAction } from '../../kernel/http/allowed-action.view';
import { Faults, Field, faultsByLabel, noFaults, requestOf, shownAgain, shownFields, validated } from './form';
import { newFormKey } from './form-body';
import { GoTo, Page, goTo } from './page';
import { Visit } from './visit';
import { hasWord, wordOf } from './words';

/** What a command is about: a case, an entry, a reply. */
export interface CommandTarget {
  readonly id: string;
  /** Its key and title, as the form's head says it. */
  readonly key: string;
  readonly title: string;
  readonly version: number;
  readonly allowedActions: readonly AllowedAction[];
  /** Where one comes from and goes back to. */
  readonly href: string;
}

/**
 * The form of one command. Its words are `<word>.heading`, `<word>.button` and, if there is something to say first,
 * `<word>.intro`. `request` is the class the API's own route validates the body with: no rule is written twice.
 */
export interface CommandForm<T extends CommandTarget> {
  readonly word: string;
  /** The action among the target's `allowedActions` that opens it; nothing is asked when left out. */
  readonly action?: string;
  readonly request?: new () => object;
  /** Not to be undone, or hard on somebody: the button says so by its colour. */
  readonly serious?: boolean;
  fields?(target: T, visit: Visit): readonly Field[] | Promise<readonly Field[]>;
  /** What to know before pressing, such as what hinders it; shown as a list above the fields. */
  notes?(target: T, visit: Visit): Promise<readonly string[]>;
  /** Makes the request of what was typed where that is more than field by field, before it is validated. */
  prepare?(given: Record<string, unknown>, target: T, visit: Visit): object;
  /** Does it; answers where to go then, if not back to the target. */
  run(command: { visit: Visit; target: T; body: never; version: number }): Promise<unknown>;
}

/** The form an address names; of a command that has none there is no address. */
export function formNamed<T extends CommandTarget>(
  forms: Readonly<Record<string, CommandForm<T>>>,
  name: string,
): CommandForm<T> {
  const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
  refuseUnless(form, 'notFound', 'request.unknownRoute');
  return form;
}

/** Shows and carries out the forms of commands: one way for all of them, with or without script. */
@Injectable()
export class CommandForms {
  async show<T extends CommandTarget>(form: CommandForm<T>, target: T, visit: Visit): Promise<Page> {
    refuseUnlessAllowed(form, target);
    return this.page(form, target, visit, await shownPart(form, target, visit), undefined, noFaults);
  }

  /** Carries the command out as the version the form was shown for, and goes back; refused, the form stays as typed. */
  async send<T extends CommandTarget>(
    form: CommandForm<T>,
    target: T,
    visit: Visit,
    typed: Readonly<Record<string, unknown>>,
  ): Promise<GoTo> {
    const where = await this.carriedOut(form, target, visit, typed);
    const said = hasWord(`said.${form.word}`) ? form.word : undefined;
    return goTo(typeof where === 'string' ? where : target.href, said);
  }

  /** Carries out a command whose answer is told once and kept nowhere: `run` gives the page that tells it. */
  async tell<T extends CommandTarget>(
    form: CommandForm<T>,
    target: T,
    visit: Visit,
    typed: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    return (await this.carriedOut(form, target, visit, typed)) as Page;
  }

  private async carriedOut<T extends CommandTarget>(
    form: CommandForm<T>,
    target: T,
    visit: Visit,
    typed: Readonly<Record<string, unknown>>,
  ): Promise<unknown> {
    const shown = await shownPart(form, target, visit);
    try {
      refuseUnlessAllowed(form, target);
      const sent = requestOf(shown.fields, typed);
      const given = form.prepare?.(sent, target, visit) ?? sent;
      const body = form.request ? await validated(form.request, given) : given;
      return await form.run({ visit, target, body: body as never, version: shownVersion(visit, target) });
    } catch (error) {
      throw shownAgain(error, (faults) => this.page(form, target, visit, shown, typed, faults));
    }
  }

  private page<T extends CommandTarget>(
    form: CommandForm<T>,
    target: T,
    { language }: Visit,
    { fields, notes }: ShownPart,
    typed: Readonly<Record<string, unknown>> | undefined,
    faults: Faults,
  ): Page {
    const heading = wordOf(language, `${form.word}.heading`);
    const model = {
      title: `${target.key} ${heading}`,
      heading,
      intro: hasWord(`${form.word}.intro`) ? wordOf(language, `${form.word}.intro`) : null,
      notes,
      button: wordOf(language, `${form.word}.button`),
      serious: form.serious ?? false,
      target: { key: target.key, title: target.title, href: target.href },
      fields: shownFields(fields, typed, faults),
      faults: faultsByLabel(faults, fields, typed),
      key: newFormKey(),
      version: target.version,
    };
    return new Page('frame/command', model, { target: 'dialog', template: 'frame/_command' });
  }
}

/** What a form shows besides its words. */
interface ShownPart {
  readonly fields: readonly Field[];
  readonly notes: readonly string[];
}

async function shownPart<T extends CommandTarget>(form: CommandForm<T>, target: T, visit: Visit): Promise<ShownPart> {
  return {
    fields: (await form.fields?.(target, visit)) ?? [],
    notes: (await form.notes?.(target, visit)) ?? [],
  };
}

/** Refusals that are about who asks, not about where the thing stands. */
const aboutWho = /\.(notYours|ofAnotherMinistry|notOfferedToYou|notHolder|notAllocated|notYourTurn)$/;

function refuseUnlessAllowed<T extends CommandTarget>({ action }: CommandForm<T>, target: T): void {
  if (action === undefined) return;
  const found = target.allowedActions.find((one) => one.action === action);
  refuseUnless(found, 'notFound', 'request.unknownRoute');
  const code = found.code ?? 'access.notYours';
  if (!found.allowed) throw new Refusal(aboutWho.test(code) ? 'forbidden' : 'conflict', code, { action });
}

/** The version the person saw; a form without one is for what has none. */
function shownVersion({ request }: Visit, target: CommandTarget): number {
  const header = /^"(\d{1,9})"$/.exec(request.headers['if-match'] ?? '')?.[1];
  return header === undefined ? target.version : Number(header);
}
