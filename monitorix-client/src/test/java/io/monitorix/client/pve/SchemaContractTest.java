package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Json;
import com.squareup.moshi.Types;
import io.monitorix.client.pve.model.AclEntry;
import io.monitorix.client.pve.model.AptRepositories;
import io.monitorix.client.pve.model.AvailableUpdate;
import io.monitorix.client.pve.model.BackupJob;
import io.monitorix.client.pve.model.BackupServerStore;
import io.monitorix.client.pve.model.CephFileSystem;
import io.monitorix.client.pve.model.CephFlag;
import io.monitorix.client.pve.model.CephManager;
import io.monitorix.client.pve.model.CephMetadata;
import io.monitorix.client.pve.model.CephMetadataServer;
import io.monitorix.client.pve.model.CephMonitor;
import io.monitorix.client.pve.model.CephOsdTree;
import io.monitorix.client.pve.model.CephPool;
import io.monitorix.client.pve.model.CephStatus;
import io.monitorix.client.pve.model.Certificate;
import io.monitorix.client.pve.model.CifsShare;
import io.monitorix.client.pve.model.ClusterConfigNode;
import io.monitorix.client.pve.model.ClusterJoinInfo;
import io.monitorix.client.pve.model.ClusterLogEntry;
import io.monitorix.client.pve.model.ClusterOptions;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.ContainerInterface;
import io.monitorix.client.pve.model.DirectoryMount;
import io.monitorix.client.pve.model.Disk;
import io.monitorix.client.pve.model.DiskSmart;
import io.monitorix.client.pve.model.Group;
import io.monitorix.client.pve.model.GroupDetails;
import io.monitorix.client.pve.model.GuestFeature;
import io.monitorix.client.pve.model.GuestHistoryPoint;
import io.monitorix.client.pve.model.GuestStatus;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.client.pve.model.HaGroup;
import io.monitorix.client.pve.model.HaManagerStatus;
import io.monitorix.client.pve.model.HaResource;
import io.monitorix.client.pve.model.HaRule;
import io.monitorix.client.pve.model.HaStatusEntry;
import io.monitorix.client.pve.model.InstalledPackage;
import io.monitorix.client.pve.model.IscsiTarget;
import io.monitorix.client.pve.model.LvmThinPool;
import io.monitorix.client.pve.model.LvmTree;
import io.monitorix.client.pve.model.MetricServer;
import io.monitorix.client.pve.model.MetricsExport;
import io.monitorix.client.pve.model.NetworkInterface;
import io.monitorix.client.pve.model.NfsExport;
import io.monitorix.client.pve.model.NicTraffic;
import io.monitorix.client.pve.model.NodeConfig;
import io.monitorix.client.pve.model.NodeDns;
import io.monitorix.client.pve.model.NodeHistoryPoint;
import io.monitorix.client.pve.model.NodeStatus;
import io.monitorix.client.pve.model.NodeStorage;
import io.monitorix.client.pve.model.NodeSummary;
import io.monitorix.client.pve.model.NodeTime;
import io.monitorix.client.pve.model.PciDevice;
import io.monitorix.client.pve.model.PendingChange;
import io.monitorix.client.pve.model.Pool;
import io.monitorix.client.pve.model.PoolDetails;
import io.monitorix.client.pve.model.PruneCandidate;
import io.monitorix.client.pve.model.Realm;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.Role;
import io.monitorix.client.pve.model.SdnVnet;
import io.monitorix.client.pve.model.SdnVnetStatus;
import io.monitorix.client.pve.model.SdnZone;
import io.monitorix.client.pve.model.SdnZoneStatus;
import io.monitorix.client.pve.model.Service;
import io.monitorix.client.pve.model.Snapshot;
import io.monitorix.client.pve.model.StorageConfig;
import io.monitorix.client.pve.model.StorageHistoryPoint;
import io.monitorix.client.pve.model.StorageStatus;
import io.monitorix.client.pve.model.StorageVolume;
import io.monitorix.client.pve.model.Subscription;
import io.monitorix.client.pve.model.Task;
import io.monitorix.client.pve.model.TaskStatus;
import io.monitorix.client.pve.model.TfaEntry;
import io.monitorix.client.pve.model.TokenDetails;
import io.monitorix.client.pve.model.Totem;
import io.monitorix.client.pve.model.UncoveredGuest;
import io.monitorix.client.pve.model.UsbDevice;
import io.monitorix.client.pve.model.User;
import io.monitorix.client.pve.model.UserDetails;
import io.monitorix.client.pve.model.UserTfa;
import io.monitorix.client.pve.model.Version;
import io.monitorix.client.pve.model.VolumeAttributes;
import io.monitorix.client.pve.model.ZfsPool;
import io.monitorix.client.pve.model.ZfsPoolDetail;
import io.monitorix.client.task.LogLine;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares our records with what Proxmox declares to answer, where its schemas lie beside the
 * repository.
 */
