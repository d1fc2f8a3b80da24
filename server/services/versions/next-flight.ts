/**
 * Shares answers between callers who ask the same at nearly the same time, without ever giving an
 * answer older than the question: when `atOnce` flights are out, who asks boards the next one, which
 * leaves when one of them lands. So a right that was taken away before the question is never in the answer.
 */
export function nextFlight<T>(ask: (...key: string[]) => Promise<T>, atOnce = 1): (...key: string[]) => Promise<T> {
  type Route = { out: number; next: { answer: Promise<T>; leave: () => void } | null };
  const routes = new Map<string, Route>();

  return function question(...key): Promise<T> {
    const id = key.join('\n');
    const route = routes.get(id) ?? { out: 0, next: null };
    routes.set(id, route);
    if (route.out < atOnce) return depart();
    if (!route.next) {
      let leave: () => void = () => {};
      const answer = new Promise<void>((resolve) => (leave = resolve)).then(depart);
      route.next = { answer, leave };
    }
    return route.next.answer;

    function depart(): Promise<T> {
      route.out += 1;
      const answer = ask(...key);
      answer.then(landed, landed);
      return answer;
    }

    function landed(): void {
      route.out -= 1;
      const { next } = route;
      route.next = null;
      if (next) next.leave();
      else if (route.out === 0 && routes.get(id) === route) routes.delete(id);
    }
  };
}
