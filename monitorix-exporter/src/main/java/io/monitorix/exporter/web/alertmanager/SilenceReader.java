package io.monitorix.exporter.web.alertmanager;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.monitorix.alerts.labels.LabelMatcher;
import io.monitorix.alerts.labels.Names;
import io.monitorix.alerts.routing.matchers.Matchers;
import io.monitorix.alerts.routing.silence.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the silence of a body. */
final class SilenceReader {

  private SilenceReader() {}

  /**
   * Reads it; it has an id where one shall be changed.
   *
   * @throws ApiException if it cannot be read
   */
  static Silence read(Body body) {
    // in the order in which Alertmanager looks at the fields, as the first that is wrong is told
    String comment = body.required("comment").text();
    String createdBy = body.required("createdBy").text();
    Instant endsAt = body.required("endsAt").time().orElse(Instant.EPOCH);
    List<Body> elements = body.required("matchers").list();
    if (elements.isEmpty()) {
      throw ApiException.tooFew("matchers");
    }
    elements.forEach(SilenceReader::check);
    Instant startsAt = body.required("startsAt").time().orElse(Instant.EPOCH);
    List<LabelMatcher> matchers = new ArrayList<>();
    for (Body each : elements) {
      matchers.add(matcher(each, matchers.size()));
    }
    return Silence.draft(new Matchers(matchers), startsAt, endsAt, createdBy, comment)
        .withId(body.field("id").map(Body::text).orElse(""));
  }

  private static void check(Body matcher) {
    matcher.required("isRegex");
    matcher.required("name");
    matcher.required("value");
  }

  private static LabelMatcher matcher(Body matcher, int index) {
    boolean regex = matcher.required("isRegex").bool();
    boolean equal = matcher.field("isEqual").map(Body::bool).orElse(true);
    String value = matcher.required("value").text();
    LabelMatcher.Type type =
        regex
            ? (equal ? LabelMatcher.Type.REGEX : LabelMatcher.Type.NOT_REGEX)
            : (equal ? LabelMatcher.Type.EQUAL : LabelMatcher.Type.NOT_EQUAL);
    try {
      return LabelMatcher.of(matcher.required("name").text(), type, value);
    } catch (PatternSyntaxException e) {
      throw ApiException.text(
          400,
          "silence invalid: invalid label matcher "
              + index
              + ": invalid regular expression "
              + Names.quote(value)
              + ": "
              + reason(value, e));
    }
  }

  /** Of the expression as it was sent: without our anchors. */
  private static String reason(String regex, PatternSyntaxException anchored) {
    try {
      Pattern unused = Pattern.compile(regex);
      return String.valueOf(anchored.getMessage());
    } catch (PatternSyntaxException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
