package io.monitorix.examples.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide shows nothing but what is compiled and run here. */
class GuideTest {

  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  @Test
  void everyExampleOfTheGuideStandsInAClassOfThisModule() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    List<String> sources;
    try (Stream<Path> files =
        Files.list(root.resolve("src/main/java/io/monitorix/examples/client"))) {
      sources = files.map(GuideTest::squeezed).toList();
    }
    Matcher block = BLOCK.matcher(Files.readString(root.resolve("../../docs/client.md")));
    int blocks = 0;
    while (block.find()) {
      String shown = SPACE.matcher(block.group(1)).replaceAll("");
      assertThat(sources).as(block.group(1)).anyMatch(source -> source.contains(shown));
      blocks++;
    }
    assertThat(blocks).isGreaterThanOrEqualTo(10);
  }

  private static String squeezed(Path file) {
    try {
      return SPACE.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
