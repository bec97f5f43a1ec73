package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.PbsUpid;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The same for the answers of Backup Server: none leads the decoders astray. */
class BackupDecodingFuzzTest {

  private static final String OURS = "io.monitorix.client.";
  private static final String MODEL = "io.monitorix.client.pbs.model";
  private static final long CASES = 5_000;

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
    long end =
        System.nanoTime()
            + (minutes.isEmpty()
                ? 0
                : (long) (Double.parseDouble(minutes) * Duration.ofMinutes(1).toNanos()));
    long[] left = {CASES};
    long cases = fuzzer.run(seed, () -> left[0]-- > 0 || System.nanoTime() < end);

    assertThat(subjects).hasSizeGreaterThan(80);
    assertThat(fuzzer.values()).isBetween(cases / 5, cases * 4 / 5);
  }

  private List<Subject> subjects() {
    List<Subject> subjects = new ArrayList<>();
    List<JavaClass> found = new ArrayList<>(new ClassFileImporter().importPackages(MODEL));
    found.sort(Comparator.comparing(JavaClass::getName));
    for (JavaClass candidate : found) {
      if (candidate.isRecord() && candidate.getModifiers().contains(JavaModifier.PUBLIC)) {
        Class<?> type = candidate.reflect();
        Type list = Types.newParameterizedType(List.class, type);
        subjects.add(
            new Subject(type.getName(), (shapes, r) -> shapes.of(type, r), answers.one(type)));
        subjects.add(
            new Subject(
                "list of " + type.getName(),
                (shapes, r) -> shapes.of(list, r),
                answers.list(type)));
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
    Type privileges = Types.newParameterizedType(Map.class, String.class, Boolean.class);
    Type paths = Types.newParameterizedType(Map.class, String.class, privileges);
    return Map.of(
        PbsUpid.class,
        (shapes, r) ->
            Json.text("UPID:pbs1:0000C0DE:0000BEEF:00000001:6A000000:verify:store1:root@pam:"),
        BackupNamespace.class,
        (shapes, r) -> Json.text("team/lab"),
        Fingerprint.class,
        (shapes, r) -> Json.text("AB:".repeat(31) + "AB"),
        OptionalDouble.class,
        (shapes, r) -> new Json.Token(Double.toString(r.nextDouble())),
        Permissions.class,
        (shapes, r) -> shapes.of(paths, r));
  }
}
