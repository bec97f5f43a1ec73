package io.monitorix.alerts.relabel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One entry of {@code relabel_configs} or {@code metric_relabel_configs}, with Prometheus's
 * defaults filled in. It may be wrong: {@link #faults} tells.
 *
 * @param sourceLabels the labels whose values, joined, are matched; absent ones count as empty
 * @param separator stands between the values
 * @param regex RE2; it must match the whole text, line breaks included
 * @param modulus of {@link Action#HASHMOD}, unsigned; 0 for none
 * @param targetLabel the label that is written or compared; empty for none
 * @param replacement what is written; {@code $1} and <code>${name}</code> stand for groups of the
 *     regex
 * @param action what is done
 */
public record RelabelConfig(
    List<String> sourceLabels,
    String separator,
    String regex,
    long modulus,
    String targetLabel,
    String replacement,
    Action action) {

  /** What Prometheus fills in for the keys that an entry does not have. */
  public static final RelabelConfig DEFAULT =
      new RelabelConfig(List.of(), ";", "(.*)", 0, "", "$1", Action.REPLACE);

  private static final Set<Action> WRITING_OR_COMPARING =
      EnumSet.of(
          Action.REPLACE,
          Action.KEEPEQUAL,
          Action.DROPEQUAL,
          Action.HASHMOD,
          Action.LOWERCASE,
          Action.UPPERCASE);

  /** Copies the labels. */
  public RelabelConfig {
    sourceLabels = List.copyOf(sourceLabels);
  }

  /** What an entry does. */
  public enum Action {
    /** Writes the replacement into the target label where the regex matches. */
    REPLACE,
    /** Drops the set where the regex does not match. */
    KEEP,
    /** Drops the set where the regex matches. */
    DROP,
    /** Drops the set where the joined values are not what the target label has. */
    KEEPEQUAL,
    /** Drops the set where the joined values are what the target label has. */
    DROPEQUAL,
    /** Writes a hash of the joined values, modulo {@code modulus}, into the target label. */
    HASHMOD,
    /** Copies each label whose name matches to the name that the replacement gives. */
    LABELMAP,
    /** Removes each label whose name matches. */
    LABELDROP,
    /** Removes each label whose name does not match. */
    LABELKEEP,
    /** Writes the joined values in lower case into the target label. */
    LOWERCASE,
    /** Writes the joined values in upper case into the target label. */
    UPPERCASE;

    /** The action of this name, in whatever case; empty for other texts. */
    public static Optional<Action> of(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return Stream.of(values()).filter(action -> action.key().equals(lower)).findFirst();
    }

    /** The name as configurations have it: {@code labelmap}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something that Prometheus would refuse.
   *
   * @param key the key of the entry that is wrong or missing: {@code target_label}
   * @param message what is wrong and what to do
   */
  public record Fault(String key, String message) {}

  /** Everything that is wrong; empty for an entry that can be used. */
  public List<Fault> faults(NameScheme names) {
    List<Fault> faults = new ArrayList<>();
    if (action == Action.HASHMOD && modulus == 0) {
      faults.add(new Fault("modulus", "hashmod needs a modulus of at least 1"));
    }
    checkTarget(names, faults);
    if (action == Action.LABELMAP && !names.isLabelTemplate(replacement)) {
      faults.add(
          new Fault("replacement", "labelmap needs a replacement that gives the name of a label"));
    }
    checkForeignKeys(faults);
    try {
      pattern();
    } catch (PatternSyntaxException e) {
      faults.add(new Fault("regex", "not a regular expression of RE2: " + e.getDescription()));
    }
    return faults;
  }

  private void checkTarget(NameScheme names, List<Fault> faults) {
    if (!WRITING_OR_COMPARING.contains(action)) {
      return;
    }
    boolean template = action == Action.REPLACE && targetLabel.contains("$");
    if (targetLabel.isEmpty()) {
      faults.add(new Fault("target_label", action.key() + " needs a target_label"));
    } else if (template ? !names.isLabelTemplate(targetLabel) : !names.isLabelName(targetLabel)) {
      faults.add(new Fault("target_label", "not the name of a label"));
    }
  }

  private void checkForeignKeys(List<Fault> faults) {
    switch (action) {
      case LOWERCASE, UPPERCASE -> foreign("replacement", !replacement.equals("$1"), faults);
      case KEEPEQUAL, DROPEQUAL -> {
        foreign("regex", !regex.equals(DEFAULT.regex), faults);
        foreign("modulus", modulus != 0, faults);
        foreign("separator", !separator.equals(";"), faults);
        foreign("replacement", !replacement.equals("$1"), faults);
      }
      case LABELDROP, LABELKEEP -> {
        foreign("source_labels", !sourceLabels.isEmpty(), faults);
        foreign("target_label", !targetLabel.isEmpty(), faults);
        foreign("modulus", modulus != 0, faults);
        foreign("separator", !separator.equals(";"), faults);
        foreign("replacement", !replacement.equals("$1"), faults);
      }
      default -> {}
    }
  }

  private void foreign(String key, boolean written, List<Fault> faults) {
    if (written) {
      faults.add(new Fault(key, action.key() + " takes no " + key + "; remove it"));
    }
  }

  /** The regex, for whole texts. */
  Pattern pattern() {
    return Pattern.compile("(?s:" + regex + ")");
  }
}
