package io.monitorix.exporter.volume;

import io.monitorix.exporter.collect.Inventory;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.FilterConfig;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a target is monitored: which of its nodes, storages and guests. Safe for several
 * threads.
 *
 * <p>A decision costs regular expressions once, then a look-up, until what it depends on changes.
 * It remembers what was last decided of each guest, since the series of a guest tell no more of it
 * than its id.
 */
public final class Selection {

  private static final String NODE = "node/";
  private static final String STORAGE = "storage/";

  private final FilterConfig config;
  private final Wanted nodes;
  private final Wanted storages;
  private final Wanted ids;
  private final Wanted names;
  private final Wanted tags;
  private final Wanted pools;
  private final Map<String, Boolean> decidedNodes = new ConcurrentHashMap<>();
  private final Map<String, Boolean> decidedStorages = new ConcurrentHashMap<>();
  private final Map<String, DecidedGuest> decidedGuests = new ConcurrentHashMap<>();

  /** All that a guest is selected by. */
  private record Traits(
      String name, List<String> tags, String pool, String node, boolean template) {

    Traits {
      tags = List.copyOf(tags);
    }

    /** Of a guest that is in no inventory. */
    static final Traits UNKNOWN = new Traits("", List.of(), "", "", false);
  }

  private record DecidedGuest(Traits traits, boolean selected) {}

  /** By these filters, which must compile. */
  public Selection(FilterConfig config) {
    this.config = config;
    this.nodes = Wanted.of(config.nodes());
    this.storages = Wanted.of(config.storages());
    this.ids = Wanted.of(config.guests().ids());
    this.names = Wanted.of(config.guests().names());
    this.tags = Wanted.of(config.guests().tags());
    this.pools = Wanted.of(config.guests().pools());
  }

  /** Whether nothing is left out, whatever there is. */
  public boolean isEverything() {
    return config.equals(FilterConfig.EVERYTHING);
  }

  /** Whether the node is monitored. */
  public boolean node(String name) {
    return decidedNodes.computeIfAbsent(name, nodes::one);
  }

  /** Whether the storage is monitored, as this node sees it. */
  public boolean storage(String node, String name) {
    return node(node)
        && decidedStorages.computeIfAbsent(
            node + "/" + name, qualified -> storages.any(List.of(name, qualified)));
  }

  /** Whether a storage of this name, on whatever node, or a datastore is monitored. */
  public boolean storage(String name) {
    return decidedStorages.computeIfAbsent(name, storages::one);
  }

  /**
   * Whether the guest is monitored. To be asked for each guest of an inventory before its series
   * are.
   *
   * @param id {@code qemu/100}, for instance
   * @param name empty where it is not known
   * @param pool null where it is in none
   * @param node empty where it is not known
   */
  public boolean guest(
      String id,
      String name,
      List<String> guestTags,
      @Nullable String pool,
      String node,
      boolean template) {
    return decided(id, new Traits(name, guestTags, pool == null ? "" : pool, node, template));
  }

  private boolean decided(String id, Traits traits) {
    DecidedGuest decided = decidedGuests.get(id);
    if (decided == null || !decided.traits().equals(traits)) {
      decided = new DecidedGuest(traits, decide(id, traits));
      decidedGuests.put(id, decided);
    }
    return decided.selected();
  }

  private boolean decide(String id, Traits guest) {
    return (config.templates() || !guest.template())
        && (guest.node().isEmpty() || node(guest.node()))
        && ids.any(List.of(id, id.substring(id.indexOf('/') + 1)))
        && names.one(guest.name())
        && tags.any(guest.tags())
        && pools.one(guest.pool());
  }

  /**
   * What is monitored of an inventory. To be asked before the series are, for it is from here that
   * they learn what a guest is.
   */
  public Inventory narrowed(Inventory all) {
    return new Inventory(
        all.nodes().stream().filter(node -> node(node.name())).toList(),
        all.offlineNodes().stream().filter(this::node).toList(),
        all.guests().stream().filter(this::guest).toList(),
        all.storages().stream().filter(each -> storage(each.node(), each.id())).toList(),
        all.datastores().stream().filter(each -> storage(each.name())).toList());
  }

  private boolean guest(Subject.Guest guest) {
    return guest(
        guest.key(), guest.name(), guest.tags(), guest.pool(), guest.node(), guest.template());
  }

  /** Whether nothing that the labels name is left out. */
  boolean series(Labels labels) {
    for (int i = 0; i < labels.size(); i++) {
      String value = labels.getValue(i);
      boolean selected =
          switch (labels.getName(i)) {
            case "id" -> id(value);
            case "guest" -> !isGuest(value) || knownGuest(value);
            case "node" -> value.isEmpty() || node(value);
            case "storage", "datastore" -> value.isEmpty() || storage(value);
            default -> true;
          };
      if (!selected) {
        return false;
      }
    }
    return true;
  }

  private boolean id(String id) {
    if (isGuest(id)) {
      return knownGuest(id);
    }
    if (id.startsWith(NODE)) {
      return node(id.substring(NODE.length()));
    }
    int slash = id.indexOf('/', STORAGE.length());
    if (id.startsWith(STORAGE) && slash > 0) {
      return storage(id.substring(STORAGE.length(), slash), id.substring(slash + 1));
    }
    return true;
  }

  private static boolean isGuest(String id) {
    return id.startsWith("qemu/") || id.startsWith("lxc/");
  }

  private boolean knownGuest(String id) {
    DecidedGuest decided = decidedGuests.get(id);
    return decided == null ? decided(id, Traits.UNKNOWN) : decided.selected();
  }
}
