/** Our mark: a line that is put through. */
export function Mark() {
  return (
    <span className="in-mark">
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="9" fill="var(--mantine-color-brand-7)" />
        <path
          d="M9 11.5h4c5 0 1.5 9 6.5 9h3.5"
          fill="none"
          stroke="#fff"
          strokeWidth="2.5"
          strokeLinecap="round"
        />
        <circle cx="9" cy="11.5" r="2.6" fill="#fff" />
        <circle cx="23" cy="20.5" r="2.6" fill="#fff" />
        <circle cx="23" cy="11.5" r="2" fill="#fff" opacity=".45" />
        <circle cx="9" cy="20.5" r="2" fill="#fff" opacity=".45" />
      </svg>
      Switchboard
    </span>
  );
}
