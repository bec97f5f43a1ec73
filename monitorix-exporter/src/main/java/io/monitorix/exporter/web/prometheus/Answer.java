package io.monitorix.exporter.web.prometheus;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * What a request is answered with.
 *
 * @param data is written as it is sent; nothing slow is left for then
 */
record Answer(Json data, List<String> warnings, List<String> infos) {

  /** What Prometheus says of an answer that has not all there is. */
  static final String TRUNCATED = "results truncated due to limit";

  Answer {
    warnings = List.copyOf(warnings);
    infos = List.copyOf(infos);
  }

  /** A value. */
  @FunctionalInterface
  interface Json {
    void write(JsonWriter out) throws IOException;
  }

  static Answer of(Json data) {
    return new Answer(data, List.of(), List.of());
  }

  /** Texts, of which at most so many are given; 0 for all. */
  static Answer texts(Collection<String> all, int limit) {
    return limited(all, limit, JsonWriter::value);
  }

  /** A list of which at most so many elements are given; 0 for all. */
  static <T> Answer limited(Collection<T> all, int limit, Element<T> element) {
    boolean cut = limit > 0 && all.size() > limit;
    return new Answer(
        out -> {
          out.beginArray();
          int left = cut ? limit : all.size();
          for (T each : all) {
            if (left-- == 0) {
              break;
            }
            element.write(out, each);
          }
          out.endArray();
        },
        cut ? List.of(TRUNCATED) : List.of(),
        List.of());
  }

  /** Writes an element of a list. */
  @FunctionalInterface
  interface Element<T> {
    void write(JsonWriter out, T element) throws IOException;
  }
}