class SchemaContractTest {

  private static final Map<String, Class<?>> RECORDS =
      Map.ofEntries(
          Map.entry("/version", Version.class),
          Map.entry("/nodes", NodeSummary.class),
          Map.entry("/nodes/{node}/status", NodeStatus.class),
          Map.entry("/nodes/{node}/subscription", Subscription.class),
          Map.entry("/nodes/{node}/replication", ReplicationJob.class),
          Map.entry("/cluster/resources", ClusterResource.class),
          Map.entry("/cluster/backup-info/not-backed-up", UncoveredGuest.class),
          Map.entry("/nodes/{node}/storage", NodeStorage.class),
          Map.entry("/nodes/{node}/services", Service.class),
          Map.entry("/nodes/{node}/time", NodeTime.class),
          Map.entry("/nodes/{node}/dns", NodeDns.class),
          Map.entry("/nodes/{node}/certificates/info", Certificate.class),
          Map.entry("/nodes/{node}/apt/update", AvailableUpdate.class),
          Map.entry("/nodes/{node}/disks/list", Disk.class),
          Map.entry("/nodes/{node}/disks/smart", DiskSmart.class),
          Map.entry("/nodes/{node}/disks/zfs", ZfsPool.class),
          Map.entry("/nodes/{node}/disks/zfs/{name}", ZfsPoolDetail.class),
          Map.entry("/nodes/{node}/disks/lvm", LvmTree.class),
          Map.entry("/nodes/{node}/disks/lvmthin", LvmThinPool.class),
          Map.entry("/nodes/{node}/network", NetworkInterface.class),
          Map.entry("/nodes/{node}/netstat", NicTraffic.class),
          Map.entry("/nodes/{node}/hardware/pci", PciDevice.class),
          Map.entry("/nodes/{node}/hardware/usb", UsbDevice.class),
          Map.entry("/nodes/{node}/tasks", Task.class),
          Map.entry("/nodes/{node}/tasks/{upid}/status", TaskStatus.class),
          Map.entry("/nodes/{node}/tasks/{upid}/log", LogLine.class),
          Map.entry("/nodes/{node}/rrddata", NodeHistoryPoint.class),
          Map.entry("/nodes/{node}/qemu", GuestSummary.class),
          Map.entry("/nodes/{node}/lxc", GuestSummary.class),
          Map.entry("/nodes/{node}/qemu/{vmid}/status/current", GuestStatus.class),
          Map.entry("/nodes/{node}/lxc/{vmid}/status/current", GuestStatus.class),
          Map.entry("/nodes/{node}/qemu/{vmid}/snapshot", Snapshot.class),
          Map.entry("/nodes/{node}/lxc/{vmid}/snapshot", Snapshot.class),
          Map.entry("/nodes/{node}/qemu/{vmid}/pending", PendingChange.class),
          Map.entry("/nodes/{node}/lxc/{vmid}/pending", PendingChange.class),
          Map.entry("/nodes/{node}/qemu/{vmid}/feature", GuestFeature.class),
          Map.entry("/nodes/{node}/lxc/{vmid}/feature", GuestFeature.class),
          Map.entry("/nodes/{node}/qemu/{vmid}/rrddata", GuestHistoryPoint.class),
          Map.entry("/nodes/{node}/lxc/{vmid}/interfaces", ContainerInterface.class),
          Map.entry("/cluster/tasks", Task.class),
          Map.entry("/cluster/backup", BackupJob.class),
          Map.entry("/cluster/replication", ReplicationJob.class),
          Map.entry("/cluster/options", ClusterOptions.class),
          Map.entry("/cluster/ha/status/current", HaStatusEntry.class),
          Map.entry("/cluster/ha/status/manager_status", HaManagerStatus.class),
          Map.entry("/cluster/ha/resources", HaResource.class),
          Map.entry("/cluster/ceph/status", CephStatus.class),
          Map.entry("/cluster/ceph/flags", CephFlag.class),
          Map.entry("/nodes/{node}/ceph/osd", CephOsdTree.class),
          Map.entry("/nodes/{node}/storage/{storage}/status", StorageStatus.class),
          Map.entry("/nodes/{node}/storage/{storage}/content", StorageVolume.class),
          Map.entry("/nodes/{node}/version", Version.class),
          Map.entry("/nodes/{node}/config", NodeConfig.class),
          Map.entry("/nodes/{node}/services/{service}/state", Service.class),
          Map.entry("/nodes/{node}/apt/versions", InstalledPackage.class),
          Map.entry("/nodes/{node}/apt/repositories", AptRepositories.class),
          Map.entry("/nodes/{node}/disks/directory", DirectoryMount.class),
          Map.entry("/nodes/{node}/scan/nfs", NfsExport.class),
          Map.entry("/nodes/{node}/scan/cifs", CifsShare.class),
          Map.entry("/nodes/{node}/scan/pbs", BackupServerStore.class),
          Map.entry("/nodes/{node}/scan/iscsi", IscsiTarget.class),
          Map.entry("/nodes/{node}/sdn/zones", SdnZoneStatus.class),
          Map.entry("/nodes/{node}/sdn/zones/{zone}/content", SdnVnetStatus.class),
          Map.entry("/nodes/{node}/ceph/status", CephStatus.class),
          Map.entry("/nodes/{node}/ceph/pool", CephPool.class),
          Map.entry("/nodes/{node}/ceph/mon", CephMonitor.class),
          Map.entry("/nodes/{node}/ceph/mgr", CephManager.class),
          Map.entry("/nodes/{node}/ceph/mds", CephMetadataServer.class),
          Map.entry("/nodes/{node}/ceph/fs", CephFileSystem.class),
          Map.entry("/cluster/ceph/metadata", CephMetadata.class),
          Map.entry("/cluster/config/nodes", ClusterConfigNode.class),
          Map.entry("/cluster/config/join", ClusterJoinInfo.class),
          Map.entry("/cluster/config/totem", Totem.class),
          Map.entry("/cluster/log", ClusterLogEntry.class),
          Map.entry("/cluster/metrics/export", MetricsExport.class),
          Map.entry("/cluster/metrics/server", MetricServer.class),
          Map.entry("/cluster/sdn/zones", SdnZone.class),
          Map.entry("/cluster/sdn/vnets", SdnVnet.class),
          Map.entry("/cluster/ha/groups", HaGroup.class),
          Map.entry("/cluster/ha/rules", HaRule.class),
          Map.entry("/access/users/{userid}", UserDetails.class),
          Map.entry("/access/users/{userid}/token", User.Token.class),
          Map.entry("/access/users/{userid}/token/{tokenid}", TokenDetails.class),
          Map.entry("/access/groups", Group.class),
          Map.entry("/access/groups/{groupid}", GroupDetails.class),
          Map.entry("/access/roles", Role.class),
          Map.entry("/access/acl", AclEntry.class),
          Map.entry("/access/domains", Realm.class),
          Map.entry("/access/tfa", UserTfa.class),
          Map.entry("/access/tfa/{userid}", TfaEntry.class),
          Map.entry("/storage", StorageConfig.class),
          Map.entry("/storage/{storage}", StorageConfig.class),
          Map.entry("/pools/{poolid}", PoolDetails.class),
          Map.entry("/nodes/{node}/storage/{storage}/content/{volume}", VolumeAttributes.class),
          Map.entry("/nodes/{node}/storage/{storage}/prunebackups", PruneCandidate.class),
          Map.entry("/nodes/{node}/storage/{storage}/rrddata", StorageHistoryPoint.class),
          Map.entry("/nodes/{node}/syslog", LogLine.class),
          Map.entry("/access/users", User.class),
          Map.entry("/pools", Pool.class));

