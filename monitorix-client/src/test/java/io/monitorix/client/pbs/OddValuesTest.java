package io.monitorix.client.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Json;
import io.monitorix.client.pbs.model.AclEntry;
import io.monitorix.client.pbs.model.ActiveOperations;
import io.monitorix.client.pbs.model.BackupGroup;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshot;
import io.monitorix.client.pbs.model.Certificate;
import io.monitorix.client.pbs.model.Datastore;
import io.monitorix.client.pbs.model.DatastoreConfig;
import io.monitorix.client.pbs.model.DatastoreHistoryPoint;
import io.monitorix.client.pbs.model.DatastoreStatus;
import io.monitorix.client.pbs.model.DatastoreUsage;
import io.monitorix.client.pbs.model.DebianPackage;
import io.monitorix.client.pbs.model.Disk;
import io.monitorix.client.pbs.model.DiskSmart;
import io.monitorix.client.pbs.model.GarbageCollection;
import io.monitorix.client.pbs.model.MediaPool;
import io.monitorix.client.pbs.model.MediaSet;
import io.monitorix.client.pbs.model.Namespace;
import io.monitorix.client.pbs.model.NetworkInterface;
import io.monitorix.client.pbs.model.NodeDns;
import io.monitorix.client.pbs.model.NodeHistoryPoint;
import io.monitorix.client.pbs.model.NodeStatus;
import io.monitorix.client.pbs.model.NodeTime;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.Ping;
import io.monitorix.client.pbs.model.PruneJob;
import io.monitorix.client.pbs.model.Realm;
import io.monitorix.client.pbs.model.Remote;
import io.monitorix.client.pbs.model.Repositories;
import io.monitorix.client.pbs.model.Role;
import io.monitorix.client.pbs.model.Service;
import io.monitorix.client.pbs.model.Subscription;
import io.monitorix.client.pbs.model.SyncJob;
import io.monitorix.client.pbs.model.TapeBackupJob;
import io.monitorix.client.pbs.model.TapeChanger;
import io.monitorix.client.pbs.model.TapeDrive;
import io.monitorix.client.pbs.model.TapeDriveStatus;
import io.monitorix.client.pbs.model.TapeMedium;
import io.monitorix.client.pbs.model.TapeSlot;
import io.monitorix.client.pbs.model.Task;
import io.monitorix.client.pbs.model.TaskStatus;
import io.monitorix.client.pbs.model.TrafficRule;
import io.monitorix.client.pbs.model.TwoFactorUser;
import io.monitorix.client.pbs.model.User;
import io.monitorix.client.pbs.model.VerifyJob;
import io.monitorix.client.pbs.model.Version;
import io.monitorix.client.pbs.model.ZfsPool;
import io.monitorix.client.pbs.model.ZfsPoolDetail;
import io.monitorix.client.task.LogLine;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a field, it costs no more than that field. */
class OddValuesTest {

  private static final List<String> ODD =
      List.of("null", "\"?\"", "\"\"", "[]", "{}", "[null]", "-1", "1e300", "1.5", "true");

  private final Answers answers = new Answers();

  static Stream<Class<?>> records() {
    return Stream.of(
        AclEntry.class,
        ActiveOperations.class,
        BackupGroup.class,
        BackupSnapshot.class,
        Certificate.class,
        Datastore.class,
        DatastoreConfig.class,
        DatastoreHistoryPoint.class,
        DatastoreStatus.class,
        DatastoreUsage.class,
        DebianPackage.class,
        Disk.class,
        DiskSmart.class,
        GarbageCollection.class,
        LogLine.class,
        MediaPool.class,
        MediaSet.class,
        Namespace.class,
        NetworkInterface.class,
        NodeDns.class,
        NodeHistoryPoint.class,
        NodeStatus.class,
        NodeTime.class,
        Ping.class,
        PruneJob.class,
        Realm.class,
        Remote.class,
        Repositories.class,
        Role.class,
        Service.class,
        Subscription.class,
        SyncJob.class,
        TapeBackupJob.class,
        TapeChanger.class,
        TapeDrive.class,
        TapeDriveStatus.class,
        TapeMedium.class,
        TapeSlot.class,
        Task.class,
        TaskStatus.class,
        TrafficRule.class,
        TwoFactorUser.class,
        User.class,
        VerifyJob.class,
        Version.class,
        ZfsPool.class,
        ZfsPoolDetail.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void anOddValueCostsNoMoreThanItsField(Class<?> type) throws IOException {
    for (String odd : ODD) {
      String row =
          Arrays.stream(type.getRecordComponents())
              .map(component -> "\"" + name(component) + "\":" + value(component, odd))
              .collect(Collectors.joining(",", "{", "}"));

      List<?> rows = answers.list(type).fromJson("[" + row + "]");

      assertThat(rows).as(odd).hasSize(1);
      assertThat(rows.toString()).as(odd).startsWith("[" + type.getSimpleName());
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void everythingThatMayBeAbsentMayBeAbsentAtOnce(Class<?> type) throws IOException {
    String row =
        Arrays.stream(type.getRecordComponents())
            .filter(OddValuesTest::isNeeded)
            .map(component -> "\"" + name(component) + "\":" + good(component.getType()))
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(answers.list(type).fromJson("[" + row + "]")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRowWithoutWhatItNeedsIsLeftOut(Class<?> type) throws IOException {
    boolean needsSomething =
        Arrays.stream(type.getRecordComponents()).anyMatch(OddValuesTest::isNeeded);

    assertThat(answers.list(type).fromJson("[{},null,{\"new\":[{}]}]"))
        .hasSize(needsSomething ? 0 : 2);
  }

  private static String name(RecordComponent component) {
    Json renamed = component.getAnnotation(Json.class);
    return renamed == null ? component.getName() : renamed.name();
  }

  private static String value(RecordComponent component, String odd) {
    return isNeeded(component) ? good(component.getType()) : odd;
  }

  private static boolean isNeeded(RecordComponent component) {
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
        && component.getType() != List.class
        && component.getType() != Map.class;
  }

  private static String good(Class<?> type) {
    if (type == PbsUpid.class) {
      return "\"UPID:a:00000001:00000001:00000000:6955B900:verify:s:root@pam:\"";
    } else if (type == Instant.class || type == long.class) {
      return "1767225600";
    }
    assertThat(type).isIn(String.class, BackupNamespace.class);
    return "\"x\"";
  }
}
