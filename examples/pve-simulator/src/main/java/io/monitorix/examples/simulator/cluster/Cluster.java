package io.monitorix.examples.simulator.cluster;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
  private final Tasks tasks = new Tasks(this);
  private final Operations operations;
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
    Past past = new Past(plan, startSecond);
    this.guests = plan.guests().stream().map(past::state).toList();
    this.online = new boolean[plan.nodes().size()];
    this.nodeBootedAt = new long[plan.nodes().size()];
    for (NodeSpec node : plan.nodes()) {
      online[node.index()] = true;
      nodeBootedAt[node.index()] = -node.uptimeAtStart();
    }
    GuestJobs jobs = new GuestJobs(this, plan);
    this.operations = new Operations(this, tasks, jobs);
    this.happenings = new Happenings(this, plan, jobs);
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

  /** What users ask of it. */
  public Operations operations() {
    return operations;
  }

  /**
   * Has all tasks of a type fail from now on, also those that run.
   *
   * @param type such as {@code qmstart}, {@code vzdump}
   * @param reason their exit status
   */
  public synchronized void failTasks(String type, String reason) {
    advance();
    tasks.fail(type, reason);
  }

  /** Has all tasks of a type that begin from now on take this long. */
  public synchronized void prolongTasks(String type, Duration time) {
    advance();
    tasks.last(type, time.toSeconds());
  }

  /** Has tasks go as they do of their own accord. */
  public synchronized void freeTasks() {
    advance();
    tasks.clear();
  }

  /** Which types of task fail, and with what exit status. */
  public synchronized Map<String, String> failingTasks() {
    return tasks.failures();
  }

  /** Which types of task take another time, in seconds. */
  public synchronized Map<String, Long> prolongedTasks() {
    return tasks.durations();
  }

  List<GuestState> guests() {
    return guests;
  }

  boolean isOnline(int node) {
    return online[node];
  }

  /** The guest with this number; null when there is none. */
  @Nullable GuestState guest(int vmid) {
    int index = plan.guestIndex(vmid);
    return index < 0 ? null : guests.get(index);
  }

  /** Seconds since the simulation began. */
  long now() {
    return now;
  }

  long epochSecond() {
    return startSecond + now;
  }

  long uptime(NodeSpec node) {
    return now - nodeBootedAt[node.index()];
  }

  /** Begins a task at the present time and returns its UPID. */
  String run(Job job) {
    latest = null;
    return tasks.run(job);
  }

  /** What was shown is no longer true. */
  void changed() {
    latest = null;
  }

  /** Has something happen at a time in the future. */
  void at(long time, Happening happening) {
    due.add(new Due(time, dueNumber++, happening));
  }

  void advance() {
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
        happenings.happen();
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
        startSecond,
        startSecond + now,
        2 * votes > allVotes,
        nodes,
        guestsNow,
        storages,
        tasks.latest());
  }

  private Snapshot.Node node(NodeSpec node, double guestCpus, long guestMemory) {
    return new Snapshot.Node(
        node,
        true,
        Filling.cpu(plan, node, guestCpus, now),
        Filling.memory(node, guestMemory),
        Filling.ofRoot(plan, node, now),
        now - nodeBootedAt[node.index()]);
  }

  private Snapshot.Storage storage(StorageSpec storage, NodeSpec node) {
    boolean known = online[node.index()];
    return new Snapshot.Storage(
        storage, node, known, known ? Filling.of(plan, storage, node, now) : 0);
  }

  /** Something that changes the world at a time (seconds since the simulation began). */
  interface Happening {
    void happen(long at);
  }

  private record Due(long at, long number, Happening happening) {}
}
