import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '#server/http/api/operations/index.server.ts';
import { useApi } from '../setup/api.ts';
import { useDatabase } from '../setup/database.ts';

useDatabase();
const { ask } = useApi();

type Parameter = { name: string; in: string; required: boolean; schema: object };
type Described = { operationId: string; summary: string; parameters?: Parameter[]; requestBody?: object; responses: Record<string, object> };
type Description = { openapi: string; paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, object> } };

const read = async () => (await ask<Description>(null, 'GET', '/openapi.json')).body;

describe('GET /api/v1/openapi.json', () => {
  it('lists every operation with its parameters, body and answers', async () => {
    const { openapi, paths } = await read();
    expect(openapi).toMatch(/^3\.1/);
    const listed = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => ({ path, method, described })));
    expect(listed.map(({ described }) => described.operationId).sort()).toEqual(OPERATIONS.map(({ id }) => id).sort());
    for (const { path, method, described } of listed) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(described.parameters?.filter((p) => p.in === 'path' && p.required).map(({ name }) => name) ?? [], path).toEqual(named);
      expect(Object.keys(described.responses), path).toContain('default');
      if (method === 'get') expect(described.requestBody, path).toBeUndefined();
    }
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
  });

  it('is a description of OpenAPI 3.1 by its own schema', async () => {
    const { valid, errors } = await new Validator().validate(await read());
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it('says of an export that it is a file with a name', async () => {
    const { paths } = await read();
    expect(paths['/versions/{id}/export']?.get?.responses['200']).toMatchObject({ headers: { 'Content-Disposition': { required: true } }, content: { 'audio/wav': {}, 'text/csv': {} } });
  });

  it('refers only to what it holds, and what the path says is not asked for again', async () => {
    const description = await read();
    const refs = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name as string);
    expect(refs.length).toBeGreaterThan(10);
    for (const name of refs) expect(Object.keys(description.components.schemas)).toContain(name);
    expect(JSON.stringify(description)).not.toContain('#/$defs/');
    const decide = JSON.stringify(description.paths['/requests/{requestId}/decisions']?.post?.requestBody);
    expect(decide).toContain('goodwill');
    expect(decide).not.toContain('requestId');
  });

  it('says which fields a note needs and which it may have', async () => {
    const { paths } = await read();
    expect(paths['/notes']?.post?.requestBody).toMatchObject({
      required: true,
      content: { 'application/json': { schema: { required: ['versionId', 'at'], properties: { id: { format: 'uuid' }, at: { type: 'integer', minimum: 0 } } } } },
    });
    expect(paths['/notes']?.get?.parameters).toContainEqual(expect.objectContaining({ name: 'trackId', in: 'query', required: true }));
    expect(paths['/versions/{id}/publish']?.post?.requestBody).toBeUndefined();
  });
});
