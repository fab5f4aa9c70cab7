import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SignedIn } from '../../kernel/http/access';
import { ReplyQueries } from '../../letters/replies/replies.query';
import type { ProofView } from '../../letters/signing/proof.view';
import { Proofs } from '../../letters/signing/proofs';
import { Page } from '../frame/page';
import { CurrentVisit } from '../frame/visit';
import type { Visit } from '../frame/visit';
import { ScreenLanguage, wordOf } from '../frame/words';
import './proof.words';

/** What proves a letter, on one page that can be printed and laid in a file. */
@ApiExcludeController()
@Controller('svar/:replyId/bevis')
export class ProofPages {
  constructor(
    private readonly proofs: Proofs,
    private readonly replies: ReplyQueries,
  ) {}

  /** The signature is verified anew each time the page is opened. */
  @Get()
  @SignedIn({ scope: 'none' })
  async show(@CurrentVisit() { actor, language }: Visit, @Param('replyId') replyId: string): Promise<Page> {
    const proof = await this.proofs.of(replyId, actor);
    const { caseId, entryId } = await this.replies.view(replyId, actor);
    return new Page('proof/proof', {
      title: wordOf(language, 'proof.title', { key: proof.entryKey }),
      frame: 'context',
      back: `/saker/${caseId}/dokument/${entryId}`,
      proof,
      act: proof.act && actShown(proof.act, language),
      verdict: verdictOf(proof, language),
      checks: proof.signature ? checksOf(proof, language) : [],
      files: proof.files.map((file) => ({
        ...file,
        name: wordOf(language, `proof.${file.what}`),
        stateWord: wordOf(language, `proof.${file.state}`),
        sound: file.state === 'sound',
      })),
    });
  }
}

function actShown(act: NonNullable<ProofView['act']>, language: ScreenLanguage) {
  const word = (key: string) => wordOf(language, `proof.${key}`);
  return {
    ...act,
    how: word(`kind-${act.kind}`),
    capacityWord: word(`capacity-${act.capacity}`),
    identity: word(`identity-${act.identityMethod}`),
    recordedByOther: act.recordedByName !== act.personName,
  };
}

/** The page's first line: whether the letter is proven, as a shape, a colour and a sentence. */
function verdictOf({ act, signature, files }: ProofView, language: ScreenLanguage) {
  if (!act || !signature)
    return { shape: 'step', color: 'neutral', says: wordOf(language, 'proof.notSigned'), more: '' };
  const whole = signature.valid && signature.beginsWithWhatWasShown && signature.byTheKeyOfTheAct;
  const filesSound = files.every(({ state }) => state === 'sound');
  if (whole && filesSound) return { shape: 'signed', color: 'success', says: signature.says, more: '' };
  const more = signature.valid ? wordOf(language, filesSound ? 'proof.notAsShown' : 'proof.filesHarmed') : '';
  return { shape: 'ExclamationmarkTriangleFill', color: 'danger', says: signature.says, more };
}

/** Each thing the verdict rests on, and how it came out. */
function checksOf({ signature, act }: ProofView, language: ScreenLanguage) {
  const answer = (holds: boolean) => ({ holds, answer: wordOf(language, holds ? 'proof.holds' : 'proof.fails') });
  return [
    { what: wordOf(language, 'proof.checkSignature'), ...answer(signature?.valid === true) },
    { what: wordOf(language, 'proof.checkShown'), ...answer(signature?.beginsWithWhatWasShown === true) },
    { what: wordOf(language, 'proof.checkKey'), ...answer(signature?.byTheKeyOfTheAct === true) },
    {
      what: wordOf(language, 'proof.checkTime'),
      holds: (signature?.timestamps.length ?? 0) > 0,
      answer: wordOf(
        language,
        signature?.timestamps.length
          ? 'proof.timeProven'
          : act?.timestampPending
            ? 'proof.timePending'
            : 'proof.timeClaimed',
      ),
    },
  ];
}