  /**
   * What is left to {@code additional()} on purpose, as a pattern of endpoint and field, and why.
   */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "/nodes/\\{node}/network (bridge-|ovs_|vxlan-|uplink-id|options).*",
          "settings of ifupdown that say nothing about the state",
          "/nodes/\\{node}/disks/lvm (children\\.)*leaf",
          "of the tree view: the types tell groups from volumes",
          "/nodes/\\{node}/lxc/\\{vmid}/interfaces hardware-address",
          "the same as hwaddr, which older versions have too",
          "/cluster/backup (fleecing|performance|prune-backups|exclude-path)",
          "older versions send them as text",
          "/cluster/backup (dumpdir|ionice|lockwait|pbs-change-detection-mode|pigz|quiet|script"
              + "|stdexcludes|stop|stopwait|tmpdir|zstd)",
          "tuning of vzdump that says nothing about the state",
          "/access/users(/\\{userid})? keys",
          "may hold secrets of the second factor",
          "/nodes/\\{node}/subscription (key|signature)",
          "what the subscription was bought with: nothing that monitors needs it",
          "/nodes/\\{node}/config acmedomain.*",
          "one for each domain, so without a fixed name",
          "/cluster/ceph/metadata osd\\.\\{id}",
          "a placeholder and no field",
          "/cluster/sdn/zones (advertise-subnets|bridge-disable-mac-learning"
              + "|disable-arp-nd-suppression|exitnodes.*|mac|peers|rt-import|secondary-controllers"
              + "|vlan-protocol|vrf-vxlan|vxlan-port)",
          "routing of the zone that says nothing about its state");

  @ParameterizedTest
  @ValueSource(strings = {"7.4", "8.4", "9.2"})
  void everyDeclaredFieldHasAComponentOrAReason(String version) throws IOException {
    Map<?, ?> schema = Schemas.of(version);
    Map<String, Set<String>> missing = new TreeMap<>();
    int endpoints = 0;
    for (var entry : RECORDS.entrySet()) {
      if (schema.get("GET " + entry.getKey()) instanceof Map<?, ?> endpoint) {
        endpoints++;
        Set<String> fields = new TreeSet<>();
        collectMissing(endpoint.get("returns"), entry.getValue(), "", fields);
        fields.removeIf(field -> exempt(entry.getKey() + " " + field));
        if (!fields.isEmpty()) {
          missing.put(entry.getKey(), fields);
        }
      }
    }

    assertThat(endpoints).isGreaterThan(RECORDS.size() * 9 / 10);
    assertThat(missing).isEmpty();
  }

  private static boolean exempt(String field) {
    return EXEMPT.keySet().stream().anyMatch(field::matches);
  }

  private static void collectMissing(
      @Nullable Object schema, Class<?> type, String prefix, Set<String> missing) {
    if (!(schema instanceof Map<?, ?> declared)) {
      return;
    }
    if (declared.get("items") != null) {
      collectMissing(declared.get("items"), type, prefix, missing);
    }
    if (declared.get("properties") instanceof Map<?, ?> properties) {
      for (var property : properties.entrySet()) {
        String name = String.valueOf(property.getKey());
        RecordComponent component = component(type, name);
        if (component == null) {
          missing.add(prefix + name);
        } else {
          Class<?> nested = nestedRecord(component.getGenericType());
          if (nested != null) {
            collectMissing(property.getValue(), nested, prefix + name + ".", missing);
          }
        }
      }
    }
  }

  private static @Nullable RecordComponent component(Class<?> type, String name) {
    for (RecordComponent component : type.getRecordComponents()) {
      Json renamed = component.getAnnotation(Json.class);
      if (name.equals(renamed == null ? component.getName() : renamed.name())) {
        return component;
      }
    }
    return null;
  }

  private static @Nullable Class<?> nestedRecord(Type type) {
    Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    Class<?> raw = Types.getRawType(element);
    return raw.isRecord() ? raw : null;
  }
}
