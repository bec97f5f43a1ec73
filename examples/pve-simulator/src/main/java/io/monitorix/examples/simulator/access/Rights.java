package io.monitorix.examples.simulator.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one caller may do. Immutable. */
public final class Rights {
  private static final String SUPERUSER = "root@pam";

  private final Directory directory;
  private final String user;
  private final Collection<String> groups;
  private final String token;
  private final boolean separated;

  /** Of a user, or of a token that has all of its user's rights. */
  Rights(Directory directory, User user) {
    this(directory, user, "", false);
  }

  /** Of a token. */
  Rights(Directory directory, User user, Token token) {
    this(directory, user, token.id(), token.separated());
  }

  private Rights(Directory directory, User user, String token, boolean separated) {
    this.directory = directory;
    this.user = user.id();
    this.groups = user.groups();
    this.token = token;
    this.separated = separated;
  }

  /** Who all is known to the server. */
  public Directory directory() {
    return directory;
  }

  /** Whether the privilege is held at the path. */
  public boolean may(String path, String privilege) {
    return on(path).containsKey(privilege);
  }

  /** Whether one of the privileges is held at the path. */
  public boolean mayAny(String path, Collection<String> privileges) {
    Map<String, Boolean> held = on(path);
    return privileges.stream().anyMatch(held::containsKey);
  }

  /** The privileges held at a path, sorted, and for each whether it is held below the path too. */
  public Map<String, Boolean> on(String path) {
    Map<String, Boolean> ofUser =
        user.equals(SUPERUSER)
            ? directory.everything()
            : directory.acl().privileges(user, groups, path);
    if (!separated) {
      return ofUser;
    }
    Map<String, Boolean> both = new TreeMap<>();
    directory
        .acl()
        .privileges(token, List.of(), path)
        .forEach(
            (privilege, propagates) -> {
              Boolean usersPropagates = ofUser.get(privilege);
              if (usersPropagates != null) {
                both.put(privilege, propagates && usersPropagates);
              }
            });
    return both;
  }

  /**
   * What is held where: at the given paths and at all that the access-control list names; paths
   * without any right are left out.
   */
  public Map<String, Map<String, Boolean>> everywhere(Collection<String> paths) {
    Set<String> all = new TreeSet<>(paths);
    directory.acl().entries().forEach(entry -> all.add(entry.path()));
    return at(all);
  }

  /** What is held at the given paths; those without any right are left out. */
  public Map<String, Map<String, Boolean>> at(Collection<String> paths) {
    Map<String, Map<String, Boolean>> held = new TreeMap<>();
    for (String path : paths) {
      Map<String, Boolean> here = on(path);
      if (!here.isEmpty()) {
        held.put(path, here);
      }
    }
    return held;
  }
}
