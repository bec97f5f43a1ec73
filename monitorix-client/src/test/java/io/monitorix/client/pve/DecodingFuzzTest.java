package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Types;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.monitorix.client.Fingerprint;
import io.monitorix.client.Permissions;
import io.monitorix.client.fuzz.Fuzzer;
import io.monitorix.client.fuzz.Json;
import io.monitorix.client.fuzz.Shapes;
import io.monitorix.client.fuzz.Subject;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.StorageId;
import io.monitorix.client.pve.model.TaskLog;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.client.pve.model.VolumeId;
import io.monitorix.client.task.LogLine;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Reads bent answers into all records of the model. Without properties it runs the same few cases
 * each time; {@code fuzz.minutes} makes it go on, from a seed that it prints, or from {@code
 * fuzz.seed}.
 */
class DecodingFuzzTest {

  private static final String OURS = "io.monitorix.client.";
  private static final String MODEL = "io.monitorix.client.pve.model";
  private static final long CASES = 20_000;

  private final Answers answers = new Answers();

  @Test
  void bentAnswersEndInAValueOrARefusal() {
    String minutes = System.getProperty("fuzz.minutes", "");
    String given = System.getProperty("fuzz.seed", "");
    long seed =
        !given.isEmpty() ? Long.parseLong(given) : minutes.isEmpty() ? 1 : System.nanoTime();
    List<Subject> subjects = subjects();
    Fuzzer fuzzer = new Fuzzer(subjects, new Shapes(shapesOfTheirOwn()), OURS);

    System.out.printf("fuzzing %d kinds of answers, -Dfuzz.seed=%d%n", subjects.size(), seed);
    long cases = fuzzer.run(seed, minutes.isEmpty() ? times(CASES) : minutes(minutes));
    System.out.printf("%d answers, %d of them decoded%n", cases, fuzzer.values());

    // Both ends must be common, or the changes are too wild or too tame to find anything.
    assertThat(fuzzer.values()).isBetween(cases / 5, cases * 4 / 5);
  }

  private static BooleanSupplier times(long count) {
    AtomicLong left = new AtomicLong(count);
    return () -> left.getAndDecrement() > 0;
  }

  private static BooleanSupplier minutes(String minutes) {
    long start = System.nanoTime();
    long nanos = (long) (Double.parseDouble(minutes) * Duration.ofMinutes(1).toNanos());
    return () -> System.nanoTime() - start < nanos;
  }

  private List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    List<JavaClass> found = new ArrayList<>(new ClassFileImporter().importPackages(MODEL));
    // A seed means the same answers only in the same order.
    found.sort(Comparator.comparing(JavaClass::getName));
    for (JavaClass candidate : found) {
      if (candidate.isRecord() && candidate.getModifiers().contains(JavaModifier.PUBLIC)) {
        Class<?> type = candidate.reflect();
        Type list = Types.newParameterizedType(List.class, type);
        JsonAdapter<?> rows = answers.list(type);
        subjects.add(
            new Subject(type.getName(), (shapes, r) -> shapes.of(type, r), answers.one(type)));
        subjects.add(
            new Subject("list of " + type.getName(), (shapes, r) -> shapes.of(list, r), rows));
        subjects.add(
            new Subject(
                "guest agent's list of " + type.getName(),
                (shapes, r) -> object("result", shapes.of(list, r)),
                new AgentResultAdapter<>(rows)));
      }
    }
    subjects.add(
        new Subject(
            Permissions.class.getName(),
            (shapes, r) -> shapes.of(Permissions.class, r),
            answers.one(Permissions.class)));
    return subjects;
  }

  private static Map<Class<?>, BiFunction<Shapes, RandomGenerator, Json>> shapesOfTheirOwn() {
    Type entries = Types.newParameterizedType(List.class, ClusterStatus.Entry.class);
    Type lines = Types.newParameterizedType(List.class, LogLine.class);
    Type privileges = Types.newParameterizedType(Map.class, String.class, Boolean.class);
    Type paths = Types.newParameterizedType(Map.class, String.class, privileges);
    return Map.of(
        ClusterStatus.class,
        (shapes, r) -> shapes.of(entries, r),
        ClusterStatus.Entry.class,
        DecodingFuzzTest::entry,
        TaskLog.class,
        (shapes, r) -> shapes.of(r.nextInt(4) == 0 ? LogLine.class : lines, r),
        Permissions.class,
        (shapes, r) -> shapes.of(paths, r),
        Upid.class,
        (shapes, r) -> Json.text("UPID:pve1:0000C0DE:0000BEEF:6A000000:vzdump:100:root@pam:"),
        GuestId.class,
        (shapes, r) -> Json.text("qemu/100"),
        StorageId.class,
        (shapes, r) -> Json.text("storage/pve1/local"),
        VolumeId.class,
        (shapes, r) -> Json.text("local:backup/vzdump-qemu-100-2026_01_31-02_00_00.vma.zst"),
        Fingerprint.class,
        (shapes, r) -> Json.text("AB:".repeat(31) + "AB"));
  }

  private static Json entry(Shapes shapes, RandomGenerator random) {
    Map<String, Class<?>> types =
        Map.of(
            "cluster", ClusterStatus.ClusterEntry.class,
            "node", ClusterStatus.NodeEntry.class,
            "qdevice", ClusterStatus.OtherEntry.class);
    String type = Shapes.pick(List.of("cluster", "node", "qdevice"), random);
    Json.Obj row = (Json.Obj) shapes.of(Objects.requireNonNull(types.get(type)), random);
    List<Json.Member> members = new ArrayList<>(row.members());
    members.add(random.nextInt(members.size() + 1), member("type", Json.text(type)));
    return new Json.Obj(members);
  }

  private static Json object(String name, Json value) {
    return new Json.Obj(List.of(member(name, value)));
  }

  private static Json.Member member(String name, Json value) {
    return new Json.Member(Json.text(name).text(), value);
  }
}
