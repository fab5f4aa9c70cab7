/**
 * Gives the kernel the key that signs the daily roots of the history. Apart from the signing of letters, which it needs
 * nothing of.
 */
import { Global, Module } from '@nestjs/common';
import { RootSigner } from '../../kernel/history/root-signer';
import { HistorySeal } from './history-seal';

@Global()
@Module({
  providers: [{ provide: RootSigner, useClass: HistorySeal }],
  exports: [RootSigner],
})
export class HistorySealModule {}
