package io.monitorix.alerts.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.monitorix.alerts.promql.PromQl;
import io.monitorix.alerts.promql.ast.Expr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every query of the conformance files is read, where they are there. */
class ConformanceTextsTest {

  private static final Pattern EVAL =
      Pattern.compile(
          "eval(?:_ordered|_warn|_info)? (?:instant at \\S+|range from \\S+ to \\S+ step \\S+) (.*)");

  @Test
  void everyQueryMeansTheSameOncePrintedAndReadAgain() throws IOException {
    List<String> queries = queries();
    assumeTrue(!queries.isEmpty());
    for (String query : queries) {
      Expr expr = PromQl.parse(query);
      Expr again = PromQl.parse(expr.toString());
      assertThat(Tree.of(again)).as(query).isEqualTo(Tree.of(expr));
      assertThat(again).as(query).hasToString(expr.toString());
    }
  }

  private static List<String> queries() throws IOException {
    Path folder =
        Path.of(System.getProperty("promql.conformance", "../../shared/alerts/promqltest"));
    List<String> queries = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          addQueries(Files.readAllLines(file), queries);
        }
      }
    }
    return queries;
  }

  private static void addQueries(List<String> lines, List<String> queries) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher eval = EVAL.matcher(lines.get(i));
      boolean fails = i + 1 < lines.size() && lines.get(i + 1).strip().startsWith("expect fail");
      if (eval.matches() && !fails) {
        queries.add(eval.group(1));
      }
    }
  }
}
