package io.monitorix.examples.simulator.cluster;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The simulated cluster: what has happened so far, and {@link #snapshot()} of now. The same plan
 * and the same clock give the same world.
 *
 * <p>Thread-safe: one lock guards the history; what it hands out is immutable. Time never goes
 * back: a clock that does shows the last world again.
 */
public final class Cluster {
  private final Plan plan;
  private final InstantSource clock;
  private final long startSecond;
  private final List<GuestState> guests;
  private final boolean[] online;
  private final long[] nodeBootedAt;
  private final TaskLog tasks = new TaskLog();
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private final Happenings happenings;
  private long now;
  private long dueNumber;
  private long snapshots;
  private @Nullable Snapshot latest;

  /** A cluster that begins at the clock's present time. */
  public Cluster(Plan plan, InstantSource clock) {
    this.plan = plan;
    this.clock = clock;
    this.startSecond = clock.instant().getEpochSecond();
    this.guests = plan.guests().stream().map(GuestState::new).toList();
    this.online = new boolean[plan.nodes().size()];
    this.nodeBootedAt = new long[plan.nodes().size()];
    for (NodeSpec node : plan.nodes()) {
      online[node.index()] = true;
      nodeBootedAt[node.index()] = -node.uptimeAtStart();
    }
    this.happenings = new Happenings(this, plan);
  }

  /** What never changes about it. */
  public Plan plan() {
    return plan;
  }

  /**
   * The world now. Two calls within one second, with no change between them, give the same object.
   */
  public synchronized Snapshot snapshot() {
    advance();
    Snapshot current = latest;
    if (current == null) {
      current = take();
      latest = current;
    }
    return current;
  }

  /** Whether the node is up; false too when there is none of that name. */
  public synchronized boolean isOnline(String node) {
    NodeSpec spec = plan.node(node);
    return spec != null && online[spec.index()];
  }

  /**
   * Cuts the power of a node or gives it back. A node that comes back has booted just then, and so
   * have its guests.
   *
   * @throws IllegalArgumentException when there is no such node
   */
  public synchronized void power(String node, boolean on) {
    NodeSpec spec = plan.node(node);
    if (spec == null) {
      throw new IllegalArgumentException(
          "no node '%s' in the simulated cluster: they are pve1 to pve%d"
              .formatted(node, plan.nodes().size()));
    }
    advance();
    if (online[spec.index()] == on) {
      return;
    }
    online[spec.index()] = on;
    latest = null;
    if (on) {
      nodeBootedAt[spec.index()] = now;
      guests.stream().filter(g -> g.node == spec.index() && g.running).forEach(g -> g.boot(now));
    }
  }

  /**
   * Starts, stops or reboots a guest, as a task. What is wrong with it shows in the task's status,
   * as with the real one.
   *
   * @param node an existing node that is up
   * @param user who asks; {@code tokenName} is null for a ticket
   * @return the task's UPID
   */
  public synchronized String power(
      NodeSpec node,
      GuestKind kind,
      int vmid,
      PowerAction action,
      String user,
      @Nullable String tokenName) {
    advance();
    String upid =
        begin(node, kind.taskPrefix() + action.path(), Integer.toString(vmid), user, tokenName);
    int index = plan.guestIndex(vmid);
    GuestState guest = index < 0 ? null : guests.get(index);
    String refusal =
        guest == null || guest.node != node.index() || guest.spec.kind() != kind
            ? "Configuration file 'nodes/%s/%s/%d.conf' does not exist"
                .formatted(node.name(), kind.configFolder(), vmid)
            : refusal(guest, action);
    if (refusal != null || guest == null) {
      tasks.end(upid, startSecond + now, refusal == null ? "OK" : refusal);
      return upid;
    }
    at(
        now + action.seconds(),
        at -> {
          switch (action) {
            case START, REBOOT -> guest.boot(at);
            case STOP, SHUTDOWN -> guest.running = false;
          }
          end(upid, at, "OK");
        });
    return upid;
  }

  private static @Nullable String refusal(GuestState guest, PowerAction action) {
    GuestSpec spec = guest.spec;
    if (guest.lock != null) {
      return "%s is locked (%s)".formatted(spec.kind().noun(), guest.lock);
    }
    if (action == PowerAction.START) {
      if (spec.template()) {
        return "you can't start a vm if it's a template";
      }
      return guest.running
          ? "%s %d already running".formatted(spec.kind().noun(), spec.vmid())
          : null;
    }
    // Stopping what does not run succeeds; the other two need something that listens.
    if (guest.running || action == PowerAction.STOP) {
      return null;
    }
    return "%s %d not running".formatted(spec.kind().noun(), spec.vmid());
  }

  List<GuestState> guests() {
    return guests;
  }

  boolean isOnline(int node) {
    return online[node];
  }

  /** Begins a task of the cluster's own at the present time. */
  String begin(NodeSpec node, String type, String id, String user, @Nullable String tokenName) {
    latest = null;
    return tasks.begin(
        node, now - nodeBootedAt[node.index()], type, id, user, tokenName, startSecond + now);
  }

  void end(String upid, long at, String status) {
    tasks.end(upid, startSecond + at, status);
  }

  /** Has something happen at a time in the future. */
  void at(long time, Happening happening) {
    due.add(new Due(time, dueNumber++, happening));
  }

  private void advance() {
    long target = Math.max(now, clock.instant().getEpochSecond() - startSecond);
    if (target == now) {
      return;
    }
    latest = null;
    while (true) {
      Due first = due.peek();
      long slot = happenings.nextSlot();
      if (first != null && first.at <= target && first.at <= slot) {
        due.remove();
        now = first.at;
        first.happening.happen(now);
      } else if (slot <= target) {
        now = slot;
        happenings.happen(slot);
      } else {
        break;
      }
    }
    now = target;
  }

  private Snapshot take() {
    int count = plan.nodes().size();
    double[] cpu = new double[count];
    long[] memory = new long[count];
    List<Snapshot.Guest> guestsNow = new ArrayList<>(guests.size());
    for (GuestState state : guests) {
      Snapshot.Guest guest = state.at(now, plan.nodes().get(state.node), online[state.node]);
      cpu[state.node] += guest.cpu() * state.spec.cpus();
      memory[state.node] += guest.memory();
      guestsNow.add(guest);
    }
    List<Snapshot.Node> nodes = new ArrayList<>(count);
    List<List<Snapshot.Storage>> storages = new ArrayList<>(count);
    int votes = plan.hasQuorumDevice() ? 1 : 0;
    for (NodeSpec node : plan.nodes()) {
      int i = node.index();
      votes += online[i] ? 1 : 0;
      nodes.add(
          online[i] ? node(node, cpu[i], memory[i]) : new Snapshot.Node(node, false, 0, 0, 0, 0));
      storages.add(plan.storages().stream().map(storage -> storage(storage, node)).toList());
    }
    int allVotes = count + (plan.hasQuorumDevice() ? 1 : 0);
    return new Snapshot(
        ++snapshots,
        plan,
        startSecond + now,
        2 * votes > allVotes,
        nodes,
        guestsNow,
        storages,
        tasks.latest());
  }

  private Snapshot.Node node(NodeSpec node, double guestCpus, long guestMemory) {
    Chance chance = new Chance(plan.seed()).of(node.name());
    double ownShare = 0.004 + chance.of(now / 10).unit() * 0.01;
    long ownMemory = node.memory() / 40 + (1L << 30);
    return new Snapshot.Node(
        node,
        true,
        Math.min(1, guestCpus / node.cpus() + ownShare),
        Math.min(node.memory() * 97 / 100, guestMemory + ownMemory),
        used(chance, node.rootSize()),
        now - nodeBootedAt[node.index()]);
  }

  private Snapshot.Storage storage(StorageSpec storage, NodeSpec node) {
    // A shared one must look the same from every node.
    Chance chance =
        new Chance(plan.seed())
            .of(storage.shared() ? storage.name() : storage.name() + node.name());
    boolean known = online[node.index()];
    return new Snapshot.Storage(storage, node, known, known ? used(chance, storage.size()) : 0);
  }

  private long used(Chance chance, long size) {
    double share =
        chance.of("used").between(0.15, 0.75) + 0.04 * Math.sin(2 * Math.PI * now / 7200);
    return (long) (size * share) / 4096 * 4096;
  }

  /** Something that changes the world at a time (seconds since the simulation began). */
  interface Happening {
    void happen(long at);
  }

  private record Due(long at, long number, Happening happening) {}
}
