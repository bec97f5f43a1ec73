package io.monitorix.exporter.collect.pve;

import static java.util.Objects.requireNonNullElse;

import io.monitorix.client.pve.AgentApi;
import io.monitorix.client.pve.model.AgentFilesystem;
import io.monitorix.client.pve.model.AgentInfo;
import io.monitorix.client.pve.model.AgentOsInfo;
import io.monitorix.client.pve.model.ContainerInterface;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.exporter.collect.Collector;
import io.monitorix.exporter.collect.Emission;
import io.monitorix.exporter.collect.Readings;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import io.monitorix.exporter.config.CollectorName;
import io.monitorix.exporter.metric.Metric;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code pve_guest_agent_up}, {@code pve_guest_filesystem_…} and what else guests tell from inside.
 * Whoever rules in a guest decides what that is: it is bounded in number and length.
 */
final class GuestAgentCollector implements Collector {

  static final Metric GUEST_AGENT_UP =
      Metric.gauge(
          "pve_guest_agent_up",
          "Whether the guest agent answers (1) or not (0), of machines that are configured for it.",
          "id");

  static final Metric GUEST_FILESYSTEM_SIZE_BYTES =
      Metric.gauge(
          "pve_guest_filesystem_size_bytes",
          "Size in bytes of a file system, as the guest sees it.",
          "id",
          "mountpoint",
          "fstype",
          "device");

  static final Metric GUEST_FILESYSTEM_USAGE_BYTES =
      Metric.gauge(
          "pve_guest_filesystem_usage_bytes",
          "Bytes in use on a file system, as the guest sees it.",
          "id",
          "mountpoint",
          "fstype",
          "device");

  static final Metric GUEST_OS_INFO =
      Metric.gauge(
          "pve_guest_os_info",
          "Operating system of the guest, as its agent tells.",
          "id",
          "os",
          "version",
          "kernel");

  static final Metric GUEST_ADDRESS_INFO =
      Metric.gauge(
          "pve_guest_address_info",
          "Network address of the guest; loopback and link-local ones are left out.",
          "id",
          "interface",
          "mac",
          "ip");

  static final Metric GUEST_AGENT_VERSION_INFO =
      Metric.gauge("pve_guest_agent_version_info", "Version of the guest agent.", "id", "version");

  /** How soon a machine without an agent may have been given one. */
  private static final Duration PAUSE_WITHOUT_AGENT = Duration.ofMinutes(10);

  private static final Duration PAUSE_OF_DETAILS = Duration.ofMinutes(15);

  /** An agent that is silent may only be starting. */
  private static final Duration PAUSE_UNTIL_IT_ANSWERS = Duration.ofMinutes(1);

  private static final int LONGEST_LABEL = 200;

  /** {@code GET /nodes/{node}/qemu/{vmid}/agent/get-fsinfo}, of running machines. */
  static final Source<AgentAnswer<List<AgentFilesystem>>> FILESYSTEMS =
      AgentTalk.allowed(
          Source.<AgentAnswer<List<AgentFilesystem>>>ofGuest(
                  "nodes/{node}/qemu/{vmid}/agent/get-fsinfo",
                  GuestAgentCollector::isRunningMachine,
                  (reader, guest, previous) ->
                      AgentTalk.ask(
                          reader, guest, previous, agent -> reader.call(agent.filesystems())))
              .alsoWhenChanged(GuestAgentCollector::isFree)
              .againAfter(
                  answer -> answer.state() == AgentAnswer.State.OFF ? PAUSE_WITHOUT_AGENT : null));

  /** {@code GET …/agent/info}, {@code get-osinfo} and {@code network-get-interfaces}. */
  static final Source<AgentAnswer<Details>> DETAILS =
      AgentTalk.allowed(
          Source.<AgentAnswer<Details>>ofGuest(
                  "nodes/{node}/qemu/{vmid}/agent/info",
                  GuestAgentCollector::isRunningMachine,
                  (reader, guest, previous) ->
                      AgentTalk.ask(reader, guest, previous, agent -> details(reader, agent)))
              .taking(3)
              .noMoreThanEvery(PAUSE_OF_DETAILS)
              .alsoWhenChanged(GuestAgentCollector::isFree)
              .againAfter(
                  answer ->
                      answer.state() == AgentAnswer.State.SILENT ? PAUSE_UNTIL_IT_ANSWERS : null));

