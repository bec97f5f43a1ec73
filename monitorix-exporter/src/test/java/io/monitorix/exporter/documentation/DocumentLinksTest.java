package io.monitorix.exporter.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Links between the pages of the documentation. */
class DocumentLinksTest {

  private static final Path ROOT = Pages.ROOT;
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?:|mailto:)([^)#\\s]*)(#[^)\\s]+)?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)\\s*$");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

  @Test
  void leadToFilesAndHeadingsThatThereAre() {
    List<String> broken = new ArrayList<>();
    for (Path page : Pages.all()) {
      Matcher link = LINK.matcher(prose(page));
      while (link.find()) {
        Path to = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
        if (!Files.exists(to)) {
          broken.add(page + " leads to " + link.group(1));
        } else if (link.group(2) != null && !anchors(to).contains(link.group(2).substring(1))) {
          broken.add(page + " leads to " + link.group(1) + link.group(2));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void eachPageOfTheDocumentationIsLinkedFromAnother() {
    Set<Path> linked =
        Pages.all().stream()
            .flatMap(
                page ->
                    LINK.matcher(prose(page))
                        .results()
                        .map(link -> page.resolveSibling(link.group(1)).normalize()))
            .collect(Collectors.toSet());
    Path docs = ROOT.resolve("docs").normalize();
    assertThat(Pages.all())
        .extracting(Path::normalize)
        .filteredOn(page -> page.startsWith(docs))
        .filteredOn(page -> !linked.contains(page) && !linked.contains(page.getParent()))
        .isEmpty();
  }

  private static String prose(Path page) {
    try {
      return CODE.matcher(Files.readString(page)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Anchors as GitHub makes them of headings. */
  private static Set<String> anchors(Path page) {
    return HEADING
        .matcher(prose(page))
        .results()
        .map(DocumentLinksTest::anchor)
        .collect(Collectors.toSet());
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }
}
