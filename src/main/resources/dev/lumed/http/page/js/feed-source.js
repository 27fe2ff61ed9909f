// Reads the daemon's feed for as long as there is somebody to tell, and comes back when it breaks.

const NAMES = ["message", "message-removed", "chunk", "typing", "connection", "conversation", "backend", "reset"];
const FIRST_PAUSE = 500; // milliseconds
const LONGEST_PAUSE = 8_000;

/** Tells `("open")` when the feed is there, `("lost")` when it is not, and `(name, data)` for each event. */
export function readFeed(tell) {
  let cursor = null;
  let pause = FIRST_PAUSE;

  function connect() {
    const source = new EventSource(cursor === null ? "/v1/events" : `/v1/events?since=${cursor}`);
    source.onopen = () => {
      pause = FIRST_PAUSE;
      tell("open");
    };
    // The browser's own way back gives up at the first refusal, and waits as it likes.
    source.onerror = () => {
      source.close();
      tell("lost");
      setTimeout(connect, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    };
    for (const name of NAMES) {
      source.addEventListener(name, ({ data, lastEventId }) => {
        if (lastEventId) cursor = lastEventId;
        tell(name, JSON.parse(data));
      });
    }
  }

  connect();
}
