package io.monitorix.examples.simulator.pbs;

import io.monitorix.examples.simulator.cluster.Chance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a simulated backup server.
 *
 * @param node the machine's name
 * @param seed what all that looks random follows from
 * @param fingerprint SHA-256 of its certificate: pairs of hex digits with colons
 * @param certificate in PEM form; null when it runs without TLS
 */
public record PbsPlan(
    String node,
    PbsRelease release,
    long seed,
    String fingerprint,
    @Nullable String certificate,
    List<Datastore> stores,
    List<BackupGroup> groups) {
  /** The one remote server. */
  public static final String REMOTE = "second-site";

  /** The datastore there. */
  public static final String REMOTE_STORE = "tank";

  /** The job that fills the second datastore. */
  public static final String SYNC_JOB = "s-offsite";

  /** The one tape drive. */
  public static final String DRIVE = "lto8";

  /** The one tape library. */
  public static final String CHANGER = "library";

  /** The one pool of tapes. */
  public static final String POOL = "weekly";

  /** How many daily backups of a group are kept. */
  public static final int KEEP_DAILY = 14;

  private static final long TIB = 1L << 40;
  private static final long GIB = 1L << 30;
  private static final int FIRST_BACKUP = 20 * 3600;

  /** Copies the lists. */
  public PbsPlan {
    stores = List.copyOf(stores);
    groups = List.copyOf(groups);
  }

  /** Draws two datastores, one with namespaces, and some twenty groups. */
  public static PbsPlan draw(
      String node,
      PbsRelease release,
      long seed,
      String fingerprint,
      @Nullable String certificate) {
    Draft draft = new Draft(new Chance(seed).of("groups"));
    draft.guests("main", "", "vm", 100, 6);
    draft.guests("main", "", "ct", 200, 4);
    draft.guests("main", "prod", "vm", 110, 3);
    draft.guests("main", "prod/web", "ct", 210, 3);
    draft.guests("main", "lab", "vm", 120, 2);
    draft.add("offsite", "", "vm", "100", "copy of vm/100", PbsPlan.SYNC_JOB);
    draft.add("offsite", "", "ct", "200", null, PbsPlan.SYNC_JOB);
    draft.add("offsite", "", "host", "mail", "the mail server itself", "mail");
    return new PbsPlan(
        node,
        release,
        seed,
        fingerprint,
        certificate,
        List.of(
            new Datastore(
                "main",
                "/mnt/datastore/main",
                "backups of the cluster",
                8 * TIB,
                List.of("lab", "prod", "prod/web")),
            new Datastore(
                "offsite", "/mnt/datastore/offsite", "copies from elsewhere", 4 * TIB, List.of())),
        draft.groups);
  }

  /** The datastore of this name; null when there is none. */
  public @Nullable Datastore store(String name) {
    return stores.stream().filter(store -> store.name().equals(name)).findFirst().orElse(null);
  }

  /** The groups of a namespace. */
  public List<BackupGroup> groups(String store, String namespace) {
    return groups.stream()
        .filter(group -> group.store().equals(store) && group.namespace().equals(namespace))
        .toList();
  }

  private static final class Draft {
    private final Chance chance;
    private final List<BackupGroup> groups = new ArrayList<>();

    Draft(Chance chance) {
      this.chance = chance;
    }

    void guests(String store, String namespace, String type, int firstId, int count) {
      for (int i = 0; i < count; i++) {
        add(
            store,
            namespace,
            type,
            Integer.toString(firstId + i),
            "%s-%02d".formatted(type.equals("vm") ? "server" : "container", i + 1),
            "pve");
      }
    }

    void add(
        String store,
        String namespace,
        String type,
        String id,
        @Nullable String comment,
        String by) {
      Chance own = chance.of(store + namespace + type + id);
      int index = groups.size();
      groups.add(
          new BackupGroup(
              store,
              namespace,
              type,
              id,
              comment,
              by.equals("pve") ? "backup@pbs!pve" : "root@pam",
              FIRST_BACKUP + index * 120,
              (long) (own.of("size").between(4, 120) * GIB) / 4096 * 4096,
              KEEP_DAILY - 1 - (index % 5 == 4 ? own.of("age").below(8) : 0),
              own.of("encrypted").inPercent(20),
              index == 2));
    }
  }
}
