import { effect, signal } from '@preact/signals';

export type Theme = 'as the system' | 'light' | 'dark';
const NEXT: Readonly<Record<Theme, Theme>> = {
  'as the system': 'light',
  light: 'dark',
  dark: 'as the system',
};

export const theme = signal<Theme>('as the system');
const isDark = matchMedia('(prefers-color-scheme: dark)');
const system = signal(isDark.matches);
isDark.addEventListener('change', ({ matches }) => {
  system.value = matches;
});

effect(() => {
  const dark = theme.value === 'as the system' ? system.value : theme.value === 'dark';
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
});

export function switchTheme(): void {
  theme.value = NEXT[theme.value];
}
