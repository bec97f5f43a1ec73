package io.monitorix.alerts.routing.matchers;

import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.labels.Utf8Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Matchers that all have to match; none match everything.
 *
 * @param list sorted by name, value and kind, as Alertmanager does
 */
public record Matchers(List<LabelMatcher> list) {

  private static final Comparator<LabelMatcher> ORDER =
      Comparator.comparing(LabelMatcher::name, Utf8Order::compare)
          .thenComparing(LabelMatcher::value, Utf8Order::compare)
          .thenComparing(LabelMatcher::type);
  private static final String RESERVED = "{}!=~,\\\"'`";

  /** Match everything; below what its constructor needs. */
  public static final Matchers NONE = new Matchers(List.of());

  public Matchers {
    list = list.stream().sorted(ORDER).toList();
  }

  /**
   * Reads {@code a="b"}, {@code a=b,c=~"d|e"} or <code>{a="b"}</code>; names that are not plain
   * stand in quotes. As Alertmanager does since 0.27, a text that its old syntax knows means what
   * it always meant, and the UTF-8 syntax is for all others.
   *
   * @throws MatcherSyntaxException if it is neither
   */
  public static Matchers parse(String text) {
    try {
      return new Matchers(ClassicSyntax.parse(text));
    } catch (MatcherSyntaxException classic) {
      Optional<List<LabelMatcher>> other = Utf8Syntax.parse(text);
      return new Matchers(other.orElseThrow(() -> classic));
    }
  }

  /** Whether all match; an absent label has the empty value. */
  public boolean matches(Labels labels) {
    for (LabelMatcher matcher : list) {
      if (!matcher.matches(labels.get(matcher.name()))) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return list.isEmpty();
  }

  /** These and others. */
  public Matchers and(Matchers others) {
    List<LabelMatcher> all = new ArrayList<>(list);
    all.addAll(others.list);
    return new Matchers(all);
  }

  /** As Alertmanager writes it, in group keys too: <code>{a="b",c=~"d"}</code>. */
  @Override
  public String toString() {
    return list.stream().map(Matchers::text).collect(Collectors.joining(",", "{", "}"));
  }

  /** One matcher as Alertmanager writes it. */
  public static String text(LabelMatcher matcher) {
    String value = matcher.value().replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
    boolean quoted = matcher.name().codePoints().anyMatch(Matchers::isReserved);
    String name = quoted ? Names.quote(matcher.name()) : matcher.name();
    return name + matcher.type().symbol() + '"' + value + '"';
  }

  /** Whether a character ends a name or a value that is not in quotes. */
  static boolean isReserved(int c) {
    return Character.isWhitespace(c) || c == 0x85 || c == 0xa0 || RESERVED.indexOf(c) >= 0;
  }
}
