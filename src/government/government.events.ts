import type { RoleCode } from '../kernel/actor';
import type { OfficeLevel } from './office.entity';
import type { ActingKind } from './term.entity';

/** What happens to the government's facts. Names, initials and reasons go into the removable personal part. */
declare module '../kernel/history/history.events' {
  interface HistoryEvents {
    'person.registered': { personId: string };
    'person.corrected': { personId: string; fields: string[] };
    'role.given': {
      assignmentId: string;
      personId: string;
      role: RoleCode;
      unitId: string | null;
      clearedFor: string[];
      from: string;
      to: string | null;
    };
    'role.ended': { assignmentId: string; personId: string; role: RoleCode; at: string };
    'unit.added': { unitId: string; code: string; parentId: string | null; from: string };
    'unit.renamed': { unitId: string; code: string; nameNb: string; nameNn: string };
    'unit.ended': { unitId: string; code: string; day: string };
    'office.added': { officeId: string; code: string; level: OfficeLevel; from: string };
    'officeTerm.begun': { termId: string; officeId: string; personId: string; from: string; to: string | null };
    'officeTerm.ended': { termId: string; officeId: string; personId: string; at: string };
    'actingTerm.begun': {
      termId: string;
      officeId: string;
      personId: string;
      kind: ActingKind;
      caseId: string | null;
      from: string;
      to: string | null;
    };
    'actingTerm.ended': { termId: string; officeId: string; personId: string; kind: ActingKind; at: string };
  }
}
