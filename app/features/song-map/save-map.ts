import type { MapSuggestion, MapUpdate, MapView } from '#app/contracts/song-map.ts';

export type MapAnswer = { ok: true; map: MapView } | { ok: false; message: string; /** What is there now, where somebody was quicker. */ map: MapView | null };

/** Saves a track's map whole, by the API's door; a signed-in browser needs no token. */
export async function saveMap(trackId: string, map: Omit<MapUpdate, 'id'>): Promise<MapAnswer> {
  try {
    const response = await fetch(`/api/v1/tracks/${trackId}/map`, { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(map) });
    const answer = (await response.json()) as MapView & { detail?: string; map?: MapView };
    return response.ok ? { ok: true, map: answer } : { ok: false, message: answer.detail ?? 'It could not be saved. Try again.', map: answer.map ?? null };
  } catch {
    return { ok: false, message: 'You are offline. What you drew stays here; save it when the line is back.', map: null };
  }
}

export type Suggested = { ok: true; sections: MapSuggestion['sections'] } | { ok: false; message: string };

/** Asks the server to listen to a version. */
export async function askForSections(trackId: string, versionId: string): Promise<Suggested> {
  try {
    const response = await fetch(`/api/v1/tracks/${trackId}/map/suggestion?versionId=${versionId}`);
    const answer = (await response.json()) as MapSuggestion & { detail?: string };
    if (!response.ok) return { ok: false, message: answer.detail ?? 'The sound could not be listened to. Try again.' };
    return answer.sections.length > 1 ? { ok: true, sections: answer.sections } : { ok: false, message: 'Nothing changes clearly in the sound. Add sections by ear.' };
  } catch {
    return { ok: false, message: 'You are offline. The server has to listen to it.' };
  }
}
