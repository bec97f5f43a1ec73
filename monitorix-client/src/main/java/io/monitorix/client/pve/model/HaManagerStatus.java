package io.monitorix.client.pve.model;

import com.squareup.moshi.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the managers of high availability have written down: {@code GET
 * /cluster/ha/status/manager_status}. Empty where nothing was ever managed.
 *
 * @param manager the cluster's
 * @param quorum of the node that answered
 * @param localManagers the nodes', by node
 */
public record HaManagerStatus(
    @Json(name = "manager_status") @Nullable Manager manager,
    @Nullable Quorum quorum,
    @Json(name = "lrm_status") Map<String, LocalManager> localManagers) {

  /** Copies the map. */
  public HaManagerStatus {
    localManagers = Map.copyOf(localManagers);
  }

  /**
   * The manager of the cluster.
   *
   * @param masterNode the node on which it runs
   * @param timestamp when it last wrote
   * @param nodes the state of each node: {@code online}, {@code maintenance}, {@code fence}, {@code
   *     unknown}, {@code gone}
   * @param services by id, for example {@code vm:100}
   * @param additional what has no component, as text
   */
  public record Manager(
      @Json(name = "master_node") @Nullable String masterNode,
      @Nullable Instant timestamp,
      @Json(name = "node_status") Map<String, String> nodes,
      @Json(name = "service_status") Map<String, Service> services,
      Map<String, String> additional) {
    /** Copies the maps. */
    public Manager {
      nodes = Map.copyOf(nodes);
      services = Map.copyOf(services);
      additional = Map.copyOf(additional);
    }

    /** What a node is taken for; {@link HaNodeState#UNKNOWN} also for one that is not known. */
    public HaNodeState nodeState(String node) {
      return HaNodeState.of(nodes.get(node));
    }
  }

  /**
   * A service in the hands of the manager.
   *
   * @param state for example {@code started}, {@code fence} or {@code error}
   * @param node where it is
   * @param additional what has no component, as text
   */
  public record Service(
      @Nullable String state, @Nullable String node, Map<String, String> additional) {
    /** Copies the map. */
    public Service {
      additional = Map.copyOf(additional);
    }

    /** What the manager does with it. */
    public HaServiceState managerState() {
      return HaServiceState.of(state);
    }
  }

  /**
   * Majority.
   *
   * @param node who answered
   * @param quorate whether there is a majority
   */
  public record Quorum(@Nullable String node, @Nullable Boolean quorate) {}

  /**
   * The manager of a node.
   *
   * @param mode {@code active}, {@code restart}, {@code shutdown} or {@code maintenance}
   * @param state {@code active}, {@code wait_for_agent_lock} or {@code lost_agent_lock}
   * @param timestamp when it last wrote
   * @param additional what has no component, as text
   */
  public record LocalManager(
      @Nullable String mode,
      @Nullable String state,
      @Nullable Instant timestamp,
      Map<String, String> additional) {
    /** Copies the map. */
    public LocalManager {
      additional = Map.copyOf(additional);
    }

    /** How it fares. */
    public HaLocalState localState() {
      return HaLocalState.of(state);
    }

    /** What it is up to. */
    public HaLocalMode localMode() {
      return HaLocalMode.of(mode);
    }
  }
}
