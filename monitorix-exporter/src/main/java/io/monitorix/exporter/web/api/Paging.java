package io.monitorix.exporter.web.api;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.web.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for: some elements, behind the last one of the page before.
 *
 * @param limit how many at most; positive
 * @param after the key of that last one; null for the first page
 */
public record Paging(int limit, @Nullable String after) {

  /** The parameter with how many are wanted. */
  public static final String LIMIT = "limit";

  /** The parameter with where the page begins. */
  public static final String CURSOR = "cursor";

  /** The most elements on a page. */
  public static final int MOST = 1_000;

  private static final int USUAL = 100;

  /**
   * Reads the two parameters.
   *
   * @throws ProblemException if they are wrong
   */
  public static Paging of(Parameters parameters) {
    return new Paging(
        parameters.count(LIMIT, MOST, USUAL),
        parameters.text(CURSOR).map(Paging::opened).orElse(null));
  }

  private static String opened(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Parameters.wrong(CURSOR, "not one that an answer had as next");
    }
  }

  /** A cursor, as answers have it. */
  public static String sealed(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A part of a list.
   *
   * @param next where the next one begins; null if this is the last
   */
  public record Page<T>(List<T> items, @Nullable String next) {

    /** Copies the list. */
    public Page {
      items = List.copyOf(items);
    }
  }

  /**
   * The part that is asked for.
   *
   * @param key tells each from all others; the list is sorted by it
   */
  public <T> Page<T> of(Stream<T> all, Function<T, String> key) {
    List<T> found =
        all.filter(each -> after == null || key.apply(each).compareTo(after) > 0)
            .sorted(Comparator.comparing(key))
            .limit(limit + 1L)
            .toList();
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> page = found.subList(0, limit);
    return new Page<>(page, sealed(key.apply(page.get(limit - 1))));
  }

  /** Writes an element. */
  @FunctionalInterface
  public interface Item<T> {
    /** Writes it, whole. */
    void write(JsonWriter out, T item) throws IOException;
  }

  /** Answers with a page. */
  public static <T> void send(Request request, Page<T> page, Item<T> item) throws IOException {
    Answers.send(
        request,
        out -> {
          out.beginObject().name("items").beginArray();
          for (T each : page.items()) {
            item.write(out, each);
          }
          out.endArray();
          Answers.text(out.name("next"), Optional.ofNullable(page.next()));
          out.endObject();
        });
  }
}
