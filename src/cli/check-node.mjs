// Plain JavaScript, so that every Node can read it: the rest of Sambat needs Node 24.7 (argon2, and TypeScript as it is).
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 7)) {
  console.error(
    `Sambat needs Node 24.7 or newer; this is ${process.version}. ` +
      'On Linux `npm install` brings Node 24 along and `npm start` uses it; elsewhere install Node 24 yourself.',
  );
  process.exit(1);
}
