import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Tandem } from './rig';

let tandem: Tandem;
const folder = mkdtempSync(join(tmpdir(), 'tandem-types-'));

beforeAll(async () => {
  tandem = await Tandem.start();
});

afterAll(async () => {
  await tandem?.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('the types that the console is written against are those that the server describes', () => {
  const file = join(folder, 'v1.d.ts');
  execFileSync('node', ['scripts/make-types.mjs', tandem.url, file]);
  // When this fails: node scripts/make-types.mjs http://127.0.0.1:8081
  expect(readFileSync(file, 'utf8')).toBe(readFileSync('src/api/v1.d.ts', 'utf8'));
});
