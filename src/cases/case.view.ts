import { ApiProperty } from '@nestjs/swagger';
import { AllowedAction } from '../kernel/http/allowed-action.view';

/** Someone by name. */
export class NamedPerson {
  /** Id of the person. */
  id: string;

  /** Given and family name. */
  name: string;

  /** As in our reference: `HMK`. */
  initials: string;
}

/** A unit by name. */
export class NamedUnit {
  /** Id of the unit. */
  id: string;

  /** Its name in bokmål. */
  name: string;
}

/** An office by title. */
export class NamedOffice {
  /** Id of the office. */
  id: string;

  /** In a sentence, bokmål: `justis- og beredskapsministeren`. */
  title: string;

  /** Code of its ministry: `JD`. */
  ministryCode: string;
}

/** Why something is kept from the public. */
export class RestrictionView {
  /** Access code: `UO13`, or `XX` while nobody has judged it. */
  code: string;

  @ApiProperty({ description: 'The provision: `offentleglova § 13`.', type: String, nullable: true })
  provision: string | null;

  @ApiProperty({ description: 'The secrecy provision behind § 13.', type: String, nullable: true })
  secrecyProvision: string | null;
}

/** The class a case is filed on. */
export class CaseClassView {
  /** Id of the class. */
  id: string;

  /** Its code in the filing key: `313`. */
  code: string;

  /** Its title. */
  title: string;
}

/** Who answers, or answered, the letters of a case. */
export class RespondingMinisterView {
  /** Id of the assignment. */
  id: string;

  @ApiProperty({ description: 'The level that answers.', enum: ['minister', 'stateSecretary', 'department', 'none'] })
  level: string;

  @ApiProperty({
    description: 'The office that answers; null for `department` and `none`.',
    type: NamedOffice,
    nullable: true,
  })
  office: NamedOffice | null;

  @ApiProperty({ description: 'The other addressed offices it answers for, in order.', type: [NamedOffice] })
  onBehalfOf: NamedOffice[];

  /** Why. */
  reason: string;

  @ApiProperty({
    description: 'How the letters were closed when nobody answers in writing.',
    enum: ['takenToNotice', 'takenToInformation', 'answeredByTelephone'],
    nullable: true,
    type: String,
  })
  closingMethod: string | null;

  /** Since when. */
  from: Date;

  @ApiProperty({ description: 'Until when; null for the current one.', type: Date, nullable: true })
  to: Date | null;

  @ApiProperty({ description: 'Why it ended.', type: String, nullable: true })
  endedReason: string | null;

  @ApiProperty({ description: 'Who recorded it.', type: NamedPerson })
  recordedBy: NamedPerson;
}

/** To whom the case is given now. */
export class AllocationView {
  /** Id of the allocation. */
  id: string;

  @ApiProperty({ description: 'The unit.', type: NamedUnit })
  unit: NamedUnit;

  @ApiProperty({
    description: 'The caseworker; null while the unit’s leader has not said who.',
    type: NamedPerson,
    nullable: true,
  })
  caseworker: NamedPerson | null;

  @ApiProperty({ description: 'Whether it is taken on.', enum: ['offered', 'accepted'] })
  state: string;

  @ApiProperty({ description: 'What is asked of them.', type: String, nullable: true })
  note: string | null;

  @ApiProperty({ description: 'Who allocated it.', type: NamedPerson })
  allocatedBy: NamedPerson;

  /** Since when. */
  from: Date;
}

/** A remark on a case or one of its entries. */
export class RemarkView {
  /** Id of the remark. */
  id: string;

  @ApiProperty({ description: 'The entry it is about; null for the case.', type: String, nullable: true })
  entryId: string | null;

  @ApiProperty({ description: 'From whom.', enum: ['fromCaseworker', 'fromLeader', 'fromRegistrar'] })
  type: string;

  /** The remark. */
  text: string;

  @ApiProperty({ description: 'Who wrote it.', type: NamedPerson })
  writtenBy: NamedPerson;

  /** When. */
  writtenAt: Date;
}

/** One line of a list of cases. */
export class CaseLine {
  /** Id of the case. */
  id: string;

  /** As printed: `20/14`. */
  key: string;

  /** With the whole year: `2020/14`. */
  fullKey: string;

  /** Code of the ministry whose case it is: `JD`. */
  ministryCode: string;

  @ApiProperty({ description: 'Status.', enum: ['underTreatment', 'closed', 'withdrawn'] })
  status: string;

  /** Internal title. */
  title: string;

  /** Title in the public journal. */
  publicTitle: string;

  /** Day the case was opened. */
  caseDate: string;

  @ApiProperty({ description: 'Unit.', type: NamedUnit, nullable: true })
  unit: NamedUnit | null;

  @ApiProperty({ description: 'Responsible for the case.', type: NamedPerson, nullable: true })
  owner: NamedPerson | null;

  @ApiProperty({ description: 'Restriction; null when open.', type: RestrictionView, nullable: true })
  restriction: RestrictionView | null;

  @ApiProperty({ description: 'Day it is to be answered by.', type: String, format: 'date', nullable: true })
  replyDeadline: string | null;
}

/** A page of cases. */
export class CasePage {
  @ApiProperty({ description: 'The cases, newest key first.', type: [CaseLine] })
  items: CaseLine[];

  @ApiProperty({ description: 'Cursor of the next page; null when this is the last.', type: String, nullable: true })
  next: string | null;
}

/** A case file with what is going on in it. */
export class CaseView extends CaseLine {
  @ApiProperty({ description: 'Class it is filed on.', type: CaseClassView, nullable: true })
  class: CaseClassView | null;

  /** Keywords. */
  keywords: string[];

  @ApiProperty({ description: 'Who answers now.', type: RespondingMinisterView, nullable: true })
  respondingMinister: RespondingMinisterView | null;

  @ApiProperty({ description: 'Who was to answer before, latest first.', type: [RespondingMinisterView] })
  earlierRespondingMinisters: RespondingMinisterView[];

  @ApiProperty({ description: 'To whom it is given now.', type: AllocationView, nullable: true })
  allocation: AllocationView | null;

  @ApiProperty({ description: 'Remarks on the case and its entries, oldest first.', type: [RemarkView] })
  remarks: RemarkView[];

  /** When it was opened. */
  createdAt: Date;

  @ApiProperty({ description: 'When it was closed.', type: Date, nullable: true })
  closedAt: Date | null;

  @ApiProperty({ description: 'Why it was withdrawn.', type: String, nullable: true })
  withdrawnReason: string | null;

  /** Whether the case is the acting ministry’s own; another’s may be read, not changed. */
  own: boolean;

  /** Version, also in `ETag`; asked for as `If-Match`. */
  version: number;

  @ApiProperty({ description: 'What the actor may do now, and why not the rest.', type: [AllowedAction] })
  allowedActions: AllowedAction[];
}

/** One thing that keeps a case from being closed. */
export class HindranceView {
  /** Stable code, such as `case.hindered.openLetters`. */
  code: string;

  /** What it is, as a sentence in the reader’s language. */
  detail: string;

  @ApiProperty({
    description: 'Whether closing may settle it when that is confirmed.',
    enum: ['writeOffRest', 'archiveRest'],
    nullable: true,
    type: String,
  })
  confirmWith: string | null;
}

/** Everything that keeps a case from being closed. */
export class HindrancesView {
  @ApiProperty({ description: 'Empty when nothing does.', type: [HindranceView] })
  items: HindranceView[];
}
