package io.monitorix.client.pbs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.monitorix.client.Fingerprint;
import io.monitorix.client.Page;
import io.monitorix.client.internal.json.LenientJson;
import io.monitorix.client.internal.json.PageAdapter;
import io.monitorix.client.internal.json.ParsedText;
import io.monitorix.client.internal.json.PermissionsAdapter;
import io.monitorix.client.internal.json.RecordAdapter;
import io.monitorix.client.pbs.model.BackupGroup;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshot;
import io.monitorix.client.pbs.model.DatastoreUsage;
import io.monitorix.client.pbs.model.NodeStatus;
import io.monitorix.client.pbs.model.PbsUpid;
import io.monitorix.client.pbs.model.Remote;
import io.monitorix.client.pbs.model.Task;
import io.monitorix.client.pbs.model.Version;
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
          ParsedText.factory(Fingerprint.class, Fingerprint::tryParse),
          ParsedText.factory(PbsUpid.class, PbsUpid::tryParse),
          ParsedText.factory(BackupNamespace.class, BackupNamespace::tryParse),
          SampleAdapter.FACTORY,
          PermissionsAdapter.FACTORY,
          Answers::withoutSecrets);

  final JsonAdapter<Version> version = moshi.adapter(Version.class);
  final JsonAdapter<List<DatastoreUsage>> datastoreUsage = list(DatastoreUsage.class);
  final JsonAdapter<List<BackupGroup>> groups = list(BackupGroup.class);
  final JsonAdapter<List<BackupSnapshot>> snapshots = list(BackupSnapshot.class);
  final JsonAdapter<NodeStatus> nodeStatus = moshi.adapter(NodeStatus.class);
  final JsonAdapter<List<Task>> tasks = list(Task.class);

  /** The task that a call has started. */
  final JsonAdapter<PbsUpid> upid = moshi.adapter(PbsUpid.class);

  final JsonAdapter<Page<LogLine>> logPage = new PageAdapter<>(list(LogLine.class));

  /** Fields that may hold secrets must not get into a record, nor from its text into a log. */
  private static @Nullable JsonAdapter<?> withoutSecrets(
      Type type, Set<? extends Annotation> annotations, Moshi moshi) {
    return type == Remote.class ? RecordAdapter.of(Remote.class, moshi, "password") : null;
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
