package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Fingerprint;
import io.monitorix.client.pve.model.BackupCompression;
import io.monitorix.client.pve.model.BackupJob;
import io.monitorix.client.pve.model.BackupMode;
import io.monitorix.client.pve.model.Certificate;
import io.monitorix.client.pve.model.ClusterResource;
import io.monitorix.client.pve.model.GuestId;
import io.monitorix.client.pve.model.GuestLock;
import io.monitorix.client.pve.model.GuestState;
import io.monitorix.client.pve.model.GuestSummary;
import io.monitorix.client.pve.model.HaServiceState;
import io.monitorix.client.pve.model.NodeState;
import io.monitorix.client.pve.model.NodeSummary;
import io.monitorix.client.pve.model.ReplicationJob;
import io.monitorix.client.pve.model.StorageId;
import io.monitorix.client.pve.model.StorageVolume;
import io.monitorix.client.pve.model.Subscription;
import io.monitorix.client.pve.model.SubscriptionLevel;
import io.monitorix.client.pve.model.SubscriptionState;
import io.monitorix.client.pve.model.UncoveredGuest;
import io.monitorix.client.pve.model.VerificationState;
import io.monitorix.client.pve.model.VolumeContent;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What programs switch on, from the text that came. */
class TypedWordsTest {

  private final PveServer server = new PveServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aResourceTellsWhatItIsAndHowItFares() {
    server.answerData(
        "[{\"id\":\"qemu/7\",\"type\":\"qemu\",\"status\":\"paused\",\"lock\":\"backup\","
            + "\"hastate\":\"fence\"},{\"id\":\"lxc/8\",\"type\":\"lxc\",\"status\":\"unknown\","
            + "\"lock\":\"dreaming\"},{\"id\":\"node/a\",\"type\":\"node\",\"status\":\"online\",\"host-arch\":\"aarch64\"},"
            + "{\"id\":\"storage/a/tank\",\"type\":\"storage\",\"status\":\"available\","
            + "\"content\":\"images,rootdir\"}]");

    List<ClusterResource> rows = server.client.cluster().resources().execute();

    assertThat(rows)
        .extracting(row -> row.guestId().orElse(null))
        .containsExactly(GuestId.qemu(7), GuestId.lxc(8), null, null);
    assertThat(rows)
        .extracting(row -> row.storageId().orElse(null))
        .containsExactly(null, null, null, new StorageId("a", "tank"));
    assertThat(rows)
        .extracting(row -> row.guestState().orElse(null))
        .containsExactly(GuestState.PAUSED, GuestState.UNKNOWN, null, null);
    assertThat(rows)
        .extracting(row -> row.nodeState().orElse(null))
        .containsExactly(null, null, NodeState.ONLINE, null);
    assertThat(rows)
        .extracting(row -> row.lockReason().orElse(null))
        .containsExactly(GuestLock.BACKUP, GuestLock.UNKNOWN, null, null);
    assertThat(rows)
        .extracting(row -> row.haState().orElse(null))
        .containsExactly(HaServiceState.FENCE, null, null, null);
    assertThat(rows.get(3).contents())
        .containsExactlyInAnyOrder(VolumeContent.IMAGES, VolumeContent.ROOTDIR);
    assertThat(rows.get(1).lock()).isEqualTo("dreaming");
    assertThat(rows.get(2).hostArch()).isEqualTo("aarch64");
  }

  @Test
  void aFingerprintThatIsNoneCostsNothingElse() {
    server.answerData(
        "[{\"node\":\"a\",\"status\":\"online\",\"level\":\"\",\"ssl_fingerprint\":\""
            + "ab".repeat(32)
            + "\"},{\"node\":\"b\",\"status\":\"levitating\",\"level\":\"z\","
            + "\"ssl_fingerprint\":\"AB:CD\"},{\"node\":\"c\",\"ssl_fingerprint\":7}]");
    server.answerData(
        "[{\"filename\":\"x.pem\",\"fingerprint\":\""
            + "AB:".repeat(31)
            + "AB\"},"
            + "{\"filename\":\"y.pem\",\"fingerprint\":\"sha1\"}]");

    List<NodeSummary> nodes = server.client.nodes().execute();
    List<Certificate> certificates = server.client.node("a").certificates().execute();

    Fingerprint expected = Fingerprint.parse("ab".repeat(32));
    assertThat(nodes).extracting(NodeSummary::sslFingerprint).containsExactly(expected, null, null);
    assertThat(nodes)
        .extracting(NodeSummary::state)
        .containsExactly(NodeState.ONLINE, NodeState.UNKNOWN, NodeState.UNKNOWN);
    assertThat(nodes)
        .extracting(NodeSummary::subscriptionLevel)
        .containsExactly(
            SubscriptionLevel.NONE, SubscriptionLevel.UNKNOWN, SubscriptionLevel.UNKNOWN);
    assertThat(certificates).extracting(Certificate::fingerprint).containsExactly(expected, null);
  }

