package io.monitorix.exporter.httpsd;

import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.TargetConfig;
import io.monitorix.exporter.poll.Snapshot;
import io.monitorix.exporter.poll.SnapshotBoard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists what there is to scrape: guests, nodes, and the targets of this exporter themselves. All of
 * it comes from the last polls, nothing is asked. Safe for several threads.
 */
public final class Entries {

  private static final String META = "__meta_pve_";
  static final String CLUSTER = META + "cluster";
  static final String GUEST_ID = META + "guest_id";

  private final SnapshotBoard board;

  /** Entries of what is pinned to this board. */
  public Entries(SnapshotBoard board) {
    this.board = board;
  }

  /**
   * Which guests are wanted; null stands for any.
   *
   * @param type {@code qemu} or {@code lxc}
   * @param status {@code running}, for instance
   */
  public record GuestQuery(@Nullable String tag, @Nullable String type, @Nullable String status) {

    boolean wants(Subject.Guest guest) {
      return (tag == null || guest.tags().contains(tag))
          && (type == null || type.equals(kind(guest)))
          && (status == null || status.equals(guest.status()));
    }
  }

  /**
   * Guests, each once: by its address where that is known, else by its name.
   *
   * @param target the name of the target that they belong to; null for all
   * @param port follows the addresses; null for none
   */
  public List<Entry> guests(@Nullable String target, GuestQuery query, @Nullable Integer port) {
    List<Entry> entries = new ArrayList<>();
    for (Snapshot snapshot : snapshots(target)) {
      Facts facts = Facts.of(board, snapshot);
      snapshot.inventory().guests().stream()
          .filter(query::wants)
          .map(guest -> guest(snapshot.target(), guest, facts, port))
          .forEach(entries::add);
    }
    return entries;
  }

  /**
   * Nodes, those that are offline too.
   *
   * @param target the name of the target that they belong to; null for all
   * @param port follows the addresses; null for none
   */
  public List<Entry> nodes(@Nullable String target, @Nullable Integer port) {
    List<Entry> entries = new ArrayList<>();
    for (Snapshot snapshot : snapshots(target)) {
      Facts facts = Facts.of(board, snapshot);
      snapshot
          .inventory()
          .nodes()
          .forEach(
              node -> entries.add(node(snapshot.target(), node.name(), "online", facts, port)));
      snapshot
          .inventory()
          .offlineNodes()
          .forEach(name -> entries.add(node(snapshot.target(), name, "offline", facts, port)));
    }
    return entries;
  }

  /**
   * This exporter, once for each target: {@code /metrics?target=} with an instance of its own.
   *
   * @param address of this exporter, as whoever asks reaches it
   * @param scheme {@code http} or {@code https}
   */
  public static List<Entry> targets(List<TargetConfig> targets, String address, String scheme) {
    return targets.stream()
        .map(
            target -> {
              Map<String, String> labels = new LinkedHashMap<>();
              labels.put("__scheme__", scheme);
              labels.put("__metrics_path__", "/metrics");
              labels.put("__param_target", target.name());
              labels.put("instance", target.name());
              // Not as the label "cluster": the series carry that, and would lose it to ours.
              labels.put(CLUSTER, target.name());
              labels.put(META + "type", target.product().key());
              return new Entry(address, labels);
            })
        .toList();
  }

  private List<Snapshot> snapshots(@Nullable String target) {
    return target == null
        ? List.copyOf(board.all())
        : board.of(target).map(List::of).orElse(List.of());
  }

  private static Entry guest(
      String cluster, Subject.Guest guest, Facts facts, @Nullable Integer port) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(CLUSTER, cluster);
    labels.put(GUEST_ID, guest.key());
    labels.put(META + "vmid", guest.key().substring(guest.key().indexOf('/') + 1));
    put(labels, "name", guest.name());
    labels.put(META + "type", kind(guest));
    put(labels, "node", guest.node());
    put(labels, "pool", guest.pool());
    put(labels, "status", guest.status());
    labels.put(META + "template", Boolean.toString(guest.template()));
    if (!guest.tags().isEmpty()) {
      labels.put(META + "tags", listed(guest.tags()));
      guest.tags().forEach(tag -> labels.put(META + "tag_" + labelled(tag), "true"));
    }
    String name = guest.name().isEmpty() ? guest.key().replace('/', '-') : guest.name();
    return entry(guest.key(), name, labels, facts, port);
  }

  private static Entry node(
      String cluster, String name, String status, Facts facts, @Nullable Integer port) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(CLUSTER, cluster);
    labels.put(META + "name", name);
    labels.put(META + "type", "node");
    labels.put(META + "node", name);
    labels.put(META + "status", status);
    return entry("node/" + name, name, labels, facts, port);
  }

  private static Entry entry(
      String id, String name, Map<String, String> labels, Facts facts, @Nullable Integer port) {
    List<String> addresses = facts.addresses(id);
    Optional<String> ipv4 = addresses.stream().filter(ip -> !ip.contains(":")).findFirst();
    Optional<String> ipv6 = addresses.stream().filter(ip -> ip.contains(":")).findFirst();
    Optional<String> ip = ipv4.or(() -> ipv6);
    ip.ifPresent(address -> labels.put(META + "ip", address));
    ipv4.ifPresent(address -> labels.put(META + "ipv4", address));
    ipv6.ifPresent(address -> labels.put(META + "ipv6", address));
    if (!addresses.isEmpty()) {
      labels.put(META + "ips", listed(addresses));
    }
    facts.labels(id).forEach((end, value) -> put(labels, end, value));
    String host =
        ip.map(address -> address.contains(":") ? "[" + address + "]" : address).orElse(name);
    return new Entry(port == null ? host : host + ":" + port, labels);
  }

  private static void put(Map<String, String> labels, String end, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      labels.put(META + end, value);
    }
  }

  private static String kind(Subject.Guest guest) {
    return guest.key().substring(0, guest.key().indexOf('/'));
  }

  /** With commas around, too: a regex such as {@code .*,web,.*} then finds any of them. */
  private static String listed(List<String> values) {
    return "," + String.join(",", values) + ",";
  }

  /** As the end of a label's name. */
  private static String labelled(String tag) {
    return tag.replaceAll("[^a-zA-Z0-9_]", "_");
  }
}
