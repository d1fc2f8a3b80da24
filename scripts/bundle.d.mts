export type Program = 'start' | 'ingest-child' | 'demo-render' | 'talkback-cli';

export function bundle(folder: string, names?: readonly Program[]): Promise<void>;
