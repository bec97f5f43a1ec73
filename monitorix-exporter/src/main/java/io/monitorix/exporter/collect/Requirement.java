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
   * @return the privileges of the first alternative that are not held; empty where one alternative
   *     is held whole
   */
  public List<Privilege> missing(Subject subject, Predicate<Privilege> held) {
    List<Privilege> first = List.of();
    for (List<Privilege> alternative : alternatives) {
      List<Privilege> missing =
          alternative.stream()
              .map(privilege -> privilege.of(subject))
              .filter(held.negate())
              .toList();
      if (missing.isEmpty()) {
        return List.of();
      }
      if (first.isEmpty()) {
        first = missing;
      }
    }
    return first;
  }
}
