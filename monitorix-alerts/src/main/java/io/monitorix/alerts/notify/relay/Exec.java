package io.monitorix.alerts.notify.relay;

import io.monitorix.alerts.notify.Integration;
import io.monitorix.alerts.notify.IntegrationType;
import io.monitorix.alerts.notify.Message;
import io.monitorix.alerts.notify.ReceiverContext;
import io.monitorix.alerts.notify.Result;
import io.monitorix.alerts.notify.config.Fields;
import io.monitorix.alerts.notify.text.Cut;
import io.monitorix.alerts.yaml.YamlValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code exec_configs}: a command that reads a webhook's JSON from its standard input. It knows
 * nothing of the environment of this process but where programs are, which may hold secrets; and no
 * label of an alert becomes part of the command.
 */
public final class Exec implements IntegrationType {

  private static final List<String> KEYS = List.of("command", "timeout", "max_alerts");

  @Override
  public String key() {
    return "exec_configs";
  }

  @Override
  public Integration read(YamlValue config, ReceiverContext context) {
    Fields fields = Fields.of(config, context, KEYS);
    List<String> command = fields.texts("command");
    if (command.isEmpty()) {
      fields.missing("command");
    }
    if (!context.execAllowed()) {
      config.problem("commands are not allowed here: allow them in the configuration first");
    }
    boolean sendResolved = fields.flag("send_resolved", true);
    Duration timeout = fields.duration("timeout", Duration.ofSeconds(30));
    long maxAlerts = fields.number("max_alerts", 0);
    return fields.complete(
        "exec", () -> new Command(sendResolved, command, timeout, maxAlerts, context.folder()));
  }

  private record Command(
      boolean sendResolved, List<String> command, Duration timeout, long maxAlerts, Path folder)
      implements Integration {

    /** What a script needs to find its programs. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

    /** {@code EX_TEMPFAIL} of {@code sysexits.h}. */
    private static final int TRY_AGAIN = 75;

    private static final int QUOTED = 300;

    @Override
    public String name() {
      return "exec";
    }

    @Override
    public Result send(Message message) {
      Path input = null;
      Path errors = null;
      try {
        // Files, not pipes: a command that reads nothing, or writes much, holds nobody up.
        input = Files.createTempFile("monitorix-", ".json");
        errors = Files.createTempFile("monitorix-", ".err");
        Files.writeString(input, WebhookPayload.of(message, maxAlerts));
        return run(message, input, errors);
      } catch (IOException e) {
        return new Result.Failed("cannot run the command: " + e.getMessage());
      } finally {
        delete(input);
        delete(errors);
      }
    }

    private Result run(Message message, Path input, Path errors) throws IOException {
      ProcessBuilder builder = new ProcessBuilder(command);
      Map<String, String> environment = builder.environment();
      environment.keySet().retainAll(ENVIRONMENT);
      environment.put("MONITORIX_STATUS", message.data().status());
      environment.put("MONITORIX_RECEIVER", message.data().receiver());
      environment.put("MONITORIX_IDEMPOTENCY_KEY", message.idempotencyKey());
      if (Files.isDirectory(folder)) {
        builder.directory(folder.toFile());
      }
      Process process =
          builder
              .redirectInput(input.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(errors.toFile())
              .start();
      try {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
          return new Result.Failed("the command took longer than " + timeout.toMillis() + " ms");
        }
        return verdict(process.exitValue(), errors);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Result.retry("interrupted while the command ran");
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    }

    private static Result verdict(int exit, Path errors) throws IOException {
      if (exit == 0) {
        return Result.sent();
      }
      byte[] said;
      try (var in = Files.newInputStream(errors)) {
        said = in.readNBytes(4 * QUOTED);
      }
      String text = new String(said, StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
      String reason =
          "the command ended with "
              + exit
              + (text.isEmpty() ? "" : ": " + Cut.toCodePoints(text, QUOTED));
      return exit == TRY_AGAIN ? Result.retry(reason) : new Result.Failed(reason);
    }

    private static void delete(@Nullable Path file) {
      if (file != null && !file.toFile().delete()) {
        file.toFile().deleteOnExit();
      }
    }

    @Override
    public void close() {
      // Each command ends with its message.
    }
  }
}
