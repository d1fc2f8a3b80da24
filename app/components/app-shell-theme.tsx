import { useMantineColorScheme } from '@mantine/core';
import { IconBrightnessHalf, IconMoon, IconSun } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import styles from './app-shell.module.css';

const THEMES = [
  { value: 'auto', label: 'Auto', Icon: IconBrightnessHalf },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
  { value: 'light', label: 'Light', Icon: IconSun },
] as const;

/** Dark, light, or as the system has it. It needs the browser's memory, so without JavaScript it is not there. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <div className={styles.themes} role="group" aria-label="Theme">
      {THEMES.map(({ value, label, Icon }) => (
        <button key={value} type="button" className={styles.theme} aria-pressed={colorScheme === value} onClick={() => setColorScheme(value)}>
          <Icon size={18} aria-hidden />
          {label}
        </button>
      ))}
    </div>
  );
}
