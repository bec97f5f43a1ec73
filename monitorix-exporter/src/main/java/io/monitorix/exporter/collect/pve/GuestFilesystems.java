package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.model.AgentFilesystem;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which of a guest's file systems are worth a series. */
final class GuestFilesystems {

  /** Always full, always empty, or seen elsewhere: images that are mounted, memory, layers. */
  private static final Set<String> WITHOUT_INTEREST =
      Set.of(
          "autofs",
          "cd9660",
          "cdfs",
          "cramfs",
          "devfs",
          "devpts",
          "devtmpfs",
          "erofs",
          "fdescfs",
          "iso9660",
          "isofs",
          "linprocfs",
          "overlay",
          "overlayfs",
          "procfs",
          "ramfs",
          "squashfs",
          "sysfs",
          "tmpfs",
          "udf");

  /** What a guest says is not to flood those who store it. */
  private static final int MOST = 50;

  private GuestFilesystems() {}

  /**
   * Those that hold data, each device once under its shortest mount point: bind mounts, subvolumes
   * and container layers are the same space again. At most fifty, ordered by mount point.
   */
  static List<AgentFilesystem> selected(List<AgentFilesystem> all) {
    Map<String, AgentFilesystem> visible = new LinkedHashMap<>();
    for (AgentFilesystem each : all) {
      String type = requireNonNullElse(each.type(), "").toLowerCase(Locale.ROOT);
      if (each.total() != null && each.total() > 0 && !WITHOUT_INTEREST.contains(type)) {
        // what is mounted over another hides it, and comes later
        visible.put(each.mountpoint(), each);
      }
    }
    return onceEach(visible.values()).stream()
        .sorted(Comparator.comparing(AgentFilesystem::mountpoint))
        .limit(MOST)
        .toList();
  }

  private static Collection<AgentFilesystem> onceEach(Collection<AgentFilesystem> visible) {
    Map<String, AgentFilesystem> byDevice = new LinkedHashMap<>();
    visible.stream()
        .sorted(
            Comparator.<AgentFilesystem>comparingInt(each -> each.mountpoint().length())
                .thenComparing(AgentFilesystem::mountpoint))
        .forEach(
            each -> {
              String name = each.name();
              byDevice.putIfAbsent(
                  name == null || name.isEmpty() ? "at " + each.mountpoint() : name, each);
            });
    return byDevice.values();
  }
}
