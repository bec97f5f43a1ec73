package io.monitorix.alerts.relabel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.monitorix.alerts.labels.RegexTemplate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** One entry, ready to be applied. Immutable. */
final class Rule {

  private final RelabelConfig config;
  private final NameScheme names;
  private final Pattern pattern;
  private final RegexTemplate target;
  private final RegexTemplate replacement;

  Rule(RelabelConfig config, NameScheme names) {
    this.config = config;
    this.names = names;
    this.pattern = config.pattern();
    this.target = new RegexTemplate(config.targetLabel(), pattern);
    this.replacement = new RegexTemplate(config.replacement(), pattern);
  }

  /** What is known of a rule when one label is. */
  enum Outlook {
    /** It drops every set of labels. */
    DROPS,
    /** It does nothing. */
    IDLE,
    /** That depends on the other labels. */
    OPEN
  }

  /** Applies the rule; false where the set is dropped. */
  boolean apply(MutableLabels labels) {
    switch (config.action()) {
      case REPLACE -> replace(labels);
      case KEEP -> {
        return pattern.matches(joined(labels));
      }
      case DROP -> {
        return !pattern.matches(joined(labels));
      }
      case KEEPEQUAL -> {
        return labels.get(config.targetLabel()).equals(joined(labels));
      }
      case DROPEQUAL -> {
        return !labels.get(config.targetLabel()).equals(joined(labels));
      }
      case HASHMOD -> labels.set(config.targetLabel(), hash(joined(labels), config.modulus()));
      case LABELMAP -> labels.forEach((name, value) -> copy(labels, name, value));
      case LABELDROP -> removeWhere(labels, true);
      case LABELKEEP -> removeWhere(labels, false);
      case LOWERCASE ->
          labels.set(config.targetLabel(), mapped(joined(labels), Character::toLowerCase));
      case UPPERCASE ->
          labels.set(config.targetLabel(), mapped(joined(labels), Character::toUpperCase));
    }
    return true;
  }

  /** What it does to sets in which the label has this value. */
  Outlook outlook(String label, String value) {
    boolean readsOnlyThis =
        !config.sourceLabels().isEmpty() && config.sourceLabels().stream().allMatch(label::equals);
    if (!readsOnlyThis) {
      return Outlook.OPEN;
    }
    String joined =
        String.join(config.separator(), config.sourceLabels().stream().map(name -> value).toList());
    return switch (config.action()) {
      case KEEP -> pattern.matches(joined) ? Outlook.IDLE : Outlook.DROPS;
      case DROP -> pattern.matches(joined) ? Outlook.DROPS : Outlook.IDLE;
      case REPLACE -> pattern.matches(joined) ? Outlook.OPEN : Outlook.IDLE;
      default -> Outlook.OPEN;
    };
  }

  /** Whether it can change the value of this label. */
  boolean mayWrite(String label) {
    return switch (config.action()) {
      case KEEP, DROP, KEEPEQUAL, DROPEQUAL -> false;
      case REPLACE -> !target.isConstant() || config.targetLabel().equals(label);
      case HASHMOD, LOWERCASE, UPPERCASE -> config.targetLabel().equals(label);
      case LABELMAP -> true;
      case LABELDROP -> pattern.matches(label);
      case LABELKEEP -> !pattern.matches(label);
    };
  }

  /** Whether it reads this label, or can change it. */
  boolean concerns(String label) {
    return mayWrite(label)
        || config.sourceLabels().contains(label)
        || config.targetLabel().equals(label);
  }

  private String joined(MutableLabels labels) {
    List<String> sources = config.sourceLabels();
    if (sources.size() == 1) {
      return labels.get(sources.get(0));
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < sources.size(); i++) {
      joined.append(i == 0 ? "" : config.separator()).append(labels.get(sources.get(i)));
    }
    return joined.toString();
  }

  private void replace(MutableLabels labels) {
    Matcher match = pattern.matcher(joined(labels));
    if (match.matches()) {
      String name = target.expand(match);
      if (names.isLabelName(name)) {
        labels.set(name, replacement.expand(match));
      }
    }
  }

  private void copy(MutableLabels labels, String name, String value) {
    Matcher match = pattern.matcher(name);
    if (match.matches()) {
      String target = replacement.expand(match);
      if (names.isLabelName(target)) {
        labels.set(target, value);
      }
    }
  }

  private void removeWhere(MutableLabels labels, boolean matching) {
    labels.forEach(
        (name, value) -> {
          if (pattern.matches(name) == matching) {
            labels.remove(name);
          }
        });
  }

  /** The last eight bytes of the MD5 sum as an unsigned number, modulo this one. */
  private static String hash(String text, long modulus) {
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return Long.toUnsignedString(
          Long.remainderUnsigned(ByteBuffer.wrap(sum).getLong(8), modulus));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /**
   * Character by character, as Go does: ß has no upper case then, and no language its own rules.
   */
  private static String mapped(String text, IntUnaryOperator mapping) {
    return text.codePoints()
        .map(mapping)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
