package io.monitorix.exporter.web.websocket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.enums.ReadyState;

/**
 * Connections that have not said yet what they want. They are cut off after a while, and the oldest
 * ones where there are too many. Thread-safe.
 */
final class Handshakes {

  private final int most;
  private final Duration patience;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  private record Waiting(WebSocketImpl connection, long since) {

    private boolean isOver(long now, Duration patience) {
      return connection.getReadyState() != ReadyState.NOT_YET_CONNECTED
          || now - since >= patience.toNanos();
    }

    private void cutOff() {
      if (connection.getReadyState() == ReadyState.NOT_YET_CONNECTED) {
        connection.eot();
      }
    }
  }

  /**
   * None so far.
   *
   * @param most at once
   * @param patience how long each may take
   */
  Handshakes(int most, Duration patience) {
    this.most = most;
    this.patience = patience;
  }

  /** One more begins. */
  void begin(WebSocketImpl connection) {
    List<Waiting> over;
    synchronized (waiting) {
      waiting.addLast(new Waiting(connection, System.nanoTime()));
      over = over();
    }
    over.forEach(Waiting::cutOff);
  }

  /** Cuts off those that take too long. */
  void expire() {
    List<Waiting> over;
    synchronized (waiting) {
      over = over();
    }
    over.forEach(Waiting::cutOff);
  }

  private List<Waiting> over() {
    long now = System.nanoTime();
    List<Waiting> over = new ArrayList<>();
    waiting.removeIf(each -> each.isOver(now, patience) && over.add(each));
    while (waiting.size() > most) {
      over.add(waiting.removeFirst());
    }
    return over;
  }
}
