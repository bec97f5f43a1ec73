package io.monitorix.alerts.notify.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That notifications have the same words in both languages, and that each is used. */
class WordsTest {

  private static final Path FOLDER = Path.of("src/main/resources/io/monitorix/alerts/notify/text");
  private static final Path PLAIN =
      Path.of("src/main/java/io/monitorix/alerts/notify/text/PlainText.java");
  private static final Pattern DEFINED =
      Pattern.compile("\\{\\{ define \"(__word_\\w+)\" }}[^{]+\\{\\{ end }}");
  private static final Pattern USED = Pattern.compile("template \"(__word_\\w+)\"");

  @Test
  void bothLanguagesHaveEachWordThatTemplatesUse() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(each -> !named(each).startsWith("words-")).toList()) {
        used.addAll(found(USED, Files.readString(file)));
      }
    }

    assertThat(used).hasSizeGreaterThan(10);
    assertThat(found(DEFINED, read("words-en.tmpl"))).isEqualTo(used);
    assertThat(found(DEFINED, read("words-de.tmpl"))).isEqualTo(used);
  }

  @Test
  void bothLanguagesHaveEachWordOfPlainTexts() throws IOException {
    Set<String> english = keys("plain.properties");
    String code = Files.readString(PLAIN);

    assertThat(english).isNotEmpty().allMatch(key -> code.contains('"' + key + '"'));
    assertThat(keys("plain_de.properties")).isEqualTo(english);
  }

  private static String named(Path file) {
    return file.getFileName().toString();
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> all = new TreeSet<>();
    pattern.matcher(text).results().forEach(each -> all.add(each.group(1)));
    return all;
  }

  private static String read(String file) throws IOException {
    try (InputStream in = DefaultTemplates.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> keys(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
      properties.load(reader);
    }
    assertThat(properties.values()).noneMatch(text -> text.toString().isBlank());
    return new TreeSet<>(properties.stringPropertyNames());
  }
}
