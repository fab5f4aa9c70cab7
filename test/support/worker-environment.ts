import { settingNames } from '../../src/kernel/settings/settings';

/** Before every test file: whatever the developer's own settings lead to, the tests never reach it. */
for (const name of Object.keys(process.env)) {
  if (name in settingNames || /^PG[A-Z]+$/.test(name)) delete process.env[name];
}
process.env.NODE_ENV = 'test';
