import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One field that was refused. */
export class FieldProblem {
  @ApiProperty({ description: 'Path of the field, such as `parties.0.name`.' })
  field: string;

  @ApiProperty({ description: 'Stable code of what is wrong, such as `isDay` or `maxLength`.' })
  code: string;

  @ApiProperty({
    description:
      'What is wrong, as a sentence in the language asked for, which calls the field by its label where it has one.',
  })
  detail: string;
}

/** A refusal, as RFC 9457 describes it. */
export class Problem {
  @ApiProperty({ description: 'Names the kind of problem: `urn:svarbrev:` and the code.' })
  type: string;

  @ApiProperty({ description: 'The HTTP status’ own words.' })
  title: string;

  @ApiProperty({ description: 'The HTTP status.', minimum: 400, maximum: 599 })
  status: number;

  @ApiProperty({ description: 'Stable code to act upon, such as `reply.notInThatState`.' })
  code: string;

  @ApiProperty({ description: 'A sentence for the person, in the language asked for: what happened and what to do.' })
  detail: string;

  @ApiProperty({ description: 'The request’s id, also in the log and in the header `X-Request-Id`.' })
  requestId: string;

  @ApiPropertyOptional({
    description: 'Facts the sentence was made of, codes and names of fields as they are.',
    type: 'object',
    additionalProperties: true,
  })
  facts?: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'The fields that were refused.', type: [FieldProblem] })
  fields?: FieldProblem[];
}
