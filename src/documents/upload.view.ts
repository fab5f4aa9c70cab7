import { ApiProperty } from '@nestjs/swagger';
import type { UploadedFile } from './uploads.service';

/** A file sent in, waiting for a command to claim it. */
export class UploadView {
  @ApiProperty({ description: 'Id to give to the command that shall use the file.', format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'As the file was called, without folders and hidden characters.', maxLength: 255 })
  fileName: string;

  @ApiProperty({ description: 'What the file is, decided by its content.', example: 'application/pdf' })
  mediaType: string;

  @ApiProperty({
    description: 'PRONOM id of the format; null when it is none we know.',
    nullable: true,
    type: String,
    example: 'fmt/476',
  })
  format: string | null;

  @ApiProperty({ description: 'The format in words.', example: 'PDF/A-2a' })
  formatName: string;

  @ApiProperty({ description: 'In bytes.', type: 'integer', minimum: 1 })
  size: number;

  @ApiProperty({ description: 'SHA-256 of the bytes, in hex.', pattern: '^[0-9a-f]{64}$' })
  sha256: string;

  @ApiProperty({ description: 'When it arrived (real time).', format: 'date-time', type: String })
  createdAt: string;

  @ApiProperty({ description: 'When it is removed unless claimed (real time).', format: 'date-time', type: String })
  expiresAt: string;

  @ApiProperty({ description: 'Whether a command has taken it into use. A claimed upload does not expire.' })
  claimed: boolean;
}

export function viewOfUpload({ upload, facts }: UploadedFile): UploadView {
  return {
    id: upload.id,
    fileName: upload.fileName,
    mediaType: facts.mediaType,
    format: facts.format,
    formatName: facts.formatName,
    size: facts.size,
    sha256: facts.sha256,
    createdAt: upload.createdAt.toISOString(),
    expiresAt: upload.expiresAt.toISOString(),
    claimed: upload.claimedAt !== null,
  };
}
