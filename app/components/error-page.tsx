import { isRouteErrorResponse, Link } from '@remix-run/react';
import css from './error-page.module.css';

const WORDS: Record<number, { title: string; text: string }> = {
  401: { title: 'Please sign in', text: 'Your sign-in has ended. Nothing you wrote is lost.' },
  403: { title: 'Not yours to do', text: 'Your role does not allow this. The studio can change that.' },
  404: {
    title: 'Nothing here for you',
    text: 'It does not exist, or you have not been invited to it. Ask the studio for a link.',
  },
  429: { title: 'One moment', text: 'That was a lot at once. Try again in a minute.' },
};
const UNKNOWN = {
  title: 'Something broke on our side',
  text: 'It has been written to the log. Reload the page; if it happens again, tell the studio.',
};

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

/** What the browser's tab says over it. */
export const errorTitle = (error: unknown): string => (WORDS[statusOf(error)] ?? UNKNOWN).title;

/** A designed page for whatever went wrong: what happened and what to do. */
export function ErrorPage({ error }: { error: unknown }) {
  const status = statusOf(error);
  const words = WORDS[status] ?? UNKNOWN;
  return (
    <main id="main" className={css.page}>
      <div className={css.words}>
        <p className={css.status}>{status}</p>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <Link className={css.way} to={status === 401 ? '/sign-in' : '/'}>
          {status === 401 ? 'Sign in' : 'To your projects'}
        </Link>
      </div>
    </main>
  );
}
