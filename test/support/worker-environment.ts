/** Before every test file: whatever the developer's own environment leads to, the stories never reach it. */
for (const name of Object.keys(process.env)) {
  if (/^(DATABASE_URL|PG[A-Z]+|SMTP_.*|DOCUMENT_STORE|DATA_DIR)$/.test(name)) delete process.env[name];
}
process.env.NODE_ENV = 'test';
process.env.TZ = 'Europe/Oslo';
