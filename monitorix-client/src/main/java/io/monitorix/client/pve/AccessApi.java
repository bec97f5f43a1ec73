package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.Permissions;
import io.monitorix.client.pve.model.User;
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
}
