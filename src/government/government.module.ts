/**
 * The government as dated facts: ministries, units, offices, who held them when, and who works where.
 * Uses the kernel only. Never knows a case or a letter: who may see or sign one is decided above, by asking here.
 */
import { Module } from '@nestjs/common';
import './government-events.words';
import './government.words';
import { Government } from './government.service';
import { MinistriesController } from './ministries/ministries.controller';
import { OfficeChanges } from './offices/office-changes.service';
import { OfficesController } from './offices/offices.controller';
import { TermList } from './offices/term-list';
import { PeopleController } from './people/people.controller';
import { PeopleList } from './people/people-list';
import { StaffChanges } from './people/staff-changes.service';
import { Staff } from './staff.service';
import { UnitChanges } from './units/unit-changes.service';
import { UnitsController } from './units/units.controller';

@Module({
  controllers: [MinistriesController, OfficesController, UnitsController, PeopleController],
  providers: [Government, Staff, PeopleList, TermList, StaffChanges, UnitChanges, OfficeChanges],
  exports: [Government, OfficeChanges, PeopleList, Staff, StaffChanges, TermList, UnitChanges],
})
export class GovernmentModule {}
