package io.monitorix.alerts.series.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.series.block.Block;
import io.monitorix.alerts.series.block.BlockKind;
import io.monitorix.alerts.series.block.BlockSeries;
import io.monitorix.alerts.series.block.BlockWriter;
import io.monitorix.alerts.series.chunk.Chunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static final List<String> NAMES = List.of("__name__", "job", "node", "größe", "absent");
  private static final List<LabelMatcher.Type> TYPES = List.of(LabelMatcher.Type.values());
  private static final List<String> VALUES = List.of("a", "ab", "abc", "b", "c.d", "ü", "x\ny");
  private static final List<String> PATTERNS =
      List.of("a|b", "a.*", "", ".*", ".+", "a|", "ab?c?", "(a|c).*", "x.y", "[^a]+", "ü", "zzz");

  @Test
  void headAndBlockSelectWhatEachSeriesWouldMatchItself() throws IOException {
    Random random = new Random(3);
    Set<Labels> all = new TreeSet<>();
    for (int i = 0; i < 400; i++) {
      all.add(labels(random));
    }
    List<Labels> table = new ArrayList<>();
    LiveIndex live = new LiveIndex(table::get);
    for (Labels each : all) {
      Labels interned = live.intern(each);
      table.add(interned);
      live.add(table.size() - 1, interned);
    }
    Block block = block(all);
    for (int round = 0; round < 5000; round++) {
      List<LabelMatcher> matchers = matchers(random);

      List<Labels> expected =
          all.stream()
              .filter(each -> matchers.stream().allMatch(m -> m.matches(each.get(m.name()))))
              .toList();

      assertThat(found(live, matchers)).as("%s", matchers).isEqualTo(expected);
      assertThat(found(block, matchers)).as("%s", matchers).isEqualTo(expected);
    }
  }

  @Test
  void seriesThatAreRemovedAreFoundNoMore() {
    Map<Integer, Labels> table = new HashMap<>();
    LiveIndex index = new LiveIndex(id -> table.getOrDefault(id, Labels.EMPTY));
    for (int id = 0; id < 10; id++) {
      Labels labels = index.intern(Labels.of("job", "j" + id % 2, "id", "" + id));
      table.put(id, labels);
      index.add(id, labels);
    }

    index.remove(Map.of(3, table.get(3), 4, table.get(4)));

    assertThat(index.postings("job", "j1").size()).isEqualTo(4);
    assertThat(index.values("id")).doesNotContain("3", "4").hasSize(8);
    assertThat(index.all().size()).isEqualTo(8);
  }

  private static List<Labels> found(PostingsSource source, List<LabelMatcher> matchers) {
    Ids ids = Selection.of(source, matchers);
    List<Labels> found = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      found.add(source.labels(ids.get(i)));
    }
    return found;
  }

  private static Block block(Set<Labels> all) throws IOException {
    Chunk chunk = Chunk.of(1, 1, 1, new long[1]);
    byte[] bytes =
        BlockWriter.toBytes(
            BlockKind.RAW,
            0,
            1,
            all.stream().map(each -> new BlockSeries(each, List.of(List.of(chunk)))).iterator());
    return Block.ofBytes(Path.of("block"), bytes);
  }

  private static Labels labels(Random random) {
    Map<String, String> labels = new HashMap<>();
    for (String name : NAMES.subList(0, 4)) {
      if (random.nextInt(3) > 0) {
        labels.put(name, VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    return Labels.of(labels);
  }

  private static List<LabelMatcher> matchers(Random random) {
    List<LabelMatcher> matchers = new ArrayList<>();
    int count = random.nextInt(1, 4);
    for (int i = 0; i < count; i++) {
      LabelMatcher.Type type = TYPES.get(random.nextInt(4));
      boolean regex = type == LabelMatcher.Type.REGEX || type == LabelMatcher.Type.NOT_REGEX;
      List<String> from = regex ? PATTERNS : VALUES;
      matchers.add(
          LabelMatcher.of(
              NAMES.get(random.nextInt(NAMES.size())),
              type,
              random.nextInt(8) == 0 ? "" : from.get(random.nextInt(from.size()))));
    }
    return matchers;
  }
}
