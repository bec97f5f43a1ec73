package io.monitorix.exporter.service;

import io.monitorix.exporter.probe.Check;
import io.monitorix.exporter.probe.CheckListener;
import io.monitorix.exporter.probe.ProbeResult;
import io.monitorix.exporter.state.StateDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps when checks failed after they had succeeded, and the other way round. Of several processes
 * the one that leads writes. Checks do not wait for the database. Thread-safe.
 */
public final class CheckTurns implements CheckListener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CheckTurns.class);

  private static final Duration KEPT = Duration.ofDays(400);
  private static final int WAITING = 10_000;

  private final StateDatabase state;
  private final BooleanSupplier leads;
  private final InstantSource clock;
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> {
            Thread thread = new Thread(task, "check-turns");
            thread.setDaemon(true);
            return thread;
          },
          (task, full) -> log.warn("a turn of a check is not kept: too many wait"));

  /**
   * Keeps them there.
   *
   * @param leads whether this process writes
   */
  public CheckTurns(StateDatabase state, BooleanSupplier leads, InstantSource clock) {
    this.state = state;
    this.leads = leads;
    this.clock = clock;
  }

  /**
   * A check came to another result.
   *
   * @param reason why it failed; empty after a success
   */
  public record Turn(
      String id, String service, String target, boolean success, String reason, Instant time) {

    /** Where it is among all. */
    public Place place() {
      return new Place(time.toEpochMilli(), id);
    }
  }

  /**
   * A place among turns.
   *
   * @param time milliseconds since 1970
   */
  public record Place(long time, String id) {

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Place parse(String text) {
      String[] parts = text.split("_", 2);
      if (parts.length != 2) {
        throw new IllegalArgumentException("not a place: " + text);
      }
      return new Place(Long.parseLong(parts[0]), parts[1]);
    }

    @Override
    public String toString() {
      return time + "_" + id;
    }
  }

  @Override
  public void turned(Check check, ProbeResult now) {
    if (leads.getAsBoolean()) {
      Turn turn =
          new Turn(
              UUID.randomUUID().toString(),
              check.service(),
              check.target(),
              now.success(),
              now.reason(),
              clock.instant());
      writer.execute(() -> write(turn));
    }
  }

  private void write(Turn turn) {
    try {
      state.change(
          "the turn of a check",
          handle -> {
            handle
                .createUpdate(
                    "INSERT INTO monitorix_check_turn (id, service, target, success, reason, time)"
                        + " VALUES (:id, :service, :target, :success, :reason, :time)")
                .bind("id", turn.id())
                .bind("service", turn.service())
                .bind("target", turn.target())
                .bind("success", turn.success() ? 1 : 0)
                .bind("reason", turn.reason())
                .bind("time", turn.time().toEpochMilli())
                .execute();
            handle
                .createUpdate("DELETE FROM monitorix_check_turn WHERE time < :oldest")
                .bind("oldest", turn.time().minus(KEPT).toEpochMilli())
                .execute();
          });
    } catch (RuntimeException e) {
      log.warn(
          "a turn of a check is not kept: service={} target={} reason={}",
          turn.service(),
          turn.target(),
          e.getMessage());
    }
  }

  /**
   * Those of a service, the newest first.
   *
   * @param before where the last one of the page before is; null for the first page
   * @throws io.monitorix.alerts.store.database.DatabaseException if the database does not answer
   */
  public List<Turn> of(String service, @Nullable Place before, int limit) {
    return state.read(
        handle ->
            handle
                .createQuery(
                    "SELECT id, service, target, success, reason, time FROM monitorix_check_turn"
                        + " WHERE service = :service AND (time < :time OR (time = :time AND id >"
                        + " :id)) ORDER BY time DESC, id LIMIT :limit")
                .bind("service", service)
                .bind("time", before == null ? Long.MAX_VALUE : before.time())
                .bind("id", before == null ? "" : before.id())
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Turn(
                            row.getString("id"),
                            row.getString("service"),
                            row.getString("target"),
                            row.getInt("success") != 0,
                            row.getString("reason"),
                            Instant.ofEpochMilli(row.getLong("time"))))
                .list());
  }

  /** Writes what still waits, for a moment. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(2, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      writer.shutdownNow();
    }
  }
}
