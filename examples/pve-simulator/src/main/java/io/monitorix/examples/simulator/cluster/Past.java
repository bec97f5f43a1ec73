package io.monitorix.examples.simulator.cluster;

import java.util.ArrayList;
import java.util.List;

/** What had happened to the guests before the simulation began: snapshots and backups. */
final class Past {
  private static final long DAY = 86_400;

  private final Plan plan;
  private final long startSecond;
  private final Chance chance;

  Past(Plan plan, long startSecond) {
    this.plan = plan;
    this.startSecond = startSecond;
    this.chance = new Chance(plan.seed()).of("past");
  }

  GuestState state(GuestSpec spec) {
    Chance own = chance.of(spec.vmid());
    List<GuestSnapshot> snapshots = snapshots(spec, own.of("snapshots"));
    GuestConfig config =
        new GuestConfig(
            own.of("described").inPercent(40)
                ? "%s, looked after by the team".formatted(spec.name())
                : null,
            spec.tags(),
            spec.onBoot(),
            snapshots,
            snapshots.isEmpty() ? null : snapshots.get(snapshots.size() - 1).name(),
            1);
    return new GuestState(
        spec, config, spec.backedUp() ? backups(spec, own.of("backups")) : List.of());
  }

  private List<GuestSnapshot> snapshots(GuestSpec spec, Chance own) {
    if (spec.template() || !own.inPercent(25)) {
      return List.of();
    }
    long first = startSecond - (long) own.of("first").between(20 * DAY, 200 * DAY);
    GuestSnapshot base =
        new GuestSnapshot("installed", "fresh from the installer", first, null, false);
    if (!own.of("second").inPercent(40)) {
      return List.of(base);
    }
    long second = startSecond - (long) own.of("later").between(DAY, 19 * DAY);
    return List.of(
        base,
        new GuestSnapshot(
            "before-upgrade", "", second, base.name(), spec.kind() == GuestKind.QEMU));
  }

  /** Two nights' worth, from between one and four o'clock. */
  private List<Backup> backups(GuestSpec spec, Chance own) {
    List<Backup> backups = new ArrayList<>();
    long midnight = startSecond / DAY * DAY;
    for (int nights = 2; nights >= 1; nights--) {
      long at = midnight - (nights - 1) * DAY - DAY + 3600 + own.of(nights).below(10_800);
      backups.add(
          new Backup(
              plan.backupStorage().name(),
              null,
              at,
              (long) (spec.disk() * spec.load().disk(at - startSecond) / 3),
              spec.name(),
              false));
    }
    return List.copyOf(backups);
  }
}
