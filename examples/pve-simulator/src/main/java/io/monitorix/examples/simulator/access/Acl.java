package io.monitorix.examples.simulator.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who has which role where. What is said at a path replaces what was inherited from above it, and
 * what is said of a user replaces what is said of the user's groups at the same path.
 */
public final class Acl {
  private final List<Entry> entries;
  private final Map<String, List<Entry>> byPath;

  Acl(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    this.byPath = entries.stream().collect(Collectors.groupingBy(Entry::path));
  }

  /**
   * One line of the list.
   *
   * @param path such as {@code /vms/100}
   * @param subject a user, a token ({@code user@realm!name}), or a group ({@code @name})
   * @param role that is given
   * @param propagate whether it holds below the path too
   */
  public record Entry(String path, String subject, Role role, boolean propagate) {}

  /** All lines, in the order in which they were written. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * What a user or token may do at a path, and whether it may do so below it too.
   *
   * @param groups that the user belongs to
   */
  Map<String, Boolean> privileges(String subject, Collection<String> groups, String path) {
    Map<Role, Boolean> roles = Map.of();
    int end = 0;
    while (true) {
      boolean last = end == path.length() || path.equals("/");
      List<Entry> here = byPath.getOrDefault(end == 0 ? "/" : path.substring(0, end), List.of());
      if (!here.isEmpty()) {
        Map<Role, Boolean> own = roles(here, last, subject::equals);
        if (own.isEmpty()) {
          own = roles(here, last, s -> s.startsWith("@") && groups.contains(s.substring(1)));
        }
        roles = own.isEmpty() ? roles : own;
      }
      if (last) {
        return union(roles);
      }
      int slash = path.indexOf('/', end + 1);
      end = slash < 0 ? path.length() : slash;
    }
  }

  private static Map<Role, Boolean> roles(
      List<Entry> here, boolean last, Predicate<String> concerns) {
    Map<Role, Boolean> roles = new HashMap<>();
    for (Entry entry : here) {
      if (concerns.test(entry.subject()) && (last || entry.propagate())) {
        roles.put(entry.role(), entry.propagate());
      }
    }
    return roles;
  }

  private static Map<String, Boolean> union(Map<Role, Boolean> roles) {
    Map<String, Boolean> privileges = new TreeMap<>();
    for (Map.Entry<Role, Boolean> role : roles.entrySet()) {
      if (role.getKey().name().equals(Role.NO_ACCESS)) {
        return Map.of();
      }
      for (String privilege : role.getKey().privileges()) {
        privileges.merge(privilege, role.getValue(), Boolean::logicalOr);
      }
    }
    return privileges;
  }
}
