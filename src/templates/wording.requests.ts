import { Matches } from 'class-validator';
import { IsPlainText } from '../kernel/http/text';
import { ruleWords } from '../kernel/http/validation.words';

/** A few words in both written forms. */
export class InBothFormsRequest {
  /** In bokmål. */
  @IsPlainText({ max: 200 })
  nb: string;

  /** In nynorsk. */
  @IsPlainText({ max: 200 })
  nn: string;
}

/** A longer text in both written forms; may be empty. */
export class NoteInBothFormsRequest {
  /** In bokmål. */
  @IsPlainText({ max: 1000, min: 0, multiline: true })
  nb: string;

  /** In nynorsk. */
  @IsPlainText({ max: 1000, min: 0, multiline: true })
  nn: string;
}

/** Publishing a draft. */
export class PublishRequest {
  /** What was changed and why; stands with the version for good. */
  @IsPlainText({ max: 500 })
  changeNote: string;
}

/** Taking a wording out of use, or into use again. */
export class WordingReasonRequest {
  /** Why. */
  @IsPlainText({ max: 500 })
  reason: string;
}

/** The name of a wording in addresses: lower-case letters, digits and hyphens. */
export function IsWordingCode(): PropertyDecorator {
  return Matches(/^[a-z][a-z0-9-]{1,59}$/, {
    message: ruleWords({
      nb: '{field} må være små bokstaver, tall og bindestrek',
      nn: '{field} må vere små bokstavar, tal og bindestrek',
      en: '{field} must be small letters, digits and hyphens',
    }),
  });
}
