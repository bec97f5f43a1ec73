package io.monitorix.examples.simulator.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers who shall be known to a server. {@code user}, {@code token} and {@code group} each begin
 * something; what follows concerns it until the next one. Not thread-safe.
 */
public final class Accounts {
  private final Product product;
  private final Map<String, Draft> users = new LinkedHashMap<>();
  private final Map<String, Token> tokens = new LinkedHashMap<>();
  private final Map<String, List<String>> ownRoles = new LinkedHashMap<>();
  private final List<Grant> grants = new ArrayList<>();
  private @Nullable String lastUser;
  private @Nullable String lastToken;
  private @Nullable String subject;

  /** Nobody yet, but for those who are always there. */
  public Accounts(Product product) {
    this.product = product;
  }

  private record Grant(String subject, String role, String path, boolean propagate) {}

  /** A user of whom more may yet be said. */
  private static final class Draft {
    private final String id;
    private final String password;
    private boolean enabled = true;
    private @Nullable Instant expires;
    private List<String> groups = List.of();
    private @Nullable String totpSecret;
    private List<String> recoveryCodes = List.of();

    Draft(String id, String password) {
      this.id = id;
      this.password = password;
    }

    User user() {
      return new User(id, password, enabled, expires, groups, totpSecret, recoveryCodes);
    }
  }

  /**
   * A user.
   *
   * @throws IllegalArgumentException when the id has no realm
   */
  public void user(String id, String password) {
    int at = id.lastIndexOf('@');
    if (at <= 0 || at == id.length() - 1) {
      throw new IllegalArgumentException(
          "user '%s': it needs a realm, such as %s@%s".formatted(id, id, product.realm()));
    }
    users.put(id, new Draft(id, password));
    lastUser = id;
    lastToken = null;
    subject = id;
  }

  /**
   * A token of the last user.
   *
   * @param separated whether it has only the rights given to itself
   */
  public void token(String name, String secret, boolean separated) {
    Token token = new Token(current().id, name, secret, separated, null);
    tokens.put(token.id(), token);
    lastToken = token.id();
    subject = token.id();
  }

  /** A group, for roles to be given to. */
  public void group(String name) {
    lastUser = null;
    lastToken = null;
    subject = "@" + name;
  }

  /** The groups that the last user belongs to. */
  public void memberOf(String... groups) {
    current().groups = List.of(groups);
  }

  /**
   * The last user's authenticator.
   *
   * @param secret in Base32
   * @throws IllegalArgumentException when the secret is not Base32
   */
  public void totp(String secret) {
    Base32.decode(secret);
    current().totpSecret = secret;
  }

  /** Codes that stand in for the last user's authenticator, each once. */
  public void recoveryCodes(String... codes) {
    current().recoveryCodes = List.of(codes);
  }

  /** The last user is disabled. */
  public void disabled() {
    current().enabled = false;
  }

  /** When the last user, or the last token if one came after it, stops working. */
  public void expires(Instant when) {
    Token token = lastToken == null ? null : tokens.get(lastToken);
    if (token == null) {
      current().expires = when;
    } else {
      tokens.put(
          token.id(),
          new Token(token.user(), token.name(), token.secret(), token.separated(), when));
    }
  }

  /** A role of one's own. */
  public void defineRole(String name, String... privileges) {
    ownRoles.put(name, List.of(privileges));
  }

  /**
   * Gives a role to the last user, token or group.
   *
   * @param path such as {@code /vms/100}; {@code /} for everywhere
   * @param propagate whether it holds below the path too
   * @throws IllegalArgumentException when the path does not begin with a slash
   * @throws IllegalStateException when there is nobody yet to give it to
   */
  public void role(String role, String path, boolean propagate) {
    if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
      throw new IllegalArgumentException(
          "path '%s': it must begin with a slash and not end in one, such as /vms/100"
              .formatted(path));
    }
    if (subject == null) {
      throw new IllegalStateException("role %s: name a user, token or group first".formatted(role));
    }
    grants.add(new Grant(subject, role, path, propagate));
  }

  /**
   * All of it, and those who are always there.
   *
   * @param release the major number: the roles that come with a server depend on it
   * @throws IllegalArgumentException when a role is given that does not exist
   */
  public Directory directory(long seed, int release) {
    Map<String, Role> roles = new LinkedHashMap<>();
    (product == Product.PVE ? BuiltInRoles.pve(release) : BuiltInRoles.pbs())
        .forEach(role -> roles.put(role.name(), role));
    ownRoles.forEach((name, privileges) -> roles.put(name, new Role(name, privileges, false)));
    Accounts all = new Accounts(product);
    all.standard(seed);
    all.users.putAll(users);
    all.tokens.putAll(tokens);
    all.grants.addAll(grants);
    List<Acl.Entry> entries = new ArrayList<>();
    for (Grant grant : all.grants) {
      Role role = roles.get(grant.role());
      if (role == null) {
        throw new IllegalArgumentException(
            "no role '%s': there are %s"
                .formatted(grant.role(), String.join(", ", roles.keySet())));
      }
      entries.add(new Acl.Entry(grant.path(), grant.subject(), role, grant.propagate()));
    }
    return new Directory(
        product,
        seed,
        all.users.values().stream().map(Draft::user).toList(),
        all.tokens.values(),
        roles.values(),
        entries);
  }

  private void standard(long seed) {
    List<String> auditing =
        product == Product.PVE
            ? List.of("PVEAuditor")
            : List.of("Audit", "RemoteAudit", "TapeAudit");
    standard(seed, "monitorix", "auditor password", "exporter", auditing);
    String all = product == Product.PVE ? "Administrator" : "Admin";
    standard(seed, "admin", "administrator password", "full", List.of(all));
    if (product == Product.PVE) {
      memberOf("ops");
    }
    standard(seed, "nobody", "nobody password", "none", List.of());
  }

  private void standard(long seed, String user, String password, String token, List<String> roles) {
    user(user + "@" + product.realm(), Directory.secret(seed, password));
    roles.forEach(role -> role(role, "/", true));
    // A backup server's tokens never have their user's rights of themselves.
    token(token, Directory.secret(seed, token), product == Product.PBS);
    if (product == Product.PBS) {
      roles.forEach(role -> role(role, "/", true));
    }
  }

  private Draft current() {
    Draft user = lastUser == null ? null : users.get(lastUser);
    if (user == null) {
      throw new IllegalStateException("name the user first that this is about");
    }
    return user;
  }
}
