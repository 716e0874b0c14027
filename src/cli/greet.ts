import { ensureDemoAccounts } from '#features/people/demo-accounts.ts';
import type { App } from '#store/app.ts';

const mailLine = (app: App): string => {
  switch (app.config.mail.kind) {
    case 'console':
      return `Mail:    kept under ${app.config.dataDir}/mail, to be read at ${app.config.origin}/dev/mail`;
    case 'nowhere':
      return 'Mail:    goes nowhere (MAIL=nowhere)';
    case 'smtp':
      return 'Mail:    goes to the mail server of MAIL';
  }
};

/** Tells the operator where everything is. Demo logins exist outside production only. */
export async function greet(app: App): Promise<void> {
  const { config, city } = app;
  console.log(`\n${city.service.id} · ${city.name.id}`);
  console.log(`Citizen: ${config.origin}/`);
  console.log(`Staff:   ${config.origin}/staf`);
  console.log(mailLine(app));
  if (config.demo) await greetDemo(app);
  console.log('Stop with Ctrl-C. How to run it for real: README.md, "In production".\n');
}

async function greetDemo(app: App): Promise<void> {
  const accounts = await ensureDemoAccounts(app, app.now());
  if (accounts.length === 0) return;
  console.log('Demo logins (never in production):');
  for (const account of accounts)
    console.log(`  ${account.email.padEnd(34)} ${account.password}   ${account.title}`);
}
