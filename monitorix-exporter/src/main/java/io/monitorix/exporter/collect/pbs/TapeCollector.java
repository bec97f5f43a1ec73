package io.monitorix.exporter.collect.pbs;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.ParameterException;
import io.monitorix.client.pbs.model.TapeDrive;
import io.monitorix.client.pbs.model.TapeMedium;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** {@code pbs_tape_…}: tape drives and tapes. */
final class TapeCollector implements Collector {

  static final Metric DRIVE_INFO =
      Metric.gauge(
          "pbs_tape_drive_info",
          "What the tape drive is; always 1.",
          "drive",
          "vendor",
          "model",
          "serial");

  static final Metric DRIVE_ACTIVITY =
      Metric.gauge(
              "pbs_tape_drive_activity",
              "What the tape drive is doing (1 for the activity that holds).",
              "drive",
              "activity")
          .since("3.2");

  static final Metric MEDIA =
      Metric.gauge("pbs_tape_media", "Number of tapes.", "pool", "status", "location");

  /** {@code GET /tape/drive}. */
  static final Source<List<TapeDrive>> DRIVES =
      Source.<List<TapeDrive>>ofTarget("tape/drive", (reader, target, previous) -> drives(reader))
          .needing("/tape", "Tape.Audit");

  /** {@code GET /tape/media/list}: as they were when the libraries were last asked. */
  static final Source<Map<Shelf, Integer>> TAPES =
      Source.<Map<Shelf, Integer>>ofTarget(
              "tape/media/list",
              (reader, target, previous) ->
                  reader.call(reader.pbs().tape().media(false)).thenApply(TapeCollector::counted))
          .needing("/tape", "Tape.Audit");

  private static final List<String> ACTIVITIES =
      List.of(
          "no-activity",
          "cleaning",
          "loading",
          "unloading",
          "other",
          "reading",
          "writing",
          "locating",
          "rewinding",
          "erasing",
          "formatting",
          "calibrating",
          "other-dt",
          "microcode-update",
          "reading-encrypted",
          "writing-encrypted");

  /**
   * What tapes are counted by.
   *
   * @param pool empty for tapes that are in none
   * @param status {@code writable}, {@code full}, …
   * @param location {@code offline}, or with a changer's or a vault's name
   */
  record Shelf(String pool, String status, String location) {}

  private static Map<Shelf, Integer> counted(List<TapeMedium> tapes) {
    Map<Shelf, Integer> counts = new LinkedHashMap<>();
    for (TapeMedium tape : tapes) {
      Shelf shelf =
          new Shelf(
              requireNonNullElse(tape.pool(), ""),
              requireNonNullElse(tape.status(), ""),
              requireNonNullElse(tape.location(), ""));
      counts.merge(shelf, 1, Integer::sum);
    }
    return counts;
  }

  /** Releases before 3.2 cannot tell what a drive is doing, and refuse to be asked. */
  private static CompletableFuture<List<TapeDrive>> drives(SourceReader reader) {
    return reader
        .call(reader.pbs().tape().drivesWithActivity())
        .exceptionallyCompose(
            failure ->
                Failures.cause(failure) instanceof ParameterException
                    ? reader.call(reader.pbs().tape().drives())
                    : CompletableFuture.failedFuture(Failures.cause(failure)));
  }

  @Override
  public CollectorName name() {
    return CollectorName.PBS_TAPE;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(DRIVES, TAPES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(DRIVE_INFO, DRIVE_ACTIVITY, MEDIA);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    List<TapeDrive> drives = readings.get(DRIVES);
    if (drives != null) {
      for (TapeDrive drive : drives) {
        out.emit(
            DRIVE_INFO,
            out.labels(
                "drive", drive.name(),
                "vendor", requireNonNullElse(drive.vendor(), ""),
                "model", requireNonNullElse(drive.model(), ""),
                "serial", requireNonNullElse(drive.serial(), "")),
            1);
        out.emitState(
            DRIVE_ACTIVITY, "activity", ACTIVITIES, drive.activity(), "drive", drive.name());
      }
    }
    Map<Shelf, Integer> tapes = readings.get(TAPES);
    if (tapes != null) {
      tapes.forEach(
          (shelf, count) ->
              out.emit(
                  MEDIA,
                  out.labels(
                      "pool", shelf.pool(), "status", shelf.status(), "location", shelf.location()),
                  count));
    }
  }
}
