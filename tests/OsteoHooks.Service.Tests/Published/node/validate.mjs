// Reads JSON lines: first {"schemas": {"<name>": <schema>, ...}}, then {"schema": "<name>", "document": <any>} for each document.
// Writes a line per document: the list of what is wrong, empty where nothing is. Leaves with another code than 0 where a schema is at fault.
import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

// Strict: a keyword that is misspelt or of no effect is a fault of the schema. "components" holds what OpenAPI's schemas refer to.
const ajv = new Ajv2020.default({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
ajv.addKeyword('components');
addFormats.default(ajv);

const schemas = {};
const checks = { openapi: openApi() };

// The schema of OpenAPI's own authors, which leaves schema objects to JSON Schema's.
function openApi() {
  const file = new URL('node_modules/@seriousme/openapi-schema-validator/schemas/v3.1/schema.json', import.meta.url);
  const own = new Ajv2020.default({ allErrors: true, strict: false, logger: false });
  addFormats.default(own);
  return own.compile(JSON.parse(readFileSync(file, 'utf8')));
}

// For what we write ourselves an unknown member is a slip of the pen. Open remain objects without members of their own, and FHIR's resources.
function closed(schema) {
  const copy = structuredClone(schema);
  copy.$id += ':closed';
  const named = Object.entries(copy.$defs).filter(([name, def]) => def.properties && name !== 'resource').map(([, def]) => def);
  for (const def of [copy, ...named]) {
    delete def.additionalProperties;
    def.unevaluatedProperties = false;
  }
  return copy;
}

// "<name> closed" is the schema that also refuses members without a name in it.
function checkOf(name) {
  return (checks[name] ??= ajv.compile(name.endsWith(' closed') ? closed(schemas[name.slice(0, -' closed'.length)]) : schemas[name]));
}

// Split by hand: node's own reader of lines also ends them at U+2028, which may stand in a text.
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const message = JSON.parse(line);
  if (message.schemas) {
    Object.assign(schemas, message.schemas);
    Object.keys(schemas).forEach(checkOf);
    continue;
  }

  const check = checkOf(message.schema);
  check(message.document);
  const errors = (check.errors ?? []).map(({ instancePath, keyword, message: sentence }) => ({ at: instancePath, keyword, sentence }));
  process.stdout.write(JSON.stringify(errors) + '\n');
}
