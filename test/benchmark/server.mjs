/** The product's server in a process of its own. */
import { serve } from './helper.mjs';
import { application } from './ministry.mjs';

serve(async ({ url, folder }) => {
  const { app } = await application(url, folder);
  await app.listen(0, '127.0.0.1');
  return { told: { address: `http://127.0.0.1:${app.getHttpServer().address().port}` }, answer: () => ({}) };
});
