package io.monitorix.exporter.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextBundleTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
  private static final Pattern SAID =
      Pattern.compile("\\b(?:say|html\\.text|Column\\.\\w+|new Column)\\(\\s*\"([^\"]+)\"");
  private static final Pattern LONELY_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

  /** Files of English texts, which have a German one beside them. */
  static List<Path> bundles() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(file -> file.toString().endsWith("_de.properties"))
          .map(file -> file.resolveSibling(english(file.getFileName().toString())))
          .filter(Files::exists)
          .toList();
    }
  }

  private static String english(String german) {
    return german.replace("_de.properties", ".properties");
  }

  private static Path german(Path english) {
    return english.resolveSibling(
        english.getFileName().toString().replace(".properties", "_de.properties"));
  }

  @Test
  void thereAreTextsOfThePagesAndOfTheCommandLine() throws IOException {
    assertThat(bundles())
        .extracting(file -> file.getFileName().toString())
        .contains("landing.properties", "silence.properties", "texts.properties");
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void bothLanguagesHaveTheSameTexts(Path english) throws IOException {
    Map<String, String> texts = read(english);
    Map<String, String> german = read(german(english));

    assertThat(german.keySet()).isEqualTo(texts.keySet());
    texts.forEach(
        (key, text) ->
            assertThat(placeholders(Objects.requireNonNull(german.get(key))))
                .as("placeholders of %s in German", key)
                .isEqualTo(placeholders(text)));
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void eachTextCanBeFormattedAndIsNoHtml(Path english) throws IOException {
    for (Path file : List.of(english, german(english))) {
      read(file)
          .forEach(
              (key, text) -> {
                assertThat(text).as(key).isNotBlank();
                assertThat(LONELY_APOSTROPHE.matcher(text).find())
                    .as("%s: %s has a ' that is not doubled", file, key)
                    .isFalse();
                // "1<" is how a choice begins
                assertThat(text.replaceAll("\\|\\d+<", "|")).as(key).doesNotContain("<", ">", "&");
                assertThat(new MessageFormat(text, Locale.ROOT)).isNotNull();
              });
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void noFileHasATextTwice(Path english) throws IOException {
    for (Path file : List.of(english, german(english))) {
      assertThat(
              Files.readAllLines(file).stream()
                  .filter(line -> !line.isBlank() && !line.startsWith("#"))
                  .map(line -> line.split("(?<!\\\\)=", 2)[0].strip()))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void eachTextIsSaidAndEachThatIsSaidIsThere(Path english) throws IOException {
    String code = code(english);
    Set<String> keys = read(english).keySet();
    Set<String> unused = new TreeSet<>(keys);
    unused.removeIf(key -> code.contains('"' + key + '"'));
    List<String> said = SAID.matcher(code).results().map(found -> found.group(1)).toList();

    assertThat(unused).isEmpty();
    assertThat(keys).containsAll(said);
  }

  @Test
  void aNumberChoosesThePluralAndIsWrittenAsTheLanguageDoes() {
    TextBundle english = TextBundle.read("io.monitorix.exporter.cli.texts", Locale.ENGLISH);
    TextBundle german = TextBundle.read("io.monitorix.exporter.cli.texts", Locale.GERMAN);

    assertThat(english.say("targets", 0)).isEqualTo("0 targets");
    assertThat(english.say("targets", 1)).isEqualTo("1 target");
    assertThat(english.say("targets", 1234)).isEqualTo("1,234 targets");
    assertThat(german.say("targets", 0)).isEqualTo("0 Ziele");
    assertThat(german.say("targets", 1)).isEqualTo("1 Ziel");
    assertThat(german.say("targets", 1234)).isEqualTo("1.234 Ziele");
  }

  @Test
  void whatIsPutIntoATextIsNotReadAsOne() {
    TextBundle texts = TextBundle.read("io.monitorix.exporter.cli.texts", Locale.GERMAN);

    assertThat(texts.say("target.unknown", "{1}'s", "a")).contains("{1}'s");
  }

  private static Set<String> placeholders(String text) {
    Set<String> numbers = new TreeSet<>();
    PLACEHOLDER.matcher(text).results().forEach(found -> numbers.add(found.group(1)));
    return numbers;
  }

  /** What is in the package that the texts belong to. */
  private static String code(Path english) throws IOException {
    List<String> parts = new ArrayList<>();
    Path folder = SOURCES.resolve(RESOURCES.relativize(english)).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        parts.add(Files.readString(file));
      }
    }
    return String.join("\n", parts);
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
    return texts;
  }
}
