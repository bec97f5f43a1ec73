package io.monitorix.alerts.routing.matchers;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.labels.LabelMatcher;
import java.util.List;

/** What both syntaxes compare with. */
final class Operators {

  static final List<LabelMatcher.Type> LONGEST_FIRST =
      List.of(
          LabelMatcher.Type.REGEX,
          LabelMatcher.Type.NOT_REGEX,
          LabelMatcher.Type.NOT_EQUAL,
          LabelMatcher.Type.EQUAL);

  private Operators() {}

  static LabelMatcher matcher(String name, LabelMatcher.Type type, String value) {
    try {
      return LabelMatcher.of(name, type, value);
    } catch (PatternSyntaxException e) {
      throw new MatcherSyntaxException(reason(value, e), e);
    }
  }

  /** In the words of Go, which sees the expression with the anchors that Alertmanager puts. */
  private static String reason(String regex, PatternSyntaxException ours) {
    try {
      Pattern unused = Pattern.compile("^(?:" + regex + ")$");
      return String.valueOf(ours.getMessage());
    } catch (PatternSyntaxException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
