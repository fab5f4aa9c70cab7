/**
 * Signing in: passwords, sessions, API tokens; turns a request into an actor. Uses the government (who has which role
 * when) and the kernel. Never decides what an actor may do with a thing: that is each module's own policy.
 */
import { Global, Module } from '@nestjs/common';
import './accounts-events.words';
import './accounts.words';
import { ActorSource } from '../kernel/http/access';
import { ActingAccounts } from './acting';
import { AccountsController } from './accounts.controller';
import { Accounts } from './accounts.service';
import { Passwords } from './passwords';
import { RequestActor } from './request-actor';
import { SessionController } from './sessions/session.controller';
import { SessionStore } from './sessions/session-store';
import { Sessions } from './sessions/sessions.service';
import { Whereabouts } from './sessions/whereabouts';
import { SignInThrottle } from './throttling/sign-in-throttle';
import { ApiTokensController } from './tokens/api-tokens.controller';
import { ApiTokens } from './tokens/api-tokens.service';

@Global()
@Module({
  controllers: [SessionController, AccountsController, ApiTokensController],
  providers: [
    ActingAccounts,
    Accounts,
    ApiTokens,
    Passwords,
    Sessions,
    SessionStore,
    SignInThrottle,
    Whereabouts,
    { provide: ActorSource, useClass: RequestActor },
  ],
  exports: [ActorSource, Accounts, ApiTokens, Sessions, Whereabouts],
})
export class AccountsModule {}
