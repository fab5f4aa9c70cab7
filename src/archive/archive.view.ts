import { ApiProperty } from '@nestjs/swagger';
import type { AccessCode } from './access-code.entity';
import type { ArchiveSeries } from './archive-series.entity';
import type { ClassToFileOn } from './archive.service';
import { NoarkValue, documentMediums, noarkLists, seriesStatuses } from './noark.lists';

/** A part of the ministry's archive in which cases are filed. Noark: arkivdel. */
export class SeriesView {
  /** Id of the series. */
  id: string;

  /** Short form. */
  code: string;

  /** Title. */
  title: string;

  /** Whether new cases are filed in it. */
  @ApiProperty({ enum: Object.keys(seriesStatuses) })
  status: string;

  /** What its documents are kept on. */
  @ApiProperty({ enum: Object.keys(documentMediums) })
  medium: string;

  /** First day of its period. */
  @ApiProperty({ type: String, format: 'date' })
  periodFrom: string;

  /** First day after its period; null while it lasts. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  periodTo: string | null;
}

/** The series of the ministry acted for. */
export class SeriesListView {
  /** The series, by code. */
  @ApiProperty({ type: [SeriesView] })
  items: SeriesView[];
}

/** A class of the ministry's filing key. Noark: klasse. */
export class ClassView {
  /** Id of the class. */
  id: string;

  /** Id of the filing key. */
  systemId: string;

  /** Id of the class above; null at the top. */
  @ApiProperty({ type: String, nullable: true })
  parentId: string | null;

  /** The class's own id in the key: `313`. */
  code: string;

  /** Title. */
  title: string;

  /** Whether cases may be filed on it: on leaves only. */
  isLeaf: boolean;
}

/** The filing key of the ministry acted for. */
export class ClassesView {
  /** The classes, by code; `parentId` makes them a tree. */
  @ApiProperty({ type: [ClassView] })
  items: ClassView[];
}

/** Why something may be kept from the public. */
export class AccessCodeView {
  /** The code: `UO13`. */
  code: string;

  /** What it is about, in bokmål. */
  nameNb: string;

  /** The same in nynorsk. */
  nameNn: string;

  /** The provision as printed; null for what is only kept back until judged. */
  @ApiProperty({ type: String, nullable: true })
  provisionNb: string | null;

  /** The same in a letter in nynorsk. */
  @ApiProperty({ type: String, nullable: true })
  provisionNn: string | null;

  /** Whether the whole document may be exempted, or only information in it. */
  @ApiProperty({ enum: ['document', 'information'] })
  covers: 'document' | 'information';

  /** Whether the other law's provision on secrecy must be named too. */
  needsSecrecyProvision: boolean;

  /** Midlertidig sperret: kept back until someone has judged it. */
  isTemporary: boolean;
}

/** The access codes of a day. */
export class AccessCodesView {
  /** The codes, the temporary one last. */
  @ApiProperty({ type: [AccessCodeView] })
  items: AccessCodeView[];
}

/** One value of a list. */
export class ListValueView {
  /** Our word, as it stands in the API. */
  word: string;

  /** Noark's letter code. */
  code: string;

  /** Noark's name, the value in exports. */
  name: string;

  /** What screens say in bokmål. */
  nb: string;

  /** What screens say in nynorsk. */
  nn: string;
}

/** One of Noark's value lists. */
export class ValueListView {
  /** Noark's name of the list. */
  name: string;

  /** Its values. */
  @ApiProperty({ type: [ListValueView] })
  values: ListValueView[];
}

/** Noark's value lists, as far as they are used here. */
export class ValueListsView {
  /** The lists. */
  @ApiProperty({ type: [ValueListView] })
  items: ValueListView[];
}

export function seriesView(series: ArchiveSeries): SeriesView {
  const { id, code, title, status, medium, periodFrom, periodTo } = series;
  return { id, code, title, status, medium, periodFrom, periodTo };
}

export function classView(found: ClassToFileOn): ClassView {
  const { id, systemId, parentId, code, title, isLeaf } = found;
  return { id, systemId, parentId, code, title, isLeaf };
}

export function accessCodeView(access: AccessCode): AccessCodeView {
  const { code, nameNb, nameNn, provisionNb, provisionNn, covers, needsSecrecyProvision, isTemporary } = access;
  return { code, nameNb, nameNn, provisionNb, provisionNn, covers, needsSecrecyProvision, isTemporary };
}

export function valueListsView(): ValueListsView {
  return {
    items: Object.entries<Readonly<Record<string, NoarkValue>>>(noarkLists).map(([name, list]) => ({
      name,
      values: Object.entries(list).map(([word, value]) => ({ word, ...value })),
    })),
  };
}
