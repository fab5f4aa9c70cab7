import { Injectable } from '@nestjs/common';
import { Documents } from '../../documents/documents.service';
import type { FileFinding } from '../../documents/document-store';
import type { Place } from '../../documents/pieces';
import type { Findings, Progress } from '../../kernel/history/verification/findings';

/** Every stored file against what was stored: there, its size, its checksum; and where it first differs. */
@Injectable()
export class DocumentsCheck {
  constructor(private readonly documents: Documents) {}

  /** Answers how many files there are. */
  async run(findings: Findings, progress: Progress): Promise<number> {
    let count = 0;
    for await (const { sha256 } of this.documents.everyFile()) {
      const found = await this.documents.verify(sha256);
      if (found.state === 'missing') findings.add('document.missing', `The file ${sha256} is missing`, { sha256 });
      else if (found.state === 'damaged') await this.tell(sha256, found, findings);
      if (++count % 1000 === 0) progress(`documents: ${count} checked`);
    }
    return count;
  }

  private async tell(
    sha256: string,
    found: Extract<FileFinding, { state: 'damaged' }>,
    findings: Findings,
  ): Promise<void> {
    const place = await this.documents.placeOfDamage(sha256);
    const how =
      found.differs === 'size'
        ? `has ${found.found} bytes instead of ${found.expected}`
        : `has the checksum ${found.found}`;
    findings.add('document.damaged', `The file ${sha256} is damaged: it ${how}${inWords(place)}`, {
      sha256,
      ...factsOf(place),
    });
  }
}

function inWords(place: Place | undefined): string {
  if (!place) return '';
  if ('at' in place) return `; byte ${place.at} was ${hex(place.was)} and is ${hex(place.is)}`;
  if ('from' in place) return `; it first differs between byte ${place.from} and byte ${place.to - 1}`;
  if ('endsAt' in place) return `; its tail is missing from byte ${place.endsAt} on`;
  return `; something was added at byte ${place.continuesAt}`;
}

function factsOf(place: Place | undefined): Record<string, number> {
  if (!place) return {};
  if ('at' in place) return { byte: place.at };
  if ('from' in place) return { fromByte: place.from, toByte: place.to - 1 };
  return { byte: 'endsAt' in place ? place.endsAt : place.continuesAt };
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;
