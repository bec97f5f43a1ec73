package io.monitorix.exporter.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * SQL is text that the program has in itself: values get into it as parameters alone. What is put
 * together is put together from constants; the few other parts are named here, and why.
 */
class SqlStatementsTest {

  private static final Pattern CALL =
      Pattern.compile(
          "\\.(createQuery|createUpdate|createCall|createScript|createBatch|prepareBatch"
              + "|prepareStatement|prepareCall|executeQuery|executeUpdate|executeLargeUpdate)\\(");
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"", Pattern.DOTALL);
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

  /** Parts that are no constants, by file. */
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          // conditions that are made of constants and names of parameters
          "HistoryReader.java",
              Set.of("rows.and()", "labels.and()", "conditions.where()", "where", "(WINDOW - 1)"),
          "AlertReader.java", Set.of("conditions.where()"),
          // one of several constants
          "Pruning.java", Set.of("sql"),
          "Rows.java", Set.of("sql"),
          // the name of a table, which is a constant of each module
          "SchemaVersions.java", Set.of("schema.history()"),
          // backups: tables and columns as the database itself names them, quoted
          "Dump.java", Set.of("query"),
          "Filling.java", Set.of("highest"),
          "InsertedRows.java", Set.of("statement(table, columns)"),
          // one of several constants
          "PostgresqlTarget.java", Set.of("query"));

  private static Stream<Path> sources() {
    return Stream.of("../monitorix-alerts/src/main/java", "src/main/java")
        .map(Path::of)
        .flatMap(
            root -> {
              try (Stream<Path> found = Files.walk(root)) {
                return found.toList().stream();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .filter(file -> file.toString().endsWith(".java"));
  }

  private static String argument(String source, int start) {
    int depth = 1;
    int at = start;
    while (depth > 0) {
      Matcher literal = LITERAL.matcher(source);
      if (source.charAt(at) == '"' && literal.find(at) && literal.start() == at) {
        at = literal.end();
        continue;
      }
      depth += source.charAt(at) == '(' ? 1 : source.charAt(at) == ')' ? -1 : 0;
      at++;
    }
    return source.substring(start, at - 1);
  }

  private static Set<String> parts(String argument) {
    Set<String> parts = new TreeSet<>();
    for (String part : LITERAL.matcher(argument).replaceAll("").split("\\+", -1)) {
      String name = part.strip();
      if (!name.isEmpty() && !CONSTANT.matcher(name).matches()) {
        parts.add(name);
      }
    }
    return parts;
  }

  @Test
  void statementsAreMadeOfConstants() throws IOException {
    int statements = 0;
    List<String> others = new ArrayList<>();
    Set<String> needed = new TreeSet<>();
    for (Path file : (Iterable<Path>) sources()::iterator) {
      String source = Files.readString(file);
      String name = file.getFileName().toString();
      Set<String> known = PARTS.getOrDefault(name, Set.of());
      Matcher call = CALL.matcher(source);
      while (call.find()) {
        statements++;
        for (String part : parts(argument(source, call.end()))) {
          if (known.contains(part)) {
            needed.add(name + " " + part);
          } else {
            others.add(name + ": " + part);
          }
        }
      }
    }
    assertThat(others).isEmpty();
    assertThat(statements).isGreaterThan(30);
    assertThat(needed)
        .as("what is listed and not there any more")
        .containsExactlyInAnyOrderElementsOf(
            PARTS.entrySet().stream()
                .flatMap(
                    entry -> entry.getValue().stream().map(part -> entry.getKey() + " " + part))
                .toList());
  }

  @Test
  void whatIsPutTogetherFromAnythingElseIsFound() {
    assertThat(parts("ALL + \" WHERE name = '\" + name + \"'\"")).containsExactly("name");
    assertThat(parts("\"SELECT %s\".formatted(column)")).containsExactly(".formatted(column)");
    assertThat(parts("\"a + b\" + ORDER_1")).isEmpty();
    assertThat(argument("x(\"a)\" + b(c)) + d", 2)).isEqualTo("\"a)\" + b(c)");
  }
}
