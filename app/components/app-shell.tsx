import { Link, NavLink } from '@remix-run/react';
import { IconCalendar, IconListCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PersonMenu } from './app-shell-menu.tsx';
import styles from './app-shell.module.css';

export type Shell = {
  studioName: string;
  person: { name: string; role: string } | null;
  /** Links to the kept mail. */
  demo: boolean;
};

export type Crumb = { label: string; /** Absent: this page. */ to?: string };

type Props = {
  shell: Shell;
  /** From the list of projects to this page. */
  crumbs?: readonly Crumb[];
  /** Across the page under the header, such as "you are offline". */
  banner?: ReactNode;
  /** The content takes the whole width and brings its own spacing. */
  wide?: boolean;
  children: ReactNode;
};

const ROLES: Record<string, string> = { owner: 'Owner', engineer: 'Engineer', client: 'Client' };

/** Three bars of a waveform: the mark before the studio's name. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 22 22" fill="currentColor" aria-hidden>
      <rect x="2" y="8" width="4" height="6" rx="2" />
      <rect x="9" y="2" width="4" height="18" rx="2" />
      <rect x="16" y="6" width="4" height="10" rx="2" />
    </svg>
  );
}

/** The frame around every page of a signed-in person. */
export function AppShell({ shell, crumbs = [], banner, wide = false, children }: Props) {
  const { studioName, person, demo } = shell;
  return (
    <>
      <header className={`${styles.header} ${crumbs.length > 0 ? styles.hasCrumbs : ''}`}>
        <nav className={styles.nav} aria-label="Where you are">
          <Link className={styles.brand} to="/" aria-label={`${studioName}: all projects`}>
            <Mark />
            <span className={styles.name}>{studioName}</span>
          </Link>
          <ol className={styles.crumbs}>
            {crumbs.map(({ label, to }) => (
              <li key={`${to}${label}`}>{to ? <Link to={to}>{label}</Link> : <span aria-current="page">{label}</span>}</li>
            ))}
          </ol>
        </nav>
        {person && person.role !== 'client' && (
          <NavLink className={styles.place} to="/desk">
            <IconListCheck size={20} aria-hidden />
            <span>Desk</span>
          </NavLink>
        )}
        {person && (
          <NavLink className={styles.place} to="/calendar">
            <IconCalendar size={20} aria-hidden />
            <span>Calendar</span>
          </NavLink>
        )}
        {person && <PersonMenu name={person.name} role={ROLES[person.role] ?? person.role} demo={demo} />}
      </header>
      {banner && <div role="status">{banner}</div>}
      <main id="main" tabIndex={-1} className={`${styles.main} ${wide ? styles.wide : ''}`}>
        {children}
      </main>
    </>
  );
}
