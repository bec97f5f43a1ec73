package io.monitorix.exporter.collect.pve;

import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.Task;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of a backup task that has ended: one task may back up all guests of a node, one
 * after the other, and only its log says how each fared.
 */
final class VzdumpLog {

  private static final Pattern JOB =
      Pattern.compile("INFO: starting new backup job: .*--storage '?([\\w.-]+).*");
  private static final Pattern START =
      Pattern.compile("INFO: Starting Backup of VM (\\d{3,9}) \\((qemu|lxc)\\)");
  private static final Pattern TIME =
      Pattern.compile("INFO: Backup started at (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");
  private static final Pattern END =
      Pattern.compile("INFO: Finished Backup of VM (\\d{3,9}) \\((\\d{1,6}):(\\d\\d):(\\d\\d)\\)");
  private static final Pattern FAILURE =
      Pattern.compile("ERROR: Backup of VM (\\d{3,9}) failed\\b.*");
  private static final String WARNING = "WARN: ";
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Task task;
  private final GuestNumbers numbers;
  private final Map<String, Attempt> attempts = new LinkedHashMap<>();
  private String storage = "";
  private @Nullable Attempt current;
  private @Nullable LocalDateTime firstTime;

  private VzdumpLog(Task task, GuestNumbers numbers) {
    this.task = task;
    this.numbers = numbers;
  }

  /** What is known of the backup of one guest so far. */
  private static final class Attempt {
    private @Nullable GuestKind kind;
    private @Nullable LocalDateTime time;
    private @Nullable TaskResult result;
    private @Nullable Duration duration;
    private boolean warned;
  }

  /**
   * The attempts that the log tells of. Where it tells of none, what the task alone says, if that
   * is about one guest.
   *
   * @param task that has ended
   * @param numbers for guests of which the log does not say what kind they are
   */
  static List<BackupRun> runs(Task task, List<String> lines, GuestNumbers numbers) {
    VzdumpLog log = new VzdumpLog(task, numbers);
    lines.forEach(log::read);
    List<BackupRun> runs =
        log.attempts.entrySet().stream()
            .flatMap(entry -> log.run(entry.getKey(), entry.getValue()).stream())
            .toList();
    return runs.isEmpty() ? log.ofTask().stream().toList() : runs;
  }

  private void read(String line) {
    if (line.startsWith(WARNING)) {
      if (current != null) {
        current.warned = true;
      }
      return;
    }
    Matcher job = JOB.matcher(line);
    Matcher start = START.matcher(line);
    Matcher time = TIME.matcher(line);
    Matcher end = END.matcher(line);
    Matcher failure = FAILURE.matcher(line);
    if (job.matches()) {
      storage = job.group(1);
    } else if (start.matches()) {
      Attempt attempt = attempt(start.group(1));
      attempt.kind = GuestKind.of(start.group(2)).orElse(null);
      current = attempt;
    } else if (time.matches() && current != null) {
      current.time = time(time.group(1));
      firstTime = firstTime == null ? current.time : firstTime;
    } else if (end.matches()) {
      Attempt attempt = attempt(end.group(1));
      attempt.result = TaskResult.OK;
      attempt.duration =
          Duration.ofHours(Long.parseLong(end.group(2)))
              .plusMinutes(Long.parseLong(end.group(3)))
              .plusSeconds(Long.parseLong(end.group(4)));
    } else if (failure.matches()) {
      attempt(failure.group(1)).result = TaskResult.ERROR;
    }
  }

  private Attempt attempt(String number) {
    return attempts.computeIfAbsent(number, any -> new Attempt());
  }

  private static @Nullable LocalDateTime time(String text) {
    try {
      return LocalDateTime.parse(text, CLOCK);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private Optional<BackupRun> run(String number, Attempt attempt) {
    return guest(number, attempt)
        .map(
            guest ->
                new BackupRun(guest, storage, start(attempt), result(attempt), attempt.duration));
  }

  private Optional<GuestId> guest(String number, Attempt attempt) {
    return attempt.kind == null
        ? numbers.guest(number)
        : Optional.of(new GuestId(attempt.kind, Integer.parseInt(number)));
  }

  /** The log has the node's own clock in a zone that nobody names: only differences are of use. */
  private Instant start(Attempt attempt) {
    Instant begun = task.upid().startTime();
    if (attempt.time == null || firstTime == null) {
      return begun;
    }
    Duration later = Duration.between(firstTime, attempt.time);
    return later.isNegative() ? begun : begun.plus(later);
  }

  /** One without a last word was under way when the task ended. */
  private TaskResult result(Attempt attempt) {
    TaskResult result = attempt.result == null ? TaskResult.of(task) : attempt.result;
    return result == TaskResult.OK && attempt.warned ? TaskResult.WARNING : result;
  }

  private Optional<BackupRun> ofTask() {
    TaskResult result = TaskResult.of(task);
    return numbers
        .guest(task.upid().id())
        .map(
            guest ->
                new BackupRun(
                    guest,
                    storage,
                    task.upid().startTime(),
                    result,
                    result == TaskResult.ERROR ? null : task.duration().orElse(null)));
  }
}
