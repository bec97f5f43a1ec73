package io.monitorix.client.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.internal.json.LenientJson;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FuzzerTest {

  /** A record with a method that some texts break. */
  public record Share(@Nullable String text) {
    /** Breaks on the empty text. */
    public boolean percent() {
      return text != null && text.charAt(text.length() - 1) == '%';
    }
  }

  private static BooleanSupplier times(int count) {
    var left = new ArrayDeque<>(Collections.nCopies(count, 1));
    return () -> left.poll() != null;
  }

  private static AssertionError failure(JsonAdapter<?> adapter, long seed, int cases) {
    Subject subject =
        new Subject("share", (shapes, random) -> shapes.of(Share.class, random), adapter);
    Fuzzer fuzzer =
        new Fuzzer(List.of(subject), new Shapes(Map.of()), FuzzerTest.class.getPackageName());
    return catchThrowableOfType(AssertionError.class, () -> fuzzer.run(seed, times(cases)));
  }

  private static String seedIn(AssertionError failure) {
    return String.valueOf(failure.getMessage()).replaceAll("(?s).*-Dfuzz.seed=(-?\\d+).*", "$1");
  }

  @Test
  void aMethodThatFailsOnADecodedValueIsFoundAndTheAnswerMadeSmall() {
    JsonAdapter<Share> adapter = LenientJson.moshi().adapter(Share.class);

    AssertionError found = failure(adapter, 1, 100_000);

    assertThat(found)
        .hasMessageContaining("read as: share")
        .hasMessageFindingMatch("smallest answer: .{14,30}\nits bytes: [0-9a-f]{28,60}$")
        .hasRootCauseInstanceOf(StringIndexOutOfBoundsException.class);
    long seed = Long.parseLong(seedIn(found));
    assertThat(failure(adapter, seed, 1)).hasMessage(found.getMessage());
  }

  @Test
  void anExceptionThatIsNoRefusalIsFound() {
    JsonAdapter<String> adapter =
        new ReadOnlyAdapter<>() {
          @Override
          public String fromJson(JsonReader reader) throws IOException {
            if (reader.peek() == JsonReader.Token.BOOLEAN) {
              throw new NullPointerException("planted");
            }
            reader.skipValue();
            return "";
          }
        };

    assertThat(failure(adapter, 1, 100_000))
        .hasRootCauseInstanceOf(NullPointerException.class)
        .hasMessageContaining("-Dfuzz.seed=");
  }

  @Test
  void aReaderThatMindsHowTheBytesComeInIsFound() {
    JsonAdapter<Integer> adapter =
        new ReadOnlyAdapter<>() {
          private int calls;

          @Override
          public Integer fromJson(JsonReader reader) throws IOException {
            reader.skipValue();
            return ++calls;
          }
        };

    assertThat(failure(adapter, 1, 10_000))
        .hasMessageContaining("in pieces of")
        .rootCause()
        .hasMessageContaining("read at once: ");
  }
}
