package io.monitorix.client.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientJsonTest {

  /** One component of each type there is. */
  public record Values(
      @Nullable String text,
      @Nullable Boolean flag,
      @Nullable Double decimal,
      @Nullable Long whole,
      @Nullable Integer small,
      @Nullable Instant time,
      @Nullable Duration length,
      @Nullable LocalDate day,
      @Nullable Inner inner,
      List<Double> list,
      List<Inner> inners,
      Map<String, Inner> map) {

    static final Values NONE =
        new Values(
            null, null, null, null, null, null, null, null, null, List.of(), List.of(), Map.of());
  }

  /** Has nothing that it could not do without. */
  public record Loose(@Nullable String text) {}

  /** Means nothing without its key. */
  public record Inner(String key, @Nullable Double value) {}

  private final Moshi moshi = LenientJson.moshi();
  private final JsonAdapter<Values> values = moshi.adapter(Values.class);
  private final JsonAdapter<List<Inner>> rows =
      moshi.adapter(Types.newParameterizedType(List.class, Inner.class));

  private static <T> @Nullable T read(JsonAdapter<T> adapter, String json) throws IOException {
    Source connection = new Buffer().writeUtf8(json);
    JsonReader reader = JsonReader.of(Okio.buffer(connection));
    reader.setLenient(true);
    T value = adapter.fromJson(reader);
    assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
    return value;
  }

  private Values value(String component, String json) throws IOException {
    Values read = read(values, "{\"" + component + "\":" + json + "}");
    assertThat(read).isNotNull();
    return read;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "0,false",
        "1,true",
        "-1,true",
        "0.0,false",
        "1e400,true",
        "\"0\",false",
        "\"1\",true",
        "\"\",false",
        "true,true",
        "FALSE,false",
        "\"yes\",true",
        "\"no\",false",
        "\"on\",true",
        "\"off\",false",
        "\"true\",true",
        "\"false\",false",
        "\"2\",",
        "\"sometimes\",",
        "nan,",
        "null,",
        "[],",
        "{},",
        "[true],"
      })
  void flags(String json, @Nullable Boolean expected) throws IOException {
    assertThat(value("flag", json).flag()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "0,0.0",
        "-0,-0.0",
        "-0.0,-0.0",
        "\"0\",0.0",
        "128,128.0",
        "129,129.0",
        "0.0115248148318507,0.0115248148318507",
        "-1,-1.0",
        "1e400,",
        "-1e400,",
        "1e-400,0.0",
        "\"1e400\",",
        "NaN,",
        "nan,",
        "Infinity,",
        "-inf,",
        "\"nan\",",
        "\"1.5\",1.5",
        "\"+1.5\",1.5",
        "\"0x10\",",
        "\"1f\",",
        "\"1d\",",
        "\"1 2\",",
        "\"--1\",",
        "\"\",",
        "\" \",",
        "007,7.0",
        "9223372036854775808,9.223372036854775807E18",
        "false,0.0",
        "null,",
        "[],",
        "{},",
        "[1],",
        "{\"a\":1},"
      })
  void decimals(String json, @Nullable Double expected) throws IOException {
    assertThat(value("decimal", json).decimal()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "0,0",
        "-7,-7",
        "\"-7\",-7",
        "\" 7\",7",
        "1.5,2",
        "999999999999999999,999999999999999999",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808",
        "\"9223372036854775807\",9223372036854775807",
        "9223372036854775807.0,9223372036854775807",
        "9223372036854775808,",
        "-9223372036854775809,",
        "18446744073709551615,",
        "1e400,",
        "-1e400,",
        "\"1e400\",",
        "nan,",
        "\"\",",
        "\"7 GB\",",
        "true,1",
        "null,",
        "[],",
        "{},"
      })
  void wholes(String json, @Nullable Long expected) throws IOException {
    assertThat(value("whole", json).whole()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "2147483647,2147483647",
        "2147483648,",
        "-2147483649,",
        "\"4\",4",
        "1e10,",
        "true,1",
        "\"\",",
        "[],"
      })
  void smallWholes(String json, @Nullable Integer expected) throws IOException {
    assertThat(value("small", json).small()).isEqualTo(expected);
  }

  @Test
  void timesBeyondAnyCalendarAreNone() throws IOException {
    for (String json : List.of("1e18", "-1e18", "1e400", "nan", "\"\"", "\"now\"", "[]")) {
      assertThat(value("time", json).time()).as(json).isNull();
      assertThat(value("length", json).length()).as(json).isNull();
    }
    assertThat(value("time", "-1.25").time()).isEqualTo(Instant.parse("1969-12-31T23:59:58.750Z"));
    assertThat(value("length", "\"90\"").length()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void daysThatAreNoneAreNone() throws IOException {
    for (String json : List.of("\"2026-02-30\"", "\"2026-1-31\"", "20260131", "\"\"", "{}")) {
      assertThat(value("day", json).day()).as(json).isNull();
    }
    assertThat(value("day", "\"2026-01-31T00:00\"").day()).isEqualTo(LocalDate.of(2026, 1, 31));
  }

  @Test
  void texts() throws IOException {
    assertThat(value("text", "\"\"").text()).isEmpty();
    assertThat(value("text", "1.50").text()).isEqualTo("1.50");
    assertThat(value("text", "true").text()).isEqualTo("1");
    assertThat(value("text", "nan").text()).isEqualTo("nan");
    assertThat(value("text", "\"\\ud800\"").text()).isEqualTo("\ud800");
    assertThat(value("text", "null").text()).isNull();
    assertThat(value("text", "[\"a\"]").text()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "\"\"", "0", "false", "nan", "\"x\"", "[[]]", "[{}]"})
  void whatIsNestedMayBeAnything(String json) throws IOException {
    for (String component : List.of("inner", "list", "inners", "map")) {
      assertThat(value(component, json)).as(component).isEqualTo(Values.NONE);
    }
  }

  @Test
  void anEmptyListStandsForAnEmptyObjectButNoneWithRows() throws IOException {
    assertThat(read(values, "[]")).isEqualTo(Values.NONE);
    assertThat(read(values, "null")).isEqualTo(Values.NONE);
    assertThatThrownBy(() -> read(values, "[1]")).isInstanceOf(JsonDataException.class);
  }

  @Test
  void anEmptyObjectStandsForNoList() {
    assertThatThrownBy(() -> read(rows, "{}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("BEGIN_ARRAY");
  }

  @Test
  void ofTwoEqualNamesTheLastCounts() throws IOException {
    assertThat(read(values, "{\"whole\":1,\"whole\":2,\"whole\":\"3\"}"))
        .extracting(Values::whole)
        .isEqualTo(3L);
    assertThat(read(rows, "[{\"key\":\"a\",\"key\":[]},{\"key\":\"a\",\"key\":\"b\"}]"))
        .containsExactly(new Inner("b", null));
  }

  @Test
  void namesAreTheSameHoweverTheyAreEscaped() throws IOException {
    assertThat(read(values, "{\"\\u0077hole\":7}")).extracting(Values::whole).isEqualTo(7L);
  }

  @Test
  void aRowTakesNothingFromTheRowBefore() throws IOException {
    assertThat(
            read(
                rows,
                "[{\"key\":\"a\",\"value\":1},{\"key\":\"b\"},{\"value\":2},[],null,"
                    + "{\"key\":\"c\",\"value\":3}]"))
        .containsExactly(new Inner("a", 1.0), new Inner("b", null), new Inner("c", 3.0));
  }

  @Test
  void listsInsideListsAreKeptApart() throws IOException {
    JsonAdapter<List<Values>> lists =
        moshi.adapter(Types.newParameterizedType(List.class, Values.class));

    List<Values> read =
        read(
            lists,
            "[{\"text\":\"x\",\"inners\":[{\"key\":\"a\"},{\"key\":\"b\",\"value\":1}],\"whole\":1},"
                + "{\"inners\":[{\"key\":\"c\"}]}]");

    assertThat(read)
        .extracting(Values::text, Values::whole, Values::inners)
        .containsExactly(
            tuple("x", 1L, List.of(new Inner("a", null), new Inner("b", 1.0))),
            tuple(null, null, List.of(new Inner("c", null))));
  }

  @Test
  void oneDecoderServesManyThreads() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<@Nullable List<Inner>>> tasks = new ArrayList<>();
      List<List<Inner>> expected = new ArrayList<>();
      for (int task = 0; task < 40; task++) {
        List<Inner> list = new ArrayList<>();
        StringBuilder json = new StringBuilder("[");
        for (int row = 0; row < 500; row++) {
          list.add(new Inner("k" + task + "-" + row, (double) row));
          json.append(row == 0 ? "" : ",");
          json.append("{\"key\":\"k" + task + "-" + row + "\",\"value\":" + row + "}");
        }
        expected.add(list);
        String text = json.append(']').toString();
        tasks.add(() -> read(rows, text));
      }
      List<Future<@Nullable List<Inner>>> done = threads.invokeAll(tasks);
      for (int task = 0; task < tasks.size(); task++) {
        assertThat(done.get(task).get()).isEqualTo(expected.get(task));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void millionsOfDigitsTakeNoTimeToSpeakOf() {
    String digits = "9".repeat(4_000_000);

    // Arithmetic whose time grows with the square of the digits would take minutes.
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(value("whole", digits).whole()).isNull();
          assertThat(value("whole", "\"" + digits + "\"").whole()).isNull();
          assertThat(value("whole", "0." + digits).whole()).isEqualTo(1);
          assertThat(value("small", digits + "e-9").small()).isNull();
          assertThat(value("decimal", digits).decimal()).isNull();
        });
  }

  @Test
  void whatIsNestedTooDeepIsRefused() {
    for (String open : List.of("[", "{\"a\":")) {
      String deep = "{\"unknown\":" + open.repeat(10_000);

      assertThatThrownBy(() -> read(values, deep))
          .isInstanceOf(JsonDataException.class)
          .hasMessageContaining("deep");
    }
  }

  @Test
  void aRowThatIsNullIsNoEmptyRow() throws IOException {
    JsonAdapter<List<Loose>> loose =
        moshi.adapter(Types.newParameterizedType(List.class, Loose.class));

    assertThat(read(loose, "[null,{\"text\":\"a\"},null,{}]"))
        .containsExactly(new Loose("a"), new Loose(null));
  }
}