  /** {@code GET /nodes/{node}/lxc/{vmid}/interfaces}, since version 8. */
  static final Source<List<ContainerInterface>> CONTAINER_INTERFACES =
      Source.<List<ContainerInterface>>ofGuest(
              "nodes/{node}/lxc/{vmid}/interfaces",
              guest -> guest.id().kind() == GuestKind.LXC && guest.isRunning(),
              (reader, guest, previous) ->
                  reader.call(reader.pve().node(guest.node()).lxc(guest.id().vmid()).interfaces()))
          .needing("/vms/{vmid}", "VM.Audit")
          .noMoreThanEvery(PAUSE_OF_DETAILS);

  /**
   * What changes seldom.
   *
   * @param os null where the agent is too old to tell
   */
  record Details(AgentInfo info, @Nullable AgentOsInfo os, List<GuestAddress> addresses) {

    Details {
      addresses = List.copyOf(addresses);
    }
  }

  private static boolean isRunningMachine(Subject.Guest guest) {
    return guest.id().kind() == GuestKind.QEMU && guest.isRunning();
  }

  private static Object isFree(Subject.Guest guest) {
    return guest.lock() == null;
  }

  /** One after the other: an agent does one thing at a time. */
  private static CompletableFuture<Details> details(SourceReader reader, AgentApi agent) {
    return reader
        .call(agent.info())
        .thenCompose(
            info ->
                AgentTalk.ifAble(reader.call(agent.osInfo()))
                    .thenCompose(
                        os ->
                            AgentTalk.ifAble(reader.call(agent.networkInterfaces()))
                                .thenApply(
                                    interfaces ->
                                        new Details(
                                            info,
                                            os.orElse(null),
                                            GuestAddress.of(interfaces.orElse(List.of()))))));
  }

  @Override
  public CollectorName name() {
    return CollectorName.GUEST_AGENT;
  }

  @Override
  public List<Source<?>> sources() {
    return List.of(FILESYSTEMS, DETAILS, CONTAINER_INTERFACES);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        GUEST_AGENT_UP,
        GUEST_FILESYSTEM_SIZE_BYTES,
        GUEST_FILESYSTEM_USAGE_BYTES,
        GUEST_OS_INFO,
        GUEST_ADDRESS_INFO,
        GUEST_AGENT_VERSION_INFO);
  }

  @Override
  public void collect(Readings readings, Emission out) {
    readings.forEachGuest(
        FILESYSTEMS,
        (guest, answer) -> {
          if (answer.isConfigured()) {
            out.emit(
                GUEST_AGENT_UP,
                out.labels("id", guest.key()),
                answer.state() == AgentAnswer.State.UP);
          }
          List<AgentFilesystem> said = answer.said();
          if (said != null) {
            filesystems(guest, said, out);
          }
        });
    readings.forEachGuest(
        DETAILS,
        (guest, answer) -> {
          Details said = answer.said();
          if (said != null) {
            details(guest, said, out);
          }
        });
    readings.forEachGuest(
        CONTAINER_INTERFACES,
        (guest, interfaces) -> addresses(guest, GuestAddress.ofContainer(interfaces), out));
  }

  private static void filesystems(Subject.Guest guest, List<AgentFilesystem> said, Emission out) {
    for (AgentFilesystem each : GuestFilesystems.selected(said)) {
      Labels labels =
          out.labels(
              "id", guest.key(),
              "mountpoint", label(each.mountpoint()),
              "fstype", label(each.type()),
              "device", label(each.name()));
      out.emit(GUEST_FILESYSTEM_SIZE_BYTES, labels, each.total());
      out.emit(GUEST_FILESYSTEM_USAGE_BYTES, labels, each.used());
    }
  }

  private static void details(Subject.Guest guest, Details said, Emission out) {
    String version = said.info().version();
    if (version != null) {
      out.emit(
          GUEST_AGENT_VERSION_INFO, out.labels("id", guest.key(), "version", label(version)), 1);
    }
    AgentOsInfo os = said.os();
    if (os != null) {
      out.emit(
          GUEST_OS_INFO,
          out.labels(
              "id", guest.key(),
              "os", label(os.id() == null ? os.name() : os.id()),
              "version", label(os.versionId() == null ? os.version() : os.versionId()),
              "kernel", label(os.kernelRelease())),
          1);
    }
    addresses(guest, said.addresses(), out);
  }

  private static void addresses(Subject.Guest guest, List<GuestAddress> addresses, Emission out) {
    for (GuestAddress each : addresses) {
      out.emit(
          GUEST_ADDRESS_INFO,
          out.labels(
              "id", guest.key(),
              "interface", label(each.interfaceName()),
              "mac", label(each.mac()),
              "ip", label(each.ip())),
          1);
    }
  }

  private static String label(@Nullable String said) {
    String text = requireNonNullElse(said, "");
    return text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) : text;
  }
}
