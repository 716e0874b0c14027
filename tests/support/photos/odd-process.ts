/** Stands in for the photo process and misbehaves on demand: the job says how. */
const WAYS: Record<string, () => void> = {
  hang: () => {
    for (;;);
  },
  die: () => process.kill(process.pid, 'SIGSEGV'),
  nonsense: () => process.send?.('nonsense'),
  answer: () => process.send?.({ answer: process.pid, retire: false }),
  retire: () => process.send?.({ answer: process.pid, retire: true }),
  tellEnvironment: () => process.send?.({ answer: Object.keys(process.env).sort(), retire: false }),
};

process.on('message', (job: { does: string }) => WAYS[job.does]?.());
