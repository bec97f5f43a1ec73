package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import io.monitorix.alerts.promql.Query;
import io.monitorix.alerts.promql.value.Value;
import io.monitorix.exporter.cache.QueryCache;
import io.monitorix.exporter.cache.QueryCache.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okio.Buffer;

/**
 * Answers to queries that others ask as well: dashboards that are open in several browsers. What
 * sees a part only, wants statistics, or names no time, is evaluated each time.
 */
final class RememberedAnswers {

  /** A larger answer is written as it is made. */
  private static final long MOST_POINTS = 50_000;

  private final QueryCache cache;
  private final LongSupplier samples;
  private final InstantSource clock;

  /**
   * In a cache.
   *
   * @param samples how many the store of series has taken
   */
  RememberedAnswers(QueryCache cache, LongSupplier samples, InstantSource clock) {
    this.cache = cache;
    this.samples = samples;
    this.clock = clock;
  }

  /** What the query has as its value, and what is to be said of it. */
  record Made(Answer answer, Value value) {}

  /** The answer, from the cache or made now. */
  Answer answer(Parameters parameters, Query query, int limit, Supplier<Made> evaluation) {
    Optional<Question> question = question(parameters, query, limit);
    Optional<byte[]> known = question.flatMap(cache::find);
    if (known.isPresent()) {
      return raw(known.get());
    }
    Made made = evaluation.get();
    Answer answer = made.answer();
    if (question.isEmpty()
        || !answer.warnings().isEmpty()
        || !answer.infos().isEmpty()
        || points(made.value()) > MOST_POINTS) {
      return answer;
    }
    byte[] data = written(answer);
    cache.keep(question.get(), data);
    return raw(data);
  }

  private Optional<Question> question(Parameters parameters, Query query, int limit) {
    if (!parameters.visibility().isAll()
        || !parameters.text("stats").isEmpty()
        || (query.isInstant() && parameters.text("time").isEmpty())) {
      return Optional.empty();
    }
    String text = parameters.text("query");
    return Optional.of(
        new Question(
            query.start().toEpochMilli()
                + " "
                + query.end().toEpochMilli()
                + " "
                + query.step().toMillis()
                + " "
                + query.lookback()
                + " "
                + limit
                + " "
                + text,
            readsElsewhere(text) ? clock.instant() : query.end(),
            samples.getAsLong()));
  }

  /** With these a query may read what comes after its end. */
  private static boolean readsElsewhere(String query) {
    return query.contains("@") || query.contains("offset");
  }

  private static Answer raw(byte[] data) {
    return Answer.of(out -> out.value(new Buffer().write(data)));
  }

  private static byte[] written(Answer answer) {
    Buffer buffer = new Buffer();
    try {
      JsonWriter out = JsonWriter.of(buffer);
      out.setSerializeNulls(true);
      answer.data().write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readByteArray();
  }

  private static long points(Value value) {
    if (value instanceof Value.Matrix matrix) {
      return matrix.rows().stream().mapToLong(row -> 1 + row.times().length).sum();
    }
    return value instanceof Value.Vector vector ? vector.elements().size() : 1;
  }
}
