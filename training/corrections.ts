import { categoryOf } from '#app/domain/notes/classify.ts';
import { parse } from '#app/domain/notes/clauses.ts';
import { featuresOf } from '#app/domain/notes/features.ts';
import { correctedNotes } from '#db/queries/corrections.server.ts';
import { db } from '#db/client.server.ts';
import type { Example } from './data.ts';

/** What engineers of this studio named anew, as examples: read from the database at `DATABASE_URL`, sent nowhere. */
export async function corrections(): Promise<Example[]> {
  const rows = await correctedNotes(db());
  return rows.map(({ body, kind }) => ({ body: body.replace(/\s+/g, ' '), kind, category: categoryOf(kind, featuresOf(parse(body))), minutes: null, weight: 1 }));
}
