package io.monitorix.exporter.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  private static final List<String> ALL = List.of("d", "a", "c", "ü", "b");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void pagesAreTheWholeListInItsOrder(int limit) {
    List<String> read = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      String after =
          cursor == null
              ? null
              : new String(
                  java.util.Base64.getUrlDecoder().decode(cursor),
                  java.nio.charset.StandardCharsets.UTF_8);
      Paging.Page<String> page = new Paging(limit, after).of(ALL.stream(), Function.identity());
      assertThat(page.items()).hasSizeBetween(1, limit);
      read.addAll(page.items());
      cursor = page.next();
      pages++;
    } while (cursor != null);

    assertThat(read).containsExactly("a", "b", "c", "d", "ü");
    assertThat(pages).isEqualTo((ALL.size() + limit - 1) / limit);
  }

  @Test
  void aPageGoesOnWhereItsElementWasEvenIfThatIsGone() {
    assertThat(new Paging(10, "bb").of(ALL.stream(), Function.identity()).items())
        .containsExactly("c", "d", "ü");
  }
}
