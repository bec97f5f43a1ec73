package io.monitorix.examples.simulator.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is known to a simulated server: users, tokens, roles, and the access-control list. Besides
 * those that were asked for there are always an auditor, an administrator and nobody, whose secrets
 * follow from the seed.
 *
 * <p>Thread-safe: what changes at run time, who is shut out, is kept in concurrent sets.
 */
public final class Directory {
  private final Product product;
  private final long seed;
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Token> tokens = new LinkedHashMap<>();
  private final Map<String, Role> roles = new TreeMap<>();
  private final Acl acl;
  private final Map<String, Boolean> everything = new TreeMap<>();
  private final Set<String> disabled = ConcurrentHashMap.newKeySet();
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();

  Directory(
      Product product,
      long seed,
      Collection<User> users,
      Collection<Token> tokens,
      Collection<Role> roles,
      List<Acl.Entry> entries) {
    this.product = product;
    this.seed = seed;
    users.forEach(user -> this.users.put(user.id(), user));
    tokens.forEach(token -> this.tokens.put(token.id(), token));
    roles.forEach(role -> this.roles.put(role.name(), role));
    this.acl = new Acl(entries);
    for (Role role : roles) {
      role.privileges().forEach(privilege -> everything.put(privilege, true));
    }
  }

  /** All users, in the order in which they were made. */
  public List<User> users() {
    return List.copyOf(users.values());
  }

  /** The tokens of a user, in the order in which they were made. */
  public List<Token> tokensOf(String user) {
    return tokens.values().stream().filter(token -> token.user().equals(user)).toList();
  }

  /** The roles, by name. */
  public List<Role> roles() {
    return List.copyOf(roles.values());
  }

  /** Who has which role where. */
  public Acl acl() {
    return acl;
  }

  /** The user of this name; null when there is none. */
  public @Nullable User user(String id) {
    return users.get(id);
  }

  /** Whether the user is enabled and has not expired. */
  public boolean isActive(User user, Instant now) {
    Instant expires = user.expires();
    return user.enabled()
        && !disabled.contains(user.id())
        && (expires == null || now.isBefore(expires));
  }

  /** Whether the user is enabled now. */
  public boolean isEnabled(User user) {
    return user.enabled() && !disabled.contains(user.id());
  }

  /**
   * The rights of a user or token; null when it is unknown.
   *
   * @param id a user's or a token's
   */
  public @Nullable Rights rightsOf(String id) {
    Token token = tokens.get(id);
    User user = users.get(token == null ? id : token.user());
    if (user == null) {
      return null;
    }
    return token == null ? new Rights(this, user) : new Rights(this, user, token);
  }

  /**
   * Disables a user: tickets and tokens stop working until {@link #enable}.
   *
   * @throws IllegalArgumentException when there is no such user
   */
  public void disable(String id) {
    disabled.add(known(id));
  }

  /**
   * Enables a user again: tickets that have not expired work again.
   *
   * @throws IllegalArgumentException when there is no such user
   */
  public void enable(String id) {
    disabled.remove(known(id));
  }

  /**
   * Revokes a token until {@link #restore}.
   *
   * @throws IllegalArgumentException when there is no such token
   */
  public void revoke(String id) {
    revoked.add(knownToken(id));
  }

  /**
   * Takes a revocation back.
   *
   * @throws IllegalArgumentException when there is no such token
   */
  public void restore(String id) {
    revoked.remove(knownToken(id));
  }

  /** Enables all users and restores all tokens that were shut out at run time. */
  public void readmitAll() {
    disabled.clear();
    revoked.clear();
  }

  /** An API token that may read everything. */
  public Identity auditor() {
    return tokenIdentity("monitorix", "exporter");
  }

  /** An API token that may do everything. */
  public Identity administrator() {
    return tokenIdentity("admin", "full");
  }

  /** An API token without rights. */
  public Identity nobody() {
    return tokenIdentity("nobody", "none");
  }

  /** What those may do who may do nothing. */
  public Rights rightsOfNobody() {
    return new Rights(this, standardUser("nobody"));
  }

  /** The auditor's password. */
  public Identity auditorLogin() {
    return login(standardUser("monitorix"));
  }

  /** The administrator's password. */
  public Identity administratorLogin() {
    return login(standardUser("admin"));
  }

  /** Every privilege there is, propagating: what the superuser has. */
  Map<String, Boolean> everything() {
    return everything;
  }

  /** The token, unless it or its user is unknown, shut out or expired. */
  @Nullable Token activeToken(String id, Instant now) {
    Token token = tokens.get(id);
    if (token == null || revoked.contains(id)) {
      return null;
    }
    User user = users.get(token.user());
    Instant expires = token.expires();
    return user != null && isActive(user, now) && (expires == null || now.isBefore(expires))
        ? token
        : null;
  }

  Identity login(User user) {
    return new Identity(product, user.id(), null, user.password());
  }

  Identity identity(Token token) {
    return new Identity(product, token.user(), token.name(), token.secret());
  }

  static String secret(long seed, String name) {
    return UUID.nameUUIDFromBytes((seed + " " + name).getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Identity tokenIdentity(String user, String name) {
    return new Identity(product, user + "@" + product.realm(), name, secret(seed, name));
  }

  private User standardUser(String name) {
    User user = users.get(name + "@" + product.realm());
    if (user == null) {
      throw new IllegalStateException("every directory is made with the user " + name);
    }
    return user;
  }

  private String known(String id) {
    if (!users.containsKey(id)) {
      throw new IllegalArgumentException(
          "no user '%s': there are %s".formatted(id, String.join(", ", users.keySet())));
    }
    return id;
  }

  private String knownToken(String id) {
    if (!tokens.containsKey(id)) {
      throw new IllegalArgumentException(
          "no token '%s': there are %s".formatted(id, String.join(", ", tokens.keySet())));
    }
    return id;
  }
}
