package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.Permissions;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.AclEntry;
import io.monitorix.client.pve.model.Group;
import io.monitorix.client.pve.model.GroupDetails;
import io.monitorix.client.pve.model.Realm;
import io.monitorix.client.pve.model.Role;
import io.monitorix.client.pve.model.TfaEntry;
import io.monitorix.client.pve.model.TokenDetails;
import io.monitorix.client.pve.model.User;
import io.monitorix.client.pve.model.UserDetails;
import io.monitorix.client.pve.model.UserTfa;
import java.util.List;
import java.util.Set;

/** {@code /access}: who may do what. Thread-safe. */
public final class AccessApi {

  private final Transport transport;
  private final Answers answers;

  AccessApi(Transport transport, Answers answers) {
    this.transport = transport;
    this.answers = answers;
  }

  /**
   * {@code GET /access/users?full=…}. Lists the caller alone, all users with {@code Sys.Audit} or
   * {@code User.Modify} on {@code /access/groups}.
   *
   * @param full with groups and API tokens
   */
  public Call<List<User>> users(boolean full) {
    return transport.get(
        Endpoint.of("/access/users").with("full", full ? "1" : "0"), answers.list(User.class));
  }

  /** {@code GET /access/permissions}: the caller's own. Open to all who are logged in. */
  public Call<Permissions> permissions() {
    return transport.get(Endpoint.of("/access/permissions"), answers.one(Permissions.class));
  }

  /**
   * {@code GET /access/permissions?path=…}: the caller's own on one path.
   *
   * @param path for example {@code /vms/100}
   */
  public Call<Permissions> permissions(String path) {
    return transport.get(
        Endpoint.of("/access/permissions").with("path", path), answers.one(Permissions.class));
  }

  /**
   * {@code GET /access/permissions?userid=…}: those of another user or token. Needs {@code
   * Sys.Audit} on {@code /access}, except for one's own tokens.
   *
   * @param userid a user, or a token by its full name: {@code ann@pve!mon}
   */
  public Call<Permissions> permissionsOf(String userid) {
    return transport.get(
        Endpoint.of("/access/permissions").with("userid", userid), answers.one(Permissions.class));
  }

  /**
   * {@code GET /access/permissions?userid=…&path=…}: those of another user or token on one path.
   * Needs what {@link #permissionsOf(String)} needs.
   */
  public Call<Permissions> permissionsOf(String userid, String path) {
    return transport.get(
        Endpoint.of("/access/permissions").with("userid", userid).with("path", path),
        answers.one(Permissions.class));
  }

  /**
   * {@code GET /access/users/{userid}}. Needs {@code User.Modify} or {@code Sys.Audit} on a group
   * that the user is in, or on {@code /access/groups}.
   */
  public Call<UserDetails> user(String userid) {
    return transport.get(
        Endpoint.of("/access/users/{userid}", userid), answers.one(UserDetails.class));
  }

  /**
   * {@code GET /access/users/{userid}/token}: the API tokens of a user. Needs {@code User.Modify}
   * on a group that the user is in, or on {@code /access/groups}, except for one's own.
   */
  public Call<List<User.Token>> tokens(String userid) {
    return transport.get(
        Endpoint.of("/access/users/{userid}/token", userid), answers.list(User.Token.class));
  }

  /**
   * {@code GET /access/users/{userid}/token/{tokenid}}. Needs what {@link #tokens(String)} needs.
   *
   * @param tokenId without the user
   */
  public Call<TokenDetails> token(String userid, String tokenId) {
    return transport.get(
        Endpoint.of("/access/users/{userid}/token/{tokenid}", userid, tokenId),
        answers.one(TokenDetails.class));
  }

  /**
   * {@code GET /access/groups}. Lists those on which the caller has {@code User.Modify}, {@code
   * Sys.Audit} or {@code Group.Allocate}.
   */
  public Call<List<Group>> groups() {
    return transport.get(Endpoint.of("/access/groups"), answers.list(Group.class));
  }

  /**
   * {@code GET /access/groups/{groupid}}. Needs {@code Sys.Audit} or {@code Group.Allocate} on
   * {@code /access/groups}.
   */
  public Call<GroupDetails> group(String id) {
    return transport.get(
        Endpoint.of("/access/groups/{groupid}", id), answers.one(GroupDetails.class));
  }

  /** {@code GET /access/roles}. Open to all who are logged in. */
  public Call<List<Role>> roles() {
    return transport.get(Endpoint.of("/access/roles"), answers.list(Role.class));
  }

  /**
   * {@code GET /access/roles/{roleid}}: what a role allows, for example {@code VM.Audit}. Open to
   * all who are logged in.
   */
  public Call<Set<String>> role(String id) {
    return transport.get(Endpoint.of("/access/roles/{roleid}", id), answers.privileges);
  }

  /**
   * {@code GET /access/acl}: who has which role where. Lists what the caller may change ({@code
   * Permissions.Modify} there); all of it with {@code Sys.Audit} on {@code /access}.
   */
  public Call<List<AclEntry>> acl() {
    return transport.get(Endpoint.of("/access/acl"), answers.list(AclEntry.class));
  }

  /** {@code GET /access/domains}: where users are known. Open to all, logged in or not. */
  public Call<List<Realm>> realms() {
    return transport.get(Endpoint.of("/access/domains"), answers.list(Realm.class));
  }

  /**
   * {@code GET /access/tfa}: the second factors of the caller; those of all whom the caller may
   * audit or modify, too.
   */
  public Call<List<UserTfa>> secondFactors() {
    return transport.get(Endpoint.of("/access/tfa"), answers.list(UserTfa.class));
  }

  /**
   * {@code GET /access/tfa/{userid}}: the second factors of a user. Needs {@code User.Modify} or
   * {@code Sys.Audit} on a group that the user is in, or on {@code /access/groups}, except for
   * one's own.
   */
  public Call<List<TfaEntry>> secondFactors(String userid) {
    return transport.get(Endpoint.of("/access/tfa/{userid}", userid), answers.list(TfaEntry.class));
  }
}
