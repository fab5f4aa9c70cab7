import { Injectable } from '@nestjs/common';
import { ConfirmIdentityRequest } from '../../accounts/sessions/session.requests';
import { Sessions } from '../../accounts/sessions/sessions.service';
import { UploadIntake } from '../../documents/upload-intake';
import { Uploads } from '../../documents/uploads.service';
import { Actor, holds } from '../../kernel/actor';
import { Clock } from '../../kernel/clock';
import { confirmedUntil } from '../../kernel/identity';
import { Refusal, refuseUnless } from '../../kernel/refusal';
import { ReplyQueries } from '../../letters/replies/replies.query';
import type { ReplyView } from '../../letters/replies/reply.view';
import { OutsideService } from '../../letters/signing/outside.service';
import { DecisionRequest, GivenOutsideRequest } from '../../letters/signing/signing.requests';
import { Faults, Field, faultsOf, noFaults, requestOf, shownFields, validated } from '../frame/form';
import { FormRefused, GoTo, Page, goTo } from '../frame/page';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import { passwordField } from '../signing/sign-page';
import './private-office.words';

/** `papir`: signed by hand and scanned. `avgjorelse`: decided by mail, telephone or in a meeting. */
export type GivenOutsideKind = 'avgjorelse' | 'papir';

const actions = { avgjorelse: 'recordDecision', papir: 'recordPaperSignature' } as const;
const said = { avgjorelse: 'decisionRecorded', papir: 'paperRecorded' } as const;

/** Recording what was given outside the system. The file comes first by itself; the rest of the form follows with it. */
@Injectable()
export class GivenOutsidePage {
  constructor(
    private readonly replies: ReplyQueries,
    private readonly outside: OutsideService,
    private readonly receiving: UploadIntake,
    private readonly uploads: Uploads,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  async of(
    visit: Visit,
    kind: GivenOutsideKind,
    replyId: string,
    fileId: string | undefined,
    typed?: Readonly<Record<string, unknown>>,
    faults: Faults = noFaults,
  ): Promise<Page> {
    const { actor, language } = visit;
    const reply = await this.allowed(visit, kind, replyId);
    const file = fileId ? await this.uploads.mine(actor, fileId) : null;
    const path = `/svar/${replyId}/${kind}`;
    const heading = wordOf(language, `givenOutside.${kind}`);
    return new Page('private-office/given-outside', {
      title: `${reply.entryKey} ${heading}`,
      at: '/forvaerelse',
      heading,
      intro: wordOf(language, `givenOutside.${kind}Intro`),
      fileLabel: wordOf(language, `givenOutside.${kind}File`),
      reply,
      path,
      back: backOf(actor, reply),
      file: file ? { id: file.upload.id, name: file.upload.fileName } : null,
      fields: file ? shownFields(this.fields(kind, reply, actor, language), typed, faults) : [],
      faults,
    });
  }

  /** Takes the file and goes on to the form that names it. */
  async receive(visit: Visit, kind: GivenOutsideKind, replyId: string): Promise<GoTo> {
    try {
      await this.allowed(visit, kind, replyId);
      const { upload } = await this.receiving.receive(visit.actor, visit.request);
      return goTo(`/svar/${replyId}/${kind}?fil=${upload.id}`);
    } catch (error) {
      if (error instanceof Refusal && error.kind === 'notFound') throw error;
      throw new FormRefused(error as Error, await this.of(visit, kind, replyId, undefined, undefined, faultsOf(error)));
    }
  }

  async record(
    visit: Visit,
    kind: GivenOutsideKind,
    replyId: string,
    version: number,
    typed: Readonly<Record<string, unknown>>,
  ): Promise<GoTo> {
    const fileId = typeof typed['evidenceUploadId'] === 'string' ? typed['evidenceUploadId'] : undefined;
    const reply = await this.allowed(visit, kind, replyId);
    try {
      const { password, ...given } = requestOf(this.fields(kind, reply, visit.actor, visit.language), typed);
      const body = { ...given, evidenceUploadId: fileId };
      const wanted =
        kind === 'papir'
          ? { ...(await validated(GivenOutsideRequest, body)), how: 'paper' as const }
          : await validated(DecisionRequest, body);
      await this.outside.record(replyId, version, wanted, await this.confirmed(visit, password));
      return goTo(backOf(visit.actor, reply), said[kind]);
    } catch (error) {
      throw new FormRefused(error as Error, await this.of(visit, kind, replyId, fileId, typed, faultsOf(error)));
    }
  }

  private async allowed(visit: Visit, kind: GivenOutsideKind, replyId: string): Promise<ReplyView> {
    const reply = await this.replies.view(replyId, visit.actor);
    const action = reply.allowedActions.find((one) => one.action === actions[kind]);
    refuseUnless(action, 'notFound', 'request.unknownRoute');
    if (!action.allowed) throw new Refusal('conflict', action.code ?? 'reply.notYours', { action: action.action });
    return reply;
  }

  private fields(kind: GivenOutsideKind, reply: ReplyView, actor: Actor, language: ScreenLanguage): Field[] {
    const label = (key: string) => wordOf(language, `givenOutside.${key}`);
    const ways = (['mail', 'telephone', 'meeting'] as const).map((way) => ({ value: way, label: label(way) }));
    const who = reply.signatories.map(({ personId, name }) => ({ value: personId, label: name }));
    return [
      { name: 'on', kind: 'date', label: label(`${kind}On`), value: this.clock.today() },
      ...(kind === 'avgjorelse' ? [{ name: 'how', kind: 'choices', label: label('how'), options: ways } as const] : []),
      ...(who.length > 1 ? [{ name: 'personId', kind: 'select', label: label('who'), options: who } as const] : []),
      ...(confirmedUntil(actor) ? [] : [passwordField(language)]),
    ];
  }

  /** Whoever puts the ministry's seal on a letter is known as surely as one who signs. */
  private async confirmed({ actor, request }: Visit, password: unknown): Promise<Actor> {
    if (confirmedUntil(actor)) return actor;
    const given = await validated(ConfirmIdentityRequest, { password });
    return (await this.sessions.confirmIdentity(actor, request, given.password)).acting.actor;
  }
}

function backOf(actor: Actor, reply: ReplyView): string {
  return holds(actor, 'privateOffice') ? '/forvaerelse' : `/saker/${reply.caseId}`;
}
