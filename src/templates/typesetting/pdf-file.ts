/**
 * One PDF/A-2a and PDF/UA-1 file by pdfkit 0.20.2, pinned: what it leaves out or does wrongly for us is mended here.
 *
 * pdfkit writes objects, pages and the cross-reference table; content streams, fonts, structure elements, XMP and the
 * form are ours. The private parts used (`_root`, `_id`, `_addInfo`, `_addColorOutputIntent`) are why it is pinned.
 */
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { FileFont } from './file-font';
import type { Face, FaceName } from './fonts';
import { srgbProfile } from './srgb-profile';
import { xmpOf } from './xmp';

export interface PdfMetadata {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47, first the document's own. */
  readonly languages: readonly string[];
  readonly creationDate: Date;
  /** Text that tells this document from any other; the file's identifier is made from it. */
  readonly identity: string;
}

export interface Reference {
  readonly data: Record<string, unknown>;
  end(chunk?: Uint8Array | string): void;
}

interface Page {
  readonly dictionary: Reference;
  readonly height: number;
  readonly structParentTreeKey: number;
  readonly fonts: Record<string, Reference>;
  readonly annotations: Reference[];
  write(chunk: string): void;
}

/** The parts of a pdfkit document that its types leave out. */
interface Inside {
  _root: { readonly data: Record<string, unknown> };
  _id: Uint8Array;
  _addInfo(): void;
  _addColorOutputIntent(): void;
  endAcroForm(): void;
  appendXML(xml: string): void;
  page: Page;
  ref(data?: object): Reference;
  getStructTreeRoot(): Reference;
  getStructParentTree(): { get(key: number): unknown[]; add(key: number, value: unknown): void };
  createStructParentTreeNextKey(): number;
  addPage(): void;
  end(): void;
}

const producer = 'Svarbrev (PDFKit)';

/** What pdfkit writes is kept as it comes; its stream would hold every document until the next turn. */
class KeptDocument extends PDFDocument {
  declare readonly chunks: Uint8Array[];

  override push(chunk: Uint8Array | null): boolean {
    // pdfkit begins to write before a field of this class could be set.
    const kept = this as { chunks?: Uint8Array[] };
    kept.chunks ??= [];
    if (chunk) kept.chunks.push(chunk);
    return true;
  }
}

/** pdfkit's document, opened, with its output kept in memory; everything happens in the calling turn. */
export class PdfFile {
  readonly inside: Inside;
  private readonly chunks: Uint8Array[];
  private readonly fonts = new Map<FaceName, FileFont>();
  private form?: Reference;

  constructor(metadata: PdfMetadata) {
    const info = {
      Title: metadata.title,
      Author: metadata.author,
      Subject: metadata.subject,
      Creator: 'Svarbrev',
      Producer: producer,
      CreationDate: metadata.creationDate,
    };
    const document = new KeptDocument({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang: metadata.languages[0],
      displayTitle: true,
      autoFirstPage: false,
      font: null,
      info,
    } as unknown as PDFKit.PDFDocumentOptions);
    this.chunks = document.chunks;
    this.inside = document as unknown as Inside;
    this.mend(metadata);
  }

  page(): Page {
    this.inside.addPage();
    return this.inside.page;
  }

  font(face: Face): FileFont {
    const known = this.fonts.get(face.name);
    if (known) return known;
    const made = new FileFont(`F${this.fonts.size + 1}`, this.inside.ref(), face);
    this.fonts.set(face.name, made);
    return made;
  }

  /** The form with its one field. Fields and appearance are left to the signing, which only appends. */
  signatureField(widget: Reference): void {
    this.form = this.inside.ref({ Fields: [widget], SigFlags: 3 });
    this.inside._root.data.AcroForm = this.form;
  }

  bytes(): Uint8Array {
    for (const font of this.fonts.values()) font.embed(this.inside);
    this.inside.end();
    return Buffer.concat(this.chunks);
  }

  private mend(metadata: PdfMetadata): void {
    const { inside } = this;
    inside._id = createHash('sha256').update(metadata.identity).digest().subarray(0, 16);
    inside._addInfo = () => inside.appendXML(xmpOf({ ...metadata, producer }));
    inside.endAcroForm = () => this.form?.end();
    inside._addColorOutputIntent = () => this.outputIntent();
  }

  private outputIntent(): void {
    const profile = this.inside.ref({ N: 3, Filter: 'FlateDecode' });
    profile.end(srgbProfile);
    const name = new String('sRGB IEC61966-2.1');
    const intent = this.inside.ref({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      Info: name,
      OutputConditionIdentifier: name,
      DestOutputProfile: profile,
    });
    intent.end();
    this.inside._root.data.OutputIntents = [intent];
  }
}
