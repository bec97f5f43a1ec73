package io.monitorix.examples.simulator.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything about the simulated cluster that never changes: a pure function of the seed and the
 * sizes.
 *
 * @param clusterName the cluster's name
 * @param release what it runs
 * @param localNode index of the node that is contacted
 * @param nodes at least one
 * @param guests in the order of their numbers
 * @param storages every node has all of them
 * @param pools names, sorted
 * @param ceph whether the nodes run Ceph themselves
 */
public record Plan(
    String clusterName,
    PveRelease release,
    long seed,
    int localNode,
    List<NodeSpec> nodes,
    List<GuestSpec> guests,
    List<StorageSpec> storages,
    List<String> pools,
    boolean ceph) {
  /** The most nodes a plan can have: corosync's own limit for clusters that are supported. */
  public static final int MAX_NODES = 32;

  /** The most guests a plan can have. */
  public static final int MAX_GUESTS = 20_000;

  private static final String BACKUPS = "nas";
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;
  private static final int FIRST_VMID = 100;
  private static final long DAY = 86_400;
  private static final List<String> ROLES =
      List.of(
          "web", "db", "app", "cache", "mail", "dns", "ci", "git", "proxy", "queue", "search",
          "files");

  /** Copies the lists. */
  public Plan {
    nodes = List.copyOf(nodes);
    guests = List.copyOf(guests);
    storages = List.copyOf(storages);
    pools = List.copyOf(pools);
  }

  /**
   * Draws a cluster.
   *
   * @param localNode name of the contacted node; null for the first
   * @throws IllegalArgumentException when a size is out of range or there is no such node
   */
  public static Plan draw(
      String clusterName,
      PveRelease release,
      long seed,
      int nodes,
      int guests,
      @Nullable String localNode) {
    if (nodes < 1 || nodes > MAX_NODES) {
      throw new IllegalArgumentException(
          "%d nodes: from 1 to %d are possible".formatted(nodes, MAX_NODES));
    }
    if (guests < 0 || guests > MAX_GUESTS) {
      throw new IllegalArgumentException(
          "%d guests: from 0 to %d are possible".formatted(guests, MAX_GUESTS));
    }
    Chance chance = new Chance(seed);
    List<GuestSpec> guestSpecs = drawGuests(chance.of("guests"), nodes, guests);
    List<NodeSpec> nodeSpecs = drawNodes(chance.of("nodes"), nodes, guestSpecs);
    List<String> pools =
        guestSpecs.stream()
            .map(GuestSpec::pool)
            .filter(p -> p != null)
            .distinct()
            .sorted()
            .toList();
    return new Plan(
        clusterName,
        release,
        seed,
        indexOf(nodeSpecs, localNode),
        nodeSpecs,
        guestSpecs,
        storages(nodes, guests),
        pools,
        false);
  }

  /** The same cluster, whose nodes run Ceph themselves or do not. */
  public Plan withCeph(boolean runsCeph) {
    return new Plan(
        clusterName, release, seed, localNode, nodes, guests, storages, pools, runsCeph);
  }

  /** The storage with this name; null when there is none. */
  public @Nullable StorageSpec storage(String name) {
    for (StorageSpec storage : storages) {
      if (storage.name().equals(name)) {
        return storage;
      }
    }
    return null;
  }

  /** Where the nightly backups go. */
  public StorageSpec backupStorage() {
    StorageSpec storage = storage(BACKUPS);
    if (storage == null) {
      throw new IllegalStateException("the plan has no storage '%s'".formatted(BACKUPS));
    }
    return storage;
  }

  /** Whether there is a cluster at all: a single node is a standalone server. */
  public boolean clustered() {
    return nodes.size() > 1;
  }

  /** Whether a quorum device votes too: two nodes need one to survive the loss of either. */
  public boolean hasQuorumDevice() {
    return nodes.size() == 2;
  }

  /** The node with this name; null when there is none. */
  public @Nullable NodeSpec node(String name) {
    for (NodeSpec node : nodes) {
      if (node.name().equals(name)) {
        return node;
      }
    }
    return null;
  }

  /** The index of the guest with this number; -1 when there is none. */
  public int guestIndex(int vmid) {
    int index = vmid - FIRST_VMID;
    return index >= 0 && index < guests.size() ? index : -1;
  }

  private static int indexOf(List<NodeSpec> nodes, @Nullable String name) {
    if (name == null) {
      return 0;
    }
    for (NodeSpec node : nodes) {
      if (node.name().equals(name)) {
        return node.index();
      }
    }
    throw new IllegalArgumentException(
        "no node '%s' to be the contacted one: they are pve1 to pve%d"
            .formatted(name, nodes.size()));
  }

  private static List<GuestSpec> drawGuests(Chance chance, int nodes, int count) {
    List<GuestSpec> guests = new ArrayList<>(count);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < count; i++) {
      guests.add(drawGuest(chance.of(i), i, nodes, numbers));
    }
    return guests;
  }

  private static GuestSpec drawGuest(
      Chance chance, int index, int nodes, Map<String, Integer> numbers) {
    boolean template = index % 25 == 24;
    GuestKind kind = index % 3 == 2 && !template ? GuestKind.LXC : GuestKind.QEMU;
    String role = template ? "tmpl-debian" : ROLES.get(chance.of("role").below(ROLES.size()));
    String name = "%s-%02d".formatted(role, numbers.merge(role, 1, Integer::sum));
    // Each kind is dealt out on its own, or all containers would land on every third node.
    int home = (numbers.merge(kind.path(), 1, Integer::sum) - 1) % nodes;
    String stage = chance.of("stage").oneOf("prod", "prod", "prod", "staging", "dev");
    // The first few always run, so that the smallest cluster has something to show.
    boolean runs = !template && (index < 3 || !chance.of("stopped").inPercent(9));
    boolean ha = nodes > 1 && runs && chance.of("ha").inPercent(20);
    int cpus = chance.of("cpus").oneOf(1, 1, 2, 2, 2, 4, 4, 8);
    return new GuestSpec(
        FIRST_VMID + index,
        kind,
        name,
        template || chance.of("tagged").inPercent(15) ? List.of() : List.of(stage, role),
        template || chance.of("pooled").inPercent(25) ? null : stage,
        template,
        chance.of("onboot").inPercent(70) && !template,
        ha,
        nodes > 1 && runs && !ha && chance.of("replicated").inPercent(10),
        chance.of("backup").inPercent(90),
        kind == GuestKind.QEMU && !chance.of("agent").inPercent(30),
        home,
        runs,
        (long) chance.of("uptime").between(600, 4 * DAY),
        cpus,
        kind == GuestKind.LXC
            ? chance.of("memory").oneOf(512 * MIB, GIB, 2 * GIB, 4 * GIB)
            : chance.of("memory").oneOf(GIB, 2 * GIB, 4 * GIB, 4 * GIB, 8 * GIB),
        chance.of("disk").oneOf(8, 16, 32, 32, 64, 100) * GIB,
        new Load(chance.of("load")));
  }

  private static List<NodeSpec> drawNodes(Chance chance, int count, List<GuestSpec> guests) {
    List<NodeSpec> nodes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int home = i;
      long memory =
          guests.stream().filter(g -> g.homeNode() == home).mapToLong(GuestSpec::memory).sum();
      int cpus = guests.stream().filter(g -> g.homeNode() == home).mapToInt(GuestSpec::cpus).sum();
      Chance own = chance.of(i);
      nodes.add(
          new NodeSpec(
              i,
              "pve" + (i + 1),
              "192.0.2." + (11 + i),
              fingerprint(own),
              (int) powerOfTwo(cpus / 3, 8),
              powerOfTwo(memory + memory / 4, 32 * GIB),
              own.of("root").oneOf(64, 96, 128) * GIB,
              own.of("model")
                  .oneOf(
                      "AMD EPYC 7313P 16-Core Processor",
                      "Intel(R) Xeon(R) Silver 4314 CPU @ 2.40GHz"),
              own.of("subscription").inPercent(70),
              (long) own.of("uptime").between(5 * DAY, 60 * DAY)));
    }
    return nodes;
  }

  private static List<StorageSpec> storages(int nodes, int guests) {
    long room = powerOfTwo((long) (guests / nodes) * 48 * GIB, 512 * GIB);
    StorageSpec local = new StorageSpec("local", "dir", "backup,iso,vztmpl", false, 96 * GIB, 0);
    StorageSpec thin = new StorageSpec("local-lvm", "lvmthin", "images,rootdir", false, room, 0);
    StorageSpec nas = new StorageSpec(BACKUPS, "nfs", "backup,iso", true, 4 * room, 3);
    StorageSpec ceph = new StorageSpec("ceph", "rbd", "images,rootdir", true, nodes * room, 0);
    return nodes == 1 ? List.of(local, thin, nas) : List.of(local, thin, nas, ceph);
  }

  private static String fingerprint(Chance chance) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      text.append(i == 0 ? "" : ":")
          .append("%02X".formatted(chance.of("fingerprint").of(i).below(256)));
    }
    return text.toString();
  }

  private static long powerOfTwo(long atLeast, long minimum) {
    long size = minimum;
    while (size < atLeast) {
      size *= 2;
    }
    return size;
  }
}
