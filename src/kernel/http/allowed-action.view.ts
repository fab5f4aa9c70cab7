import { ApiProperty } from '@nestjs/swagger';
import { RefusalFacts, sentenceOf } from '../refusal';

/** Something one might do with a thing, and whether the actor may do it now. Screens ask this and repeat no rule. */
export class AllowedAction {
  @ApiProperty({ description: 'The action, as in the address of its command: `close`, `assign`.' })
  action: string;

  @ApiProperty({ description: 'Whether the actor may do it now.' })
  allowed: boolean;

  @ApiProperty({
    description: 'The refusal the command would give; null when it is allowed.',
    type: String,
    nullable: true,
  })
  code: string | null;

  @ApiProperty({
    description: 'Why not, as a sentence in the language asked for; null when it is allowed.',
    type: String,
    nullable: true,
  })
  because: string | null;
}

/** One line of the list; `hindered` is what stands in the way, null when nothing does. */
export function allowedAction(
  action: string,
  hindered: { readonly code: string; readonly facts: RefusalFacts } | null,
): AllowedAction {
  return {
    action,
    allowed: hindered === null,
    code: hindered?.code ?? null,
    because: hindered ? (sentenceOf(hindered) ?? hindered.code) : null,
  };
}
