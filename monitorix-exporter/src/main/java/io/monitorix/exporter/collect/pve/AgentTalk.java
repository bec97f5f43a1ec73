package io.monitorix.exporter.collect.pve;

import io.monitorix.client.ProxmoxException;
import io.monitorix.client.pve.AgentApi;
import io.monitorix.client.pve.model.GuestConfig;
import io.monitorix.exporter.collect.Failures;
import io.monitorix.exporter.collect.Privilege;
import io.monitorix.exporter.collect.Source;
import io.monitorix.exporter.collect.SourceReader;
import io.monitorix.exporter.collect.Subject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks agents in virtual machines. Most of what can go wrong there is everyday life, and an answer
 * of its own rather than a failure: no agent configured, none installed, one that hangs.
 */
final class AgentTalk {

  private static final Pattern NOT_CONFIGURED = Pattern.compile("No QEMU guest agent configured");

  /** {@code qga} is what Proxmox calls the channel to the agent when it times out. */
  private static final Pattern SILENT = Pattern.compile("guest agent is not running|\\bqga\\b");

  private static final Pattern UNABLE = Pattern.compile("^Agent error\\b");
  private static final Pattern STOPPED = Pattern.compile("^VM \\d+ (?:is )?not running");

  private AgentTalk() {}

  /** The source with what an agent's answers need: since version 9, and before it. */
  static <T> Source<T> allowed(Source<T> source) {
    Privilege audit = new Privilege("/vms/{vmid}", "VM.Audit");
    return source
        .needing(audit, new Privilege("/vms/{vmid}", "VM.GuestAgent.Audit"))
        .needing(audit, new Privilege("/vms/{vmid}", "VM.Monitor"));
  }

  /** Whether the configuration says that the machine has an agent. */
  static boolean isEnabled(GuestConfig config) {
    return PropertyString.isTrue(PropertyString.get(config.agent(), "enabled", true));
  }

  /**
   * Asks the agent of a machine that has one. Whether it has one is read from its configuration,
   * unless the answer before shows it.
   *
   * @param question makes the calls; fails as they do
   */
  static <T> CompletableFuture<AgentAnswer<T>> ask(
      SourceReader reader,
      Subject.Guest guest,
      @Nullable AgentAnswer<T> previous,
      Function<AgentApi, CompletableFuture<T>> question) {
    if (guest.lock() != null) {
      // a backup may have frozen its file systems, and the agent with them
      return CompletableFuture.completedFuture(AgentAnswer.without(AgentAnswer.State.UNASKED));
    }
    CompletableFuture<Boolean> enabled =
        previous != null && previous.isConfigured()
            ? CompletableFuture.completedFuture(true)
            : reader
                .call(reader.pve().node(guest.node()).guest(guest.id()).config())
                .thenApply(AgentTalk::isEnabled);
    return enabled.thenCompose(
        on ->
            on
                ? answer(
                    question.apply(reader.pve().node(guest.node()).qemu(guest.id().vmid()).agent()))
                : CompletableFuture.completedFuture(AgentAnswer.without(AgentAnswer.State.OFF)));
  }

  private static <T> CompletableFuture<AgentAnswer<T>> answer(CompletableFuture<T> said) {
    return said.handle(
        (value, failure) ->
            failure == null
                ? new AgentAnswer<>(AgentAnswer.State.UP, value)
                : AgentAnswer.without(state(failure)));
  }

  private static AgentAnswer.State state(Throwable failure) {
    if (says(failure, NOT_CONFIGURED)) {
      return AgentAnswer.State.OFF;
    } else if (says(failure, SILENT)) {
      return AgentAnswer.State.SILENT;
    } else if (says(failure, UNABLE)) {
      return AgentAnswer.State.UP;
    } else if (says(failure, STOPPED)) {
      return AgentAnswer.State.UNASKED;
    }
    throw Failures.unchecked(failure);
  }

  /** What it says, or nothing where the agent itself says that it cannot: one that is old. */
  static <T> CompletableFuture<Optional<T>> ifAble(CompletableFuture<T> said) {
    return said.thenApply(Optional::of)
        .exceptionally(
            failure -> {
              if (says(failure, UNABLE)) {
                return Optional.empty();
              }
              throw Failures.unchecked(failure);
            });
  }

  private static boolean says(Throwable failure, Pattern words) {
    return Failures.cause(failure) instanceof ProxmoxException refusal
        && refusal.proxmoxMessage() != null
        && words.matcher(refusal.proxmoxMessage()).find();
  }
}
