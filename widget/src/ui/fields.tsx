/** Fields of a form, each with its label and what is wrong with it. */
import type { Words } from '../i18n';
import type { Field as Asked } from '../types';
import { Fragment, h } from '../view/h';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is wrong with an answer, as a key; null when nothing is. */
export function wrong(field: Asked, value = ''): 'required' | 'bad_email' | null {
  if (!value.trim()) return field.required ? 'required' : null;
  return field.type === 'email' && !EMAIL.test(value.trim()) ? 'bad_email' : null;
}

interface Props {
  words: Words;
  field: Asked;
  value: string;
  tried: boolean; // complain only after the first attempt
  first?: boolean;
  onValue: (value: string) => void;
}

const FILLED: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', name: 'name' };

type Typed = { currentTarget: { value: string } };

function Input({ words, field, value, tried, first, onValue }: Props) {
  const common = {
    id: `f-${field.name}`,
    class: 'input',
    dir: value ? ('auto' as const) : undefined,
    value,
    required: field.required,
    'data-first': first,
    'aria-invalid': tried && !!wrong(field, value),
    'aria-describedby': `w-${field.name}`,
    autoComplete: FILLED[field.name] ?? FILLED[field.type] ?? 'off',
    onInput: ({ currentTarget }: Typed) => onValue(currentTarget.value),
  };
  if (field.type === 'textarea') return <textarea rows={4} maxLength={8000} {...common} />;
  if (field.type === 'select') {
    return (
      <select {...common}>
        <option value="">{words.t('choose')}</option>
        {field.options.map((option) => (
          <option key={option.value} value={option.value}>
            {words.label(option.label)}
          </option>
        ))}
      </select>
    );
  }
  if (field.type === 'email') return <input type="email" maxLength={200} {...common} />;
  if (field.type === 'phone') return <input type="tel" maxLength={200} {...common} />;
  return <input type="text" maxLength={200} {...common} />;
}

function Check({ words, field, value, onValue }: Props) {
  return (
    <label class="check">
      <input
        id={`f-${field.name}`}
        type="checkbox"
        checked={value === 'true'}
        required={field.required}
        aria-describedby={`w-${field.name}`}
        onChange={({ currentTarget }) => onValue(currentTarget.checked ? 'true' : '')}
      />
      <span dir="auto">{words.label(field.label)}</span>
    </label>
  );
}

export function Field(props: Props) {
  const { words, field, value, tried } = props;
  const problem = tried ? wrong(field, value) : null;
  return (
    <div class="field">
      {field.type === 'checkbox' ? (
        <Check {...props} />
      ) : (
        <>
          <label for={`f-${field.name}`} dir="auto">
            {words.label(field.label)}
            {field.required && <span aria-hidden="true"> *</span>}
          </label>
          <Input {...props} />
        </>
      )}
      <p id={`w-${field.name}`} class="wrong" role="alert">
        {problem && words.t(problem)}
      </p>
    </div>
  );
}
