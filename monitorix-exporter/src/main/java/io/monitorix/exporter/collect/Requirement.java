package io.monitorix.exporter.collect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a caller must be allowed for a source to tell the truth: one of several sets of privileges.
 *
 * @param alternatives each a set that is enough; none means that nothing is needed
 */
public record Requirement(List<List<Privilege>> alternatives) {

  /** Nothing is needed. */
  public static final Requirement NONE = new Requirement(List.of());

  /** Copies the lists. */
  public Requirement {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /** This, or else all of these. */
  public Requirement or(Privilege... together) {
    List<List<Privilege>> more = new ArrayList<>(alternatives);
    more.add(List.of(together));
    return new Requirement(more);
  }

  /**
   * What is missing for this subject.
   *
   * @param held whether the caller has a privilege
   * @return empty where one alternative is held whole. Where each lacks one privilege on the same
   *     path, a single one whose names are joined by {@code |}: which of them there are depends on
   *     the release. Otherwise what is not held of the first alternative
   */
  public List<Privilege> missing(Subject subject, Predicate<Privilege> held) {
    List<List<Privilege>> lacking = new ArrayList<>();
    for (List<Privilege> alternative : alternatives) {
      List<Privilege> missing =
          alternative.stream()
              .map(privilege -> privilege.of(subject))
              .filter(held.negate())
              .toList();
      if (missing.isEmpty()) {
        return List.of();
      }
      lacking.add(missing);
    }
    return lacking.isEmpty() ? List.of() : joined(lacking);
  }

  private static List<Privilege> joined(List<List<Privilege>> lacking) {
    List<Privilege> first = lacking.get(0);
    String path = first.get(0).path();
    boolean alike =
        lacking.stream().allMatch(each -> each.size() == 1 && each.get(0).path().equals(path));
    if (!alike) {
      return first;
    }
    List<String> names = lacking.stream().map(each -> each.get(0).name()).toList();
    return List.of(new Privilege(path, String.join("|", names)));
  }
}
