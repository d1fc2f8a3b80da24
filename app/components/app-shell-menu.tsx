import { Form, NavLink, useLocation } from '@remix-run/react';
import { IconLogout, IconMail, IconSettings } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { ThemeSwitch } from './app-shell-theme.tsx';
import styles from './app-shell.module.css';

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
};

type Props = { name: string; role: string; demo: boolean };

/** What belongs to the person: a disclosure that opens without JavaScript and closes by Escape, a click beside it, or going elsewhere. */
export function PersonMenu({ name, role, demo }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const { key } = useLocation();

  useEffect(() => {
    menu.current?.removeAttribute('open');
  }, [key]);

  useEffect(() => {
    const close = (event: Event) => {
      const details = menu.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        details.querySelector('summary')?.focus();
      } else if (event.target instanceof Node && details.contains(event.target)) return;
      details.removeAttribute('open');
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);

  return (
    <details className={styles.menu} ref={menu}>
      <summary aria-label={`${name}: settings and sign-out`}>
        <span className={styles.avatar} aria-hidden>
          {initials(name)}
        </span>
      </summary>
      <div className={styles.panel}>
        <div className={styles.who}>
          <p>{name}</p>
          <p>{role}</p>
        </div>
        <NavLink className={styles.item} to="/settings">
          <IconSettings size={18} aria-hidden />
          Settings
        </NavLink>
        {demo && (
          <NavLink className={styles.item} to="/dev/mail">
            <IconMail size={18} aria-hidden />
            Kept mail
          </NavLink>
        )}
        <ThemeSwitch />
        <Form method="post" action="/sign-out">
          <button type="submit" className={styles.item}>
            <IconLogout size={18} aria-hidden />
            Sign out
          </button>
        </Form>
      </div>
    </details>
  );
}