  @Test
  void aGuestInTheListOfItsNodeTellsItsState() {
    server.answerData(
        "[{\"vmid\":7,\"status\":\"running\",\"qmpstatus\":\"io-error\",\"lock\":\"migrate\"},"
            + "{\"vmid\":8,\"status\":\"stopped\"}]");

    List<GuestSummary> guests = server.client.node("a").qemu().execute();

    assertThat(guests)
        .extracting(GuestSummary::state)
        .containsExactly(GuestState.RUNNING, GuestState.STOPPED);
    assertThat(guests)
        .extracting(GuestSummary::qmpState)
        .containsExactly(GuestState.IO_ERROR, GuestState.UNKNOWN);
    assertThat(guests.get(0).lockReason()).contains(GuestLock.MIGRATE);
    assertThat(guests.get(1).lockReason()).isEmpty();
  }

  @Test
  void aVolumeTellsWhoseItIs() {
    server.answerData(
        "[{\"volid\":\"pbs:backup/vm/7/2026-01-01T00:00:00Z\",\"content\":\"backup\",\"vmid\":7,"
            + "\"subtype\":\"qemu\",\"encrypted\":\""
            + "ab:".repeat(31)
            + "ab\",\"verification\":{\"state\":\"failed\"}},"
            + "{\"volid\":\"tank:vm-8-disk-0\",\"content\":\"hologram\",\"vmid\":8,"
            + "\"encrypted\":\"1\"},{\"volid\":\"nameless\"}]");

    List<StorageVolume> volumes = server.client.node("a").storage("x").content().execute();

    assertThat(volumes)
        .extracting(StorageVolume::kind)
        .containsExactly(VolumeContent.BACKUP, VolumeContent.UNKNOWN);
    assertThat(volumes)
        .extracting(volume -> volume.guestId().orElse(null))
        .containsExactly(GuestId.qemu(7), null);
    assertThat(volumes)
        .extracting(volume -> volume.encryptionKey().orElse(null))
        .containsExactly(Fingerprint.parse("ab".repeat(32)), null);
    assertThat(volumes.get(0).volid().storage()).isEqualTo("pbs");
    StorageVolume.Verification verification = volumes.get(0).verification();
    assertThat(verification).isNotNull();
    assertThat(verification.outcome()).isEqualTo(VerificationState.FAILED);
  }

  @Test
  void jobsTellWhichGuestAndHow() {
    server.answerData(
        "[{\"id\":\"b\",\"mode\":\"suspend\",\"compress\":\"0\"},{\"id\":\"c\",\"mode\":\"pray\"}]");
    server.answerData(
        "[{\"id\":\"7-0\",\"guest\":\"7\",\"vmtype\":\"lxc\"},{\"id\":\"8-0\",\"guest\":8}]");
    server.answerData("[{\"vmid\":9,\"type\":\"qemu\"},{\"vmid\":10,\"type\":\"hologram\"}]");

    List<BackupJob> backups = server.client.cluster().backupJobs().execute();
    List<ReplicationJob> replication = server.client.cluster().replication().execute();
    List<UncoveredGuest> uncovered = server.client.cluster().notBackedUp().execute();

    assertThat(backups)
        .extracting(BackupJob::backupMode)
        .containsExactly(BackupMode.SUSPEND, BackupMode.UNKNOWN);
    assertThat(backups)
        .extracting(BackupJob::compression)
        .containsExactly(BackupCompression.NONE, BackupCompression.UNKNOWN);
    assertThat(replication)
        .extracting(job -> job.guestId().orElse(null))
        .containsExactly(GuestId.lxc(7), null);
    assertThat(uncovered)
        .extracting(guest -> guest.guestId().orElse(null))
        .containsExactly(GuestId.qemu(9), null);
  }

  @Test
  void aSubscriptionTellsItsStateAndLevel() {
    server.answerData("{\"status\":\"Active\",\"level\":\"p\"}");
    server.answerData("{\"status\":\"pawned\"}");

    Subscription paid = server.client.node("a").subscription().execute();
    Subscription odd = server.client.node("a").subscription().execute();

    assertThat(paid)
        .returns(SubscriptionState.ACTIVE, Subscription::state)
        .returns(SubscriptionLevel.PREMIUM, Subscription::subscriptionLevel);
    assertThat(odd)
        .returns(SubscriptionState.UNKNOWN, Subscription::state)
        .returns("pawned", Subscription::status)
        .returns(SubscriptionLevel.UNKNOWN, Subscription::subscriptionLevel);
  }
}
