package io.monitorix.client.pve;

import static org.assertj.core.api.Assertions.assertThat;

import io.monitorix.client.Consolidation;
import io.monitorix.client.Timeframe;
import io.monitorix.client.pve.model.GuestKind;
import io.monitorix.client.pve.model.PruneCandidate;
import io.monitorix.client.pve.model.StorageHistoryPoint;
import io.monitorix.client.pve.model.VolumeAttributes;
import io.monitorix.client.pve.model.VolumeId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StorageDecodingTest {

  private final PveServer server = new PveServer();
  private final StorageApi storage = server.client.node("a").storage("s");

  @AfterEach
  void stop() {
    server.close();
  }

  private String target() throws InterruptedException {
    return WritesTest.target(server.http.takeRequest());
  }

  @Test
  void aVolumeOnItsOwnTellsMoreThanInAList() throws InterruptedException {
    server.answerData(
        "{\"path\":\"/mnt/s/dump/x.vma.zst\",\"size\":\"100\",\"used\":90,\"format\":\"vma.zst\","
            + "\"notes\":\"one\\ntwo\",\"protected\":\"1\",\"odd\":7}");

    VolumeAttributes volume = storage.volume(VolumeId.parse("s:backup/x.vma.zst")).execute();

    assertThat(target()).isEqualTo("GET /nodes/a/storage/s/content/s:backup/x.vma.zst");
    assertThat(volume)
        .returns("/mnt/s/dump/x.vma.zst", VolumeAttributes::path)
        .returns(100L, VolumeAttributes::size)
        .returns(90L, VolumeAttributes::used)
        .returns("vma.zst", VolumeAttributes::format)
        .returns("one\ntwo", VolumeAttributes::notes)
        .returns(true, VolumeAttributes::keep);
    assertThat(volume.additional()).containsOnlyKeys("odd");
  }

  @Test
  void aPreviewTellsWhatPruningWouldRemove() throws InterruptedException {
    server.answerData(
        "[{\"volid\":\"s:backup/a\",\"ctime\":1767225600,\"mark\":\"remove\",\"type\":\"qemu\","
            + "\"vmid\":\"7\"},{\"volid\":\"s:backup/b\",\"mark\":\"protected\"},{\"mark\":\"keep\"}]");
    server.answerData("[]");

    List<PruneCandidate> candidates = storage.prunePreview(PruneFilter.none()).execute();
    storage.prunePreview(PruneFilter.none().kind(GuestKind.QEMU), Retention.last(2)).execute();

    assertThat(candidates).extracting(PruneCandidate::removed).containsExactly(true, false);
    assertThat(candidates.get(0))
        .returns(Instant.parse("2026-01-01T00:00:00Z"), PruneCandidate::createdAt)
        .returns(7L, PruneCandidate::vmid)
        .returns("qemu", PruneCandidate::type);
    assertThat(target()).isEqualTo("GET /nodes/a/storage/s/prunebackups");
    assertThat(target())
        .isEqualTo("GET /nodes/a/storage/s/prunebackups?prune-backups=keep-last%3D2&type=qemu");
  }

  @Test
  void historyHasHoles() throws InterruptedException {
    server.answerData(
        "[{\"time\":60},{\"time\":\"120\",\"total\":1000.5,\"used\":\"1e2\"},{\"used\":1}]");

    List<StorageHistoryPoint> points = storage.rrddata(Timeframe.DAY, Consolidation.MAX).execute();

    assertThat(target()).isEqualTo("GET /nodes/a/storage/s/rrddata?timeframe=day&cf=MAX");
    assertThat(points).hasSize(2);
    assertThat(points.get(0)).returns(null, StorageHistoryPoint::used);
    assertThat(points.get(1))
        .returns(1000.5, StorageHistoryPoint::total)
        .returns(100.0, StorageHistoryPoint::used);
  }
}
