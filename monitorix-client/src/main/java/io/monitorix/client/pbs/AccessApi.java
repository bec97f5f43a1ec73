package io.monitorix.client.pbs;

import io.monitorix.client.Call;
import io.monitorix.client.Permissions;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pbs.model.AclEntry;
import io.monitorix.client.pbs.model.Realm;
import io.monitorix.client.pbs.model.Role;
import io.monitorix.client.pbs.model.TwoFactorUser;
import io.monitorix.client.pbs.model.User;
import java.util.List;

/** {@code /access}: who may do what. Thread-safe. */
public final class AccessApi {

  private final Transport transport;
  private final Answers answers;

  AccessApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /**
   * {@code GET /access/users?include_tokens=…}. Lists the caller alone, all users with {@code
   * Sys.Audit} on {@code /access/users}.
   */
  public Call<List<User>> users(boolean includeTokens) {
    return transport.get(
        Endpoint.of("/access/users").with("include_tokens", includeTokens ? "1" : "0"),
        answers.list(User.class));
  }

  /**
   * {@code GET /access/users/{userid}/token}. Needs {@code Sys.Audit} on {@code /access/users},
   * except for the caller's own.
   *
   * @param userid name and realm
   */
  public Call<List<User.Token>> tokens(String userid) {
    return transport.get(
        Endpoint.of("/access/users/{userid}/token", userid), answers.list(User.Token.class));
  }

  /** {@code GET /access/permissions}: the caller's own. Open to all who are logged in. */
  public Call<Permissions> permissions() {
    return transport.get(Endpoint.of("/access/permissions"), answers.one(Permissions.class));
  }

  /**
   * {@code GET /access/permissions?path=…}: the caller's own on one path.
   *
   * @param path for example {@code /datastore/store1}
   */
  public Call<Permissions> permissions(String path) {
    return transport.get(
        Endpoint.of("/access/permissions").with("path", path), answers.one(Permissions.class));
  }

  /**
   * {@code GET /access/acl}: who has which role where. Lists all with {@code Sys.Audit} on {@code
   * /access/acl}, else what concerns the caller's own tokens.
   */
  public Call<List<AclEntry>> acl() {
    return transport.get(Endpoint.of("/access/acl"), answers.list(AclEntry.class));
  }

  /** {@code GET /access/domains}: where users are known. Open to all. */
  public Call<List<Realm>> realms() {
    return transport.get(Endpoint.of("/access/domains"), answers.list(Realm.class));
  }

  /** {@code GET /access/roles}. Open to all who are logged in. */
  public Call<List<Role>> roles() {
    return transport.get(Endpoint.of("/access/roles"), answers.list(Role.class));
  }

  /**
   * {@code GET /access/tfa}: who has which second factors. Lists the caller alone, all users with
   * {@code Sys.Audit} on {@code /access/users}.
   */
  public Call<List<TwoFactorUser>> secondFactors() {
    return transport.get(Endpoint.of("/access/tfa"), answers.list(TwoFactorUser.class));
  }
}
