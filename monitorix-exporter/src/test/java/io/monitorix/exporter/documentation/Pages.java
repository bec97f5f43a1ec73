package io.monitorix.exporter.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the repository, and the blocks of code in them. */
public final class Pages {

  /** Where the repository is. */
  public static final Path ROOT = Path.of("..");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");

  private Pages() {}

  /**
   * A block of code.
   *
   * @param language empty where none is given
   */
  public record Block(Path page, String language, String text) {

    /** The page's name first, as messages want it. */
    @Override
    public String toString() {
      return ROOT.relativize(page) + ": " + text.strip();
    }
  }

  /** All pages. */
  public static List<Path> all() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/src/"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The blocks in one of these languages. */
  public static List<Block> blocks(Set<String> languages) {
    return all().stream()
        .flatMap(Pages::blocks)
        .filter(block -> languages.contains(block.language()))
        .toList();
  }

  /** The blocks of a page. */
  public static Stream<Block> blocks(Path page) {
    return BLOCK
        .matcher(text(page))
        .results()
        .map(block -> new Block(page, block.group(1), block.group(2)));
  }

  /** A page's text. */
  public static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
