package io.monitorix.client.internal.lanes;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.monitorix.client.Limits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A queue for each node. Each lets so many calls through at once, and all together so many; where
 * several have somebody waiting they take turns, so that a node that answers slowly, or not at all,
 * holds up nobody but those who ask for it. Waiting costs no thread. Thread-safe.
 */
public final class Lanes implements AutoCloseable {

  private final BulkheadConfig bulkheads;
  private final Map<String, Lane> lanes = new HashMap<>();

  /** Those with somebody waiting who may be let through; the next one first. */
  private final Set<Lane> ready = new LinkedHashSet<>();

  private int free;
  private boolean closed;

  /** Empty lanes. */
  public Lanes(Limits limits) {
    free = limits.callsAtOnce();
    bulkheads =
        BulkheadConfig.custom()
            .maxConcurrentCalls(limits.callsPerNode())
            .maxWaitDuration(Duration.ZERO)
            .build();
  }

  private final class Lane {
    final String name;
    final Bulkhead bulkhead;
    final Set<Turn> waiting = new LinkedHashSet<>();
    int underWay;

    Lane(String name) {
      this.name = name;
      bulkhead = Bulkhead.of(name, bulkheads);
    }
  }

  private enum State {
    WAITING,
    UNDER_WAY,
    ENDED
  }

  /** The place of one call: waiting, under way, or given back. */
  public final class Turn {
    private final Lane lane;
    private final Predicate<Turn> begin;
    private State state = State.WAITING;

    private Turn(Lane lane, Predicate<Turn> begin) {
      this.lane = lane;
      this.begin = begin;
    }

    /** Gives the place back, or leaves the queue. Ending twice is fine. */
    public void end() {
      run(leave(this));
    }

    /** Leaves the queue, if still in it, and tells whether it was. */
    public boolean withdraw() {
      synchronized (Lanes.this) {
        if (state != State.WAITING) {
          return false;
        }
        remove(this);
        return true;
      }
    }
  }

  /**
   * Queues a call.
   *
   * @param name of the lane
   * @param begin run once, when its turn has come, by whoever made place; brief, and throws
   *     nothing. Tells whether the call begins: if not, its place is given back
   */
  public Turn ask(String name, Predicate<Turn> begin) {
    Turn turn;
    List<Turn> next;
    synchronized (this) {
      Lane lane = lanes.computeIfAbsent(name, Lane::new);
      turn = new Turn(lane, begin);
      lane.waiting.add(turn);
      ready.add(lane);
      next = letThrough();
    }
    run(next);
    return turn;
  }

  /** How many wait for their turn. */
  public synchronized int waiting() {
    return lanes.values().stream().mapToInt(lane -> lane.waiting.size()).sum();
  }

  private synchronized List<Turn> leave(Turn turn) {
    remove(turn);
    return letThrough();
  }

  private void remove(Turn turn) {
    Lane lane = turn.lane;
    if (turn.state == State.WAITING) {
      lane.waiting.remove(turn);
    } else if (turn.state == State.UNDER_WAY) {
      free++;
      lane.underWay--;
      lane.bulkhead.releasePermission();
      if (!lane.waiting.isEmpty()) {
        ready.add(lane);
      }
    }
    turn.state = State.ENDED;
    if (lane.waiting.isEmpty() && lane.underWay == 0) {
      ready.remove(lane);
      lanes.remove(lane.name, lane);
    }
  }

  private List<Turn> letThrough() {
    List<Turn> next = new ArrayList<>(1);
    while (!ready.isEmpty() && (free > 0 || closed)) {
      Iterator<Lane> first = ready.iterator();
      Lane lane = first.next();
      first.remove();
      if (!lane.waiting.isEmpty() && (closed || lane.bulkhead.tryAcquirePermission())) {
        next.add(take(lane));
        if (!lane.waiting.isEmpty()) {
          ready.add(lane);
        }
      }
    }
    return next;
  }

  private Turn take(Lane lane) {
    Iterator<Turn> first = lane.waiting.iterator();
    Turn turn = first.next();
    first.remove();
    if (closed) {
      turn.state = State.ENDED;
    } else {
      turn.state = State.UNDER_WAY;
      lane.underWay++;
      free--;
    }
    return turn;
  }

  /** Outside of the lock: what begins may ask for more turns. */
  private void run(List<Turn> turns) {
    Deque<Turn> next = new ArrayDeque<>(turns);
    for (Turn turn = next.poll(); turn != null; turn = next.poll()) {
      if (!turn.begin.test(turn)) {
        next.addAll(leave(turn));
      }
    }
  }

  /** Lets all through who wait or come: into a client that is closed, which tells them so. */
  @Override
  public void close() {
    List<Turn> rest;
    synchronized (this) {
      closed = true;
      for (Lane lane : lanes.values()) {
        if (!lane.waiting.isEmpty()) {
          ready.add(lane);
        }
      }
      rest = letThrough();
    }
    run(rest);
  }
}
