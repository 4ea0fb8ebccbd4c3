/** Time that passes only when a test says so. */
export class Clock {
  /** What the computer's clock shows is set; timers go by what really passes. */
  offset = 0;
  private passed = 1_800_000_000_000;
  private order = 0;
  private timers: { at: number; order: number; run: () => void }[] = [];

  get real(): number {
    return this.passed;
  }
  get shown(): number {
    return this.passed + this.offset;
  }
  get running(): number {
    return this.timers.length;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.passed + Math.max(0, ms), order: this.order++, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass; what falls due runs in its order, each with all that follows from it. */
  async pass(ms: number): Promise<void> {
    await settle();
    const end = this.passed + ms;
    for (let next = this.due(end); next; next = this.due(end)) {
      this.passed = Math.max(this.passed, next.at);
      this.timers = this.timers.filter((timer) => timer !== next);
      next.run();
      await settle();
    }
    this.passed = end;
  }

  /** A sleep: time passes, and nothing runs before the end of it. */
  async sleep(ms: number): Promise<void> {
    this.passed += ms;
    await this.pass(0);
  }

  private due(end: number) {
    const [first] = this.timers
      .filter((timer) => timer.at <= end)
      .sort((a, b) => a.at - b.at || a.order - b.order);
    return first;
  }
}

declare function setImmediate(run: () => void): unknown; // of the runner

/** All promises that can go on have gone on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
