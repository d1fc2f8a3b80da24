import type { EstimateView } from '#app/contracts/views.ts';
import { estimateRange, reasonWords } from '#app/domain/booking/sentences.ts';
import sheet from './booking-page.module.css';

/** How long it may take, as a range, and why. */
export function Estimate({ estimate, actual }: { estimate: EstimateView; /** In words, once it is over. */ actual?: string | null }) {
  return (
    <div className={sheet.estimate}>
      <div>
        Estimated <strong>{estimateRange(estimate)}</strong>
        {actual && (
          <>
            , took <strong>{actual}</strong>
          </>
        )}
      </div>
      <ul>
        {estimate.reasons.map((reason) => (
          <li key={`${reason.why}${reason.count}${reason.toMinutes}`}>{reasonWords(reason)}</li>
        ))}
      </ul>
    </div>
  );
}
