/**
 * Things kept in the browser, one under a key of its own, so that tabs neither overwrite nor lose
 * each other's; what one tab drops is gone from the others as well.
 */
export class Kept<T extends { id: string }> {
  private readonly gone = new Set<(id: string) => void>();

  constructor(private readonly place: string) {
    window.addEventListener('storage', ({ key, newValue }) => {
      if (newValue !== null || !key?.startsWith(this.prefix)) return;
      for (const tell of this.gone) tell(key.slice(this.prefix.length));
    });
  }

  private get prefix(): string {
    return `${this.place}/`;
  }

  all(): T[] {
    const names = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
    const ours = names.filter((name) => name.startsWith(this.prefix)).sort();
    return ours.flatMap((name) => this.one(name) ?? []);
  }

  private one(name: string): T | null {
    try {
      const found = JSON.parse(localStorage.getItem(name) ?? 'null') as T | null;
      return found && this.prefix + found.id === name ? found : null;
    } catch {
      return null; // somebody else's writing
    }
  }

  put(value: T): void {
    try {
      localStorage.setItem(this.prefix + value.id, JSON.stringify(value));
    } catch {
      // The browser has no room: it is done all the same, only not after a reload.
    }
  }

  drop(id: string): void {
    localStorage.removeItem(this.prefix + id);
  }

  onGone(tell: (id: string) => void): void {
    this.gone.add(tell);
  }
}
