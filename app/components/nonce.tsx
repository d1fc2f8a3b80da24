import { createContext, type ReactNode, useContext } from 'react';

const Nonce = createContext<string | undefined>(undefined);

/** Gives the page's script and style nonce to what needs it; on the client it comes from the document. */
export function NonceProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return <Nonce.Provider value={nonce}>{children}</Nonce.Provider>;
}

/** The nonce of this page: from the render on the server, from a script tag in the browser (it hides the attribute). */
export function useNonce(): string | undefined {
  const rendered = useContext(Nonce);
  if (typeof document === 'undefined') return rendered;
  return document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
}
