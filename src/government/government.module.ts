/**
 * The government as dated facts: ministries, units, offices, who held them when, and who works where.
 * Uses the kernel only. Never knows a case or a letter: who may see or sign one is decided above, by asking here.
 */
import { Module } from '@nestjs/common';
import './government.words';
import { Government } from './government.service';
import { Staff } from './staff.service';

@Module({
  providers: [Government, Staff],
  exports: [Government, Staff],
})
export class GovernmentModule {}
