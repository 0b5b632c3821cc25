// Light or dark: the system's choice until the button is pressed, then that choice.
const KEY = 'nemadrive-theme';

export function initTheme(changed) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const chosen = localStorage.getItem(KEY);
    document.documentElement.dataset.theme = chosen ?? (system.matches ? 'dark' : 'light');
    changed();
  };
  system.addEventListener('change', apply);
  document.getElementById('theme').addEventListener('click', () => {
    localStorage.setItem(KEY, document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark');
    apply();
  });
  apply();
}

/** A colour of the present theme, see tokens.css. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
