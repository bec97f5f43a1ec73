package io.monitorix.exporter.config.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table below one heading of a page of the documentation that lists the keys of a section. */
final class KeyTable {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]*\\)");
  private static final Pattern OTHER_KEY = Pattern.compile("[a-z_]+\\.[a-z_]+");

  private final String place;
  private final String page;
  private final String prefix;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private record Row(@Nullable String otherwise, String meaning) {}

  private KeyTable(String place, String page, String prefix) {
    this.place = place;
    this.page = page;
    this.prefix = prefix;
  }

  /** The tables below a heading, down to the next one. */
  static KeyTable of(String page, String heading) {
    return of(page, heading, "");
  }

  /** Of these the rows whose keys begin with a prefix, such as {@code live.}. */
  static KeyTable of(String page, String heading, String prefix) {
    String text = read(page);
    int start = indexOf(text, heading);
    if (start < 0) {
      throw new AssertionError(page + " has no heading '" + heading + "'");
    }
    int end = text.indexOf("\n#", start + 1);
    KeyTable table = new KeyTable(page + ", " + heading, text, prefix);
    table.readRows(text.substring(start, end < 0 ? text.length() : end));
    return table;
  }

  /** No table, but a page that must at least name the keys. */
  static KeyTable mentionedIn(String page) {
    return new KeyTable(page, read(page), "");
  }

  /** No page of ours: keys that another program documents, whose format they are. */
  static KeyTable anywhere() {
    return new KeyTable("", "", "");
  }

  /** The first sentence or two below the heading that has this key. */
  static String introduction(String page, String key) {
    String text = read(page);
    int start = indexOf(text, "`" + key + "`");
    if (start < 0) {
      throw new AssertionError(page + " has no section of '" + key + "'");
    }
    String below = text.substring(text.indexOf('\n', start)).strip();
    if (below.startsWith("|")) {
      throw new AssertionError(page + " says nothing of '" + key + "' before its table");
    }
    return plain(below.substring(0, below.indexOf("\n\n")));
  }

  String meaning(String name) {
    return row(name).meaning();
  }

  void mustMention(String name) {
    if (!page.isEmpty()
        && !page.contains("`" + name + "`")
        && !Pattern.compile("\\b" + Pattern.quote(name) + ":").matcher(page).find()
        && indexOf(page, name) < 0
        && !rows.containsKey(name)) {
      throw new AssertionError(place + " does not mention '" + name + "'");
    }
  }

  /** Holds the default that the page tells to the one that counts. */
  void checkDefault(String name, @Nullable Object otherwise) {
    Row row = rows.get(name);
    if (row == null || row.otherwise() == null) {
      return;
    }
    String written = row.otherwise();
    var code = CODE.matcher(written);
    boolean literal =
        code.lookingAt()
            && !OTHER_KEY.matcher(code.group(1)).matches()
            && !code.group(1).contains(": "); // a mapping, whose own keys have the defaults
    String told = literal ? code.group(1) : null;
    String counts = otherwise == null ? null : String.valueOf(otherwise);
    if (told == null ? counts != null : !told.equals(counts)) {
      throw new AssertionError(
          place + ", '" + name + "': the page says '" + written + "', the schema " + counts);
    }
  }

  /**
   * Holds the keys that the page calls required to those that are, and its keys to all there are.
   */
  void check(List<String> required, List<String> names) {
    rows.forEach(
        (name, row) -> {
          boolean must = "required".equals(row.otherwise());
          if (row.otherwise() != null && must != required.contains(name)) {
            throw new AssertionError(place + ", '" + name + "': required or not?");
          }
          if (!names.contains(name)) {
            throw new AssertionError(place + ": the schema lacks '" + name + "'");
          }
        });
  }

  private Row row(String name) {
    Row row = rows.get(name);
    if (row == null) {
      throw new AssertionError(place + " has no row of '" + prefix + name + "'");
    }
    return row;
  }

  private void readRows(String section) {
    List<String> header = List.of();
    for (String line : section.lines().toList()) {
      if (!line.startsWith("|")) {
        header = List.of();
      } else if (header.isEmpty()) {
        header = cells(line);
      } else if (header.get(0).equals("key") && !line.startsWith("|---")) {
        addRow(header, cells(line));
      }
    }
  }

  private void addRow(List<String> header, List<String> cells) {
    int column = header.indexOf("default");
    String otherwise = column < 0 ? null : cells.get(column);
    Row row = new Row(otherwise, plain(cells.get(cells.size() - 1)));
    CODE.matcher(cells.get(0))
        .results()
        .map(key -> key.group(1))
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .filter(key -> !key.contains("."))
        .forEach(key -> rows.put(key, row));
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.substring(1).split("\\|", -1)) {
      cells.add(cell.strip());
    }
    return cells.subList(0, cells.size() - 1);
  }

  private static String plain(String markdown) {
    return LINK.matcher(markdown).replaceAll("$1").replace("\\*", "*").replaceAll("\\s+", " ");
  }

  private static int indexOf(String text, String heading) {
    var line =
        Pattern.compile("(?m)^#+ (?:.*, )?" + Pattern.quote(heading) + "(?:,.*)?$").matcher(text);
    return line.find() ? line.start() : -1;
  }

  private static String read(String page) {
    try {
      return Files.readString(Documents.folder().resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
