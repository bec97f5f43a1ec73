package io.monitorix.client.pve;

import io.monitorix.client.Call;
import io.monitorix.client.internal.Endpoint;
import io.monitorix.client.internal.Transport;
import io.monitorix.client.pve.model.AptRepositories;
import io.monitorix.client.pve.model.AvailableUpdate;
import io.monitorix.client.pve.model.InstalledPackage;
import java.util.List;

/** {@code /nodes/{node}/apt}: the packages of one node. Thread-safe. */
public final class AptApi {

  private final Transport transport;
  private final Answers answers;
  private final String node;

  AptApi(Transport transport, Answers answers, String node) {
    this.transport = transport;
    this.answers = answers;
    this.node = node;
  }

  /**
   * {@code GET /nodes/{node}/apt/update}: packages to update, as of the last time that the node
   * fetched the lists. Needs {@code Sys.Modify} on {@code /nodes/{node}}.
   */
  public Call<List<AvailableUpdate>> updates() {
    return transport.get(
        Endpoint.of("/nodes/{node}/apt/update", node), answers.list(AvailableUpdate.class));
  }

  /**
   * {@code GET /nodes/{node}/apt/versions}: the packages that matter to Proxmox, and which of them
   * are installed. Needs {@code Sys.Audit} on {@code /nodes/{node}}.
   */
  public Call<List<InstalledPackage>> versions() {
    return transport.get(
        Endpoint.of("/nodes/{node}/apt/versions", node), answers.list(InstalledPackage.class));
  }

  /**
   * {@code GET /nodes/{node}/apt/repositories}: where packages come from, and what is wrong with
   * that. Needs {@code Sys.Audit} on {@code /nodes/{node}}.
   */
  public Call<AptRepositories> repositories() {
    return transport.get(
        Endpoint.of("/nodes/{node}/apt/repositories", node), answers.one(AptRepositories.class));
  }

  /**
   * {@code GET /nodes/{node}/apt/changelog}: what has changed in the newest version of a package,
   * as text. The node fetches it from the internet. Needs {@code Sys.Modify} on {@code
   * /nodes/{node}}.
   *
   * @param packageName as {@link AvailableUpdate#name()} gives it
   */
  public Call<String> changelog(String packageName) {
    return transport.get(
        Endpoint.of("/nodes/{node}/apt/changelog", node).with("name", packageName),
        answers.one(String.class));
  }
}
