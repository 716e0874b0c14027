import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lifecycleDrawing } from './lifecycle/drawing.ts';
import { lifecyclePage } from './lifecycle/page.ts';

const DOCS = join(import.meta.dirname, '../../docs');

await writeFile(join(DOCS, 'lifecycle.md'), lifecyclePage());
await writeFile(join(DOCS, 'lifecycle.svg'), lifecycleDrawing());
console.log('Wrote docs/lifecycle.md and docs/lifecycle.svg.');
