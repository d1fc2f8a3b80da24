import { lazy, Suspense } from 'react';
import { type Hush, HushContext, useHush } from './hush.ts';
import type { VoiceFieldProps } from './voice-field.tsx';

const VoiceField = lazy(() =>
  import('./voice-field.tsx').then(
    ({ VoiceField }) => ({ default: VoiceField }),
    () => ({ default: Missing }),
  ),
);

/**
 * The recorder, fetched when somebody begins to write.
 * @param hush by default that of what stands around it.
 */
export function VoiceDoor({ hush, ...props }: VoiceFieldProps & { hush?: Hush }) {
  const around = useHush();
  return (
    <HushContext.Provider value={hush ?? around}>
      <Suspense fallback={<div className="vn-field" aria-busy="true" />}>
        <VoiceField {...props} />
      </Suspense>
    </HushContext.Provider>
  );
}

function Missing() {
  return <p className="tb-hint">The recorder did not load. Reload the page to speak your note.</p>;
}
