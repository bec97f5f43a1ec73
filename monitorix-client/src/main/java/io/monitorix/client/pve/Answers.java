package io.monitorix.client.pve;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.client.Fingerprint;
import io.monitorix.client.Page;
import io.monitorix.client.internal.json.AbsentException;
import io.monitorix.client.internal.json.LenientJson;
import io.monitorix.client.internal.json.MappedAdapter;
import io.monitorix.client.internal.json.PageAdapter;
import io.monitorix.client.internal.json.ParsedText;
import io.monitorix.client.internal.json.PermissionsAdapter;
import io.monitorix.client.internal.json.RecordAdapter;
import io.monitorix.client.pve.model.ClusterOptions;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ClusterStatus;
import io.monitorix.client.pve.model.GuestConfig;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.client.pve.model.NodeSummary;
import io.monitorix.client.pve.model.QDevice;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.ReplicationStatus;
import io.monitorix.client.pve.model.StorageId;
import io.monitorix.client.pve.model.Subscription;
import io.monitorix.client.pve.model.TaskLog;
import io.monitorix.client.pve.model.UncoveredGuest;
import io.monitorix.client.pve.model.Upid;
import io.monitorix.client.pve.model.User;
import io.monitorix.client.pve.model.UserDetails;
import io.monitorix.client.pve.model.Version;
import io.monitorix.client.pve.model.VolumeId;
import io.monitorix.client.task.LogLine;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The decoders of all answers, each made once for a client: the fields at once, as they are wanted
 * in every cycle, the others when they are first asked for.
 */
final class Answers {

  private final Moshi moshi =
      LenientJson.moshi(
          ClusterStatusAdapter.FACTORY,
          ParsedText.factory(Upid.class, Upid::tryParse),
          ParsedText.factory(GuestId.class, GuestId::tryParse),
          ParsedText.factory(StorageId.class, StorageId::tryParse),
          ParsedText.factory(VolumeId.class, VolumeId::tryParse),
          ParsedText.factory(Fingerprint.class, Fingerprint::tryParse),
          PermissionsAdapter.FACTORY,
          Answers::withoutSecrets);

  final JsonAdapter<Version> version = moshi.adapter(Version.class);
  final JsonAdapter<ClusterStatus> clusterStatus = moshi.adapter(ClusterStatus.class);
  final JsonAdapter<ClusterResource> resource = moshi.adapter(ClusterResource.class);
  final JsonAdapter<List<UncoveredGuest>> uncoveredGuests = list(UncoveredGuest.class);
  final JsonAdapter<QDevice> qdevice = moshi.adapter(QDevice.class);
  final JsonAdapter<List<NodeSummary>> nodes = list(NodeSummary.class);
  final JsonAdapter<NodeStatus> nodeStatus = moshi.adapter(NodeStatus.class);
  final JsonAdapter<Subscription> subscription = moshi.adapter(Subscription.class);
  final JsonAdapter<List<ReplicationJob>> replicationJobs = list(ReplicationJob.class);
  final JsonAdapter<ReplicationStatus> replicationStatus = moshi.adapter(ReplicationStatus.class);
  final JsonAdapter<List<GuestSummary>> guests = list(GuestSummary.class);
  final JsonAdapter<Set<String>> privileges = new PrivilegesAdapter(moshi);
  final JsonAdapter<GuestConfig> guestConfig = moshi.adapter(GuestConfig.class);
  final JsonAdapter<TaskLog> taskLog = new TaskLogAdapter(moshi);
  final JsonAdapter<Page<LogLine>> taskLogPage =
      new MappedAdapter<>(taskLog, Answers::pageOfExisting);

  /** Fields that may hold secrets must not get into a record, nor from its text into a log. */
  private static @Nullable JsonAdapter<?> withoutSecrets(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    if (type == User.class) {
      return RecordAdapter.of(User.class, moshi, "keys");
    } else if (type == UserDetails.class) {
      return RecordAdapter.of(UserDetails.class, moshi, "keys");
    }
    return type == ClusterOptions.class
        ? RecordAdapter.of(ClusterOptions.class, moshi, "http_proxy")
        : null;
  }

  /** The decoder of rows of which only one text counts. */
  JsonAdapter<List<String>> names(String field) {
    return new NamesAdapter(field);
  }

  private static Page<LogLine> pageOfExisting(TaskLog log) {
    if (!log.found()) {
      throw new AbsentException(
          log.lines().isEmpty() ? "no such task" : "no such task: " + log.lines().get(0).text());
    }
    return new Page<>(log.lines(), log.total());
  }

  /** The decoder of a part of a long list. */
  <T> JsonAdapter<Page<T>> page(Class<T> row) {
    return new PageAdapter<>(list(row));
  }

  /** The decoder of one object; the same one each time. */
  <T> JsonAdapter<T> one(Class<T> type) {
    return moshi.adapter(type);
  }

  /** The decoder of a list; the same one each time. */
  <T> JsonAdapter<List<T>> list(Class<T> row) {
    return moshi.adapter(Types.newParameterizedType(List.class, row));
  }
}
