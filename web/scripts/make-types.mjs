// node scripts/make-types.mjs http://127.0.0.1:8081 [FILE]   Writes src/api/v1.d.ts (or FILE) from the description that a running server gives of /v1.
import { writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const [server, file = 'src/api/v1.d.ts'] = process.argv.slice(2);
const description = await (await fetch(new URL('/v1/openapi.json', server))).json();
for (const path of Object.values(description.paths)) {
  delete path.head;
  for (const operation of Object.values(path)) {
    // Every failure is a problem of the same shape: said once, in src/api/problem.ts.
    for (const status of Object.keys(operation.responses ?? {})) {
      if (!status.startsWith('2')) delete operation.responses[status];
    }
    // Tables, streams and the like are links; what programs ask for is JSON.
    for (const { content } of Object.values(operation.responses ?? {})) {
      if (content?.['application/json']) {
        for (const type of Object.keys(content)) if (type !== 'application/json') delete content[type];
      }
    }
  }
}
await writeFile(file, `// Made from /v1/openapi.json by scripts/make-types.mjs.\n${astToString(await openapiTS(description))}`);
