/** What the forms about the studio offer; the present choice is always among it. */

type Choice = { value: string; label: string };

const CURRENCIES = 'AUD BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF INR ISK JPY KRW MXN NOK NZD PLN RON SEK SGD TRY UAH USD ZAR'.split(' ');

export function currencyOptions(present: string): Choice[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return withPresent(CURRENCIES, present).map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}

export function timeZoneOptions(present: string): Choice[] {
  return withPresent(['UTC', ...Intl.supportedValuesOf('timeZone')], present).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

const withPresent = (values: string[], present: string): string[] => [...new Set([...values, present])].sort();
