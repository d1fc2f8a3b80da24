import type { QuoteLine } from '#app/domain/booking/quote.ts';
import { formatLength } from '#app/domain/booking/local-time.ts';
import { formatMoney } from '#app/domain/shared/money.ts';
import sheet from './booking-page.module.css';

const LINE_WORDS: Record<QuoteLine['what'], string> = { preparation: 'Preparation', session: 'Session', agreed: 'As agreed' };

/** A price with what it is made of. */
export function PriceLines({ lines, total, currency }: { lines: readonly QuoteLine[]; total: number; currency: string }) {
  const money = (minor: number) => formatMoney({ minor, currency });
  return (
    <table className={sheet.price}>
      <tbody>
        {lines.map(({ what, minutes, hourlyRate, amount }) => (
          <tr key={what}>
            <th scope="row">{what === 'agreed' ? LINE_WORDS.agreed : `${LINE_WORDS[what]}, ${formatLength(minutes)} at ${money(hourlyRate)} an hour`}</th>
            <td>{money(amount)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">Altogether</th>
          <td>{money(total)}</td>
        </tr>
      </tbody>
    </table>
  );
}
