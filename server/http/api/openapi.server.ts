import { z } from 'zod';
import { memberView } from '#app/contracts/accounts.ts';
import { eventView, ledgerLine, meView, problemView } from '#app/contracts/api.ts';
import { slotView } from '#app/contracts/bookings.ts';
import { blindTestView } from '#app/contracts/blind.ts';
import { conflictView, declineReasonView, deskRow, deskTrack, savedFilterView } from '#app/contracts/triage.ts';
import { mapView } from '#app/contracts/song-map.ts';
import { bookingView, noteView, personView, projectView, recordingView, requestView, trackView, versionView, windowFactsView, windowView } from '#app/contracts/views.ts';
import { type Role, ROLES, ruleFor, scopeFor } from '#app/domain/access/access.ts';
import { SESSION_COOKIE } from '../../auth/sessions.server.ts';
import { FileOutput, type Operation, parametersOf } from './operation.server.ts';

type Json = { [key: string]: unknown };

const VIEWS = {
  BlindTest: blindTestView,
  Booking: bookingView,
  Conflict: conflictView,
  DeclineReason: declineReasonView,
  DeskRow: deskRow,
  DeskTrack: deskTrack,
  Event: eventView,
  LedgerLine: ledgerLine,
  Me: meView,
  Member: memberView,
  Note: noteView,
  Person: personView,
  Problem: problemView,
  Project: projectView,
  Recording: recordingView,
  Request: requestView,
  SavedFilter: savedFilterView,
  Slot: slotView,
  SongMap: mapView,
  Track: trackView,
  Version: versionView,
  Window: windowView,
  WindowFacts: windowFactsView,
};

const named = z.registry<{ id: string }>();
for (const [id, view] of Object.entries(VIEWS)) named.add(view, { id });

/** Describes the operations as OpenAPI 3.1, from the contracts they are held to. */
export function openApi(operations: readonly Operation[]): Json {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[operation.method.toLowerCase()] = describe(operation, components);
  }
  answerSchema(problemView, components);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Talkback',
      version: '1',
      description: 'What pages and sockets do, for scripts: the same services, rights and refusals. Files are uploaded by tus 1.0 at /uploads and heard at /media. A voice for a note is sent by PUT /media/{versionId}/voice/{recordingId}, its body the recorded sound, and heard there once a note has taken it.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made in the settings, with scopes; it never allows more than the person who made it may do.' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Of a signed-in browser, from pages of this server only.' },
      },
    },
  };
}

function describe({ id, tag, method, path, summary, actions, input, status, output }: Operation, components: Json): Json {
  const inPath = parametersOf(path);
  const schema = inputSchema(input);
  const hasBody = method === 'POST' || method === 'PATCH';
  const parameters = [
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } })),
    ...(hasBody ? [] : queryParameters(schema, inPath)),
  ];
  const body = hasBody ? without(schema, inPath) : null;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: access(actions),
    ...(parameters.length ? { parameters } : {}),
    ...(body && hasFields(body) ? { requestBody: { required: isRequired(body), content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [status]: answer(output, components),
      default: { description: 'A refusal.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  };
}

function answer(output: Operation['output'], components: Json): Json {
  if (output === null) return { description: 'Done; the answer has no body.' };
  if (!(output instanceof FileOutput)) return { description: 'Done.', content: { 'application/json': { schema: answerSchema(output, components) } } };
  const named = { 'Content-Disposition': { description: 'The name for the file.', required: true, schema: { type: 'string' } } };
  return { description: 'The file.', headers: named, content: Object.fromEntries(output.types.map((type) => [type, {}])) };
}

/** Who may, in words, from the access table. */
function access(actions: Operation['actions']): string {
  const may = (role: Role) => actions.some((action) => ruleFor(role, action) !== 'no');
  const scopes = [...new Set(actions.map(scopeFor))].map((scope) => `\`${scope}\``).join(' or ');
  return `For ${ROLES.filter(may).join(', ')}. A token needs the scope ${scopes}.`;
}

/** Formats say what their patterns repeat; answers may grow fields. */
function plain({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema.format) delete jsonSchema.pattern;
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

function inputSchema(input: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', override: plain }) as Json;
  return schema;
}

/** The schema of an answer; named views become components. */
function answerSchema(output: z.ZodType, components: Json): Json {
  const { $schema: _, $defs, ...schema } = relocated(z.toJSONSchema(output, { metadata: named, override: plain }));
  Object.assign(components, $defs);
  // A view that is itself named comes as its own definition.
  const { id, ...own } = schema;
  if (typeof id !== 'string') return schema;
  components[id] = own;
  return { $ref: `#/components/schemas/${id}` };
}

const relocated = (schema: Json): Json => JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;

type ObjectSchema = { properties?: Record<string, Json>; required?: string[]; oneOf?: Json[]; anyOf?: Json[] };

function queryParameters(schema: ObjectSchema, inPath: string[]): Json[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !inPath.includes(name))
    .map(([name, property]) => ({ name, in: 'query', required: schema.required?.includes(name) ?? false, schema: property }));
}

/** The schema without fields that the path says. */
function without(schema: ObjectSchema, names: string[]): ObjectSchema {
  const branches = (list?: Json[]) => list?.map((branch) => without(branch, names));
  const { properties, required, oneOf, anyOf, ...rest } = schema;
  return {
    ...rest,
    ...(properties ? { properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name))) } : {}),
    ...(required ? { required: required.filter((name) => !names.includes(name)) } : {}),
    ...(oneOf ? { oneOf: branches(oneOf) } : {}),
    ...(anyOf ? { anyOf: branches(anyOf) } : {}),
  };
}

const hasFields = ({ properties, oneOf, anyOf }: ObjectSchema): boolean => Boolean(oneOf ?? anyOf) || Object.keys(properties ?? {}).length > 0;
const isRequired = ({ required, oneOf, anyOf }: ObjectSchema): boolean => Boolean(oneOf ?? anyOf) || (required?.length ?? 0) > 0;
