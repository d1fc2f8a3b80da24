/**
 * Shares answers between callers who ask the same at nearly the same time, without ever giving an
 * answer older than the question: who asks while a flight is out boards the next one, which leaves
 * when that lands. So a right that was taken away before the question is never in the answer.
 */
export function nextFlight<T>(ask: (...key: string[]) => Promise<T>): (...key: string[]) => Promise<T> {
  type Route = { out: Promise<unknown>; next: Promise<T> | null };
  const routes = new Map<string, Route>();

  return function question(...key): Promise<T> {
    const id = key.join('\n');
    const route = routes.get(id);
    if (route) {
      route.next ??= route.out.then(() => depart(), () => depart());
      return route.next;
    }
    return depart();

    function depart(): Promise<T> {
      const answer = ask(...key);
      const mine: Route = { out: answer, next: null };
      routes.set(id, mine);
      const landed = (): void => {
        if (routes.get(id) === mine && mine.next === null) routes.delete(id);
      };
      answer.then(landed, landed);
      return answer;
    }
  };
}
