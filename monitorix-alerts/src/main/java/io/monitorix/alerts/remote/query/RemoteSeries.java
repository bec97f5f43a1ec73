package io.monitorix.alerts.remote.query;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.alerts.storage.SampleBuffer;
import io.monitorix.alerts.storage.SelectHints;
import io.monitorix.alerts.storage.Series;
import io.monitorix.alerts.storage.SeriesSet;
import io.monitorix.alerts.storage.SeriesSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The series of a server, with the samples of the time that the hints name. Markers of staleness
 * are not among them: the API does not tell of them. Safe for several threads.
 */
public final class RemoteSeries implements SeriesSource {

  private final Queried server;

  /** Those of this server. */
  public RemoteSeries(Queried server) {
    this.server = server;
  }

  /**
   * {@inheritDoc}
   *
   * @throws QueryFailedException if the server gives none
   */
  @Override
  public SeriesSet select(List<LabelMatcher> matchers, SelectHints hints) {
    String selector =
        matchers.stream().map(LabelMatcher::toString).collect(Collectors.joining(",", "{", "}"));
    // A range is open on its left.
    long range = hints.to() - hints.from() + 1;
    Answer answer =
        server.instant(selector + "[" + range + "ms]", Instant.ofEpochMilli(hints.to()));
    if (!(answer.value() instanceof Value.Matrix matrix)) {
      throw new QueryFailedException("the server answers a range of samples with something else");
    }
    return new SeriesSet(
        matrix.rows().stream().<Series>map(Fetched::new).toList(), answer.annotations().infos());
  }

  /** A series that was fetched. */
  private record Fetched(Value.Row row) implements Series {

    @Override
    public Labels labels() {
      return row.labels();
    }

    @Override
    public void read(long from, long to, SampleBuffer into) {
      for (int i = 0; i < row.times().length; i++) {
        if (row.times()[i] >= from && row.times()[i] <= to) {
          into.add(row.times()[i], row.values()[i]);
        }
      }
    }
  }
}
